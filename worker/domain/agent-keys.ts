import * as v from "../protocol/values.ts";
import { AGENT_SECRET_BYTES_MIN } from "../protocol/limits.ts";
import { ROLES, type Role } from "../protocol/rights.ts";

/** Who may sign agent tokens, for which desks (null: all), in which roles. `kid` null: the deployment's single secret. */
export type AgentKey = {
  kid: string | null;
  alg: string;
  desks: string[] | null;
  roles: readonly Role[];
} & ({ secret: string } | { jwksUrl: string });

const SYMMETRIC = ["HS256", "HS384", "HS512"];
const ASYMMETRIC = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** What `maxRole` stands for. The operator of a deployment is beyond all of them, and is named in `roles` alone. */
const UP_TO = {
  agent: ["agent"],
  supervisor: ["agent", "wallboard", "supervisor"],
  admin: ["agent", "wallboard", "supervisor", "admin"],
  service: ["agent", "wallboard", "supervisor", "admin", "service"],
} as const satisfies Record<string, readonly Role[]>;
const HIGHEST = ["agent", "supervisor", "admin", "service"] as const;

/** What the single secret signs: every role of a desk. */
export const ROLES_OF_SINGLE_SECRET: readonly Role[] = UP_TO.service;

const isSymmetric = ({ alg }: { alg: string }) => SYMMETRIC.includes(alg);

/** What an object may be beside lacking a field, which is then what was expected. */
const UNFIT: Record<string, string> = { never: "has a field that is not known", Object: "is no object" };

/** The messages never quote what they speak of: it may be a secret. */
const AgentKeySchema = v.pipe(
  v.strictObject(
    {
      kid: v.pipe(v.string("kid is no text"), v.minLength(1, "kid is empty")),
      alg: v.picklist(
        [...SYMMETRIC, ...ASYMMETRIC],
        `alg is none of ${[...SYMMETRIC, ...ASYMMETRIC].join(", ")}`,
      ),
      secret: v.optional(v.string("secret is no text")),
      jwksUrl: v.optional(
        v.pipe(
          v.string("jwksUrl is no text"),
          v.url("jwksUrl is no address"),
          v.startsWith("https://", "jwksUrl is not https"),
        ),
      ),
      desks: v.optional(v.array(v.string("desks is no list of names"), "desks is no list of names")),
      roles: v.optional(
        v.array(
          v.picklist(ROLES, `roles has one that is none of ${ROLES.join(", ")}`),
          "roles is no list of roles",
        ),
      ),
      maxRole: v.optional(v.picklist(HIGHEST, `maxRole is none of ${HIGHEST.join(", ")}`)),
    },
    ({ expected }) => UNFIT[expected] ?? `has no ${expected}`,
  ),
  // A public key must never be accepted as an HMAC secret, so the algorithm says which of the two it is.
  v.check(
    (key) => isSymmetric(key) === (key.secret !== undefined),
    "HS algorithms take a secret, all others do not",
  ),
  v.check(
    (key) => isSymmetric(key) === (key.jwksUrl === undefined),
    "HS algorithms take no jwksUrl, all others do",
  ),
  v.check(
    ({ secret = null }) => secret === null || byteLength(secret) >= AGENT_SECRET_BYTES_MIN,
    `secret has less than ${String(AGENT_SECRET_BYTES_MIN)} bytes`,
  ),
  v.check(({ roles, maxRole }) => roles === undefined || maxRole === undefined, "has roles and maxRole"),
);

const AgentKeys = v.pipe(
  v.string(),
  v.parseJson(undefined, "is no JSON"),
  v.array(AgentKeySchema, "is no list"),
);

/** `AGENT_KEYS`. With a problem in one of them no key is taken. */
export function readAgentKeyList(json: string): { keys: AgentKey[]; problems: string[] } {
  const parsed = v.safeParse(AgentKeys, json);
  if (!parsed.success) {
    const problems = parsed.issues.map(({ path, message }) => {
      const at = path?.[0]?.key;
      return typeof at === "number" ? `no. ${String(at + 1)} ${message}` : message;
    });
    return { keys: [], problems };
  }
  const keys = parsed.output.map(({ kid, alg, secret, jwksUrl, desks, roles, maxRole }): AgentKey => {
    const common = { kid, alg, desks: desks ?? null, roles: roles ?? UP_TO[maxRole ?? "agent"] };
    // One of the two is there, as was checked.
    return secret === undefined ? { ...common, jwksUrl: jwksUrl ?? "" } : { ...common, secret };
  });
  return { keys, problems: [] };
}

/** How long a secret is. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
