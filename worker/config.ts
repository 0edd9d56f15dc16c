import * as v from "valibot";
import type { Env } from "./env.ts";
import { ROLES, type Role } from "./protocol/frames.ts";

const GRAPH_URL_DEFAULT = "https://graph.facebook.com/v26.0";
const AGENT_SECRET_BYTES_MIN = 32;

/** Values of the local start script. Public, so a Worker that talks to Meta refuses them. */
const SIMULATOR_VALUES = new Set([
  "simulator-app-secret",
  "simulator-verify-token",
  "simulator-agent-secret-at-least-32-bytes",
]);

/** Who may sign agent tokens, for which desks (null: all), up to which role. */
export type AgentKey = {
  kid: string | null;
  alg: string;
  desks: string[] | null;
  maxRole: Role;
} & ({ secret: string } | { jwksUrl: string });

/** A value that is missing or wrong, by its name; never the value itself. */
export type ConfigFault = { name: string; problem: "missing" | "invalid" | "too_short" | "simulator_value" };

/** What the Worker runs with. A value that is missing or wrong is null, and a fault names it. */
export type Config = {
  appId: string | null;
  appSecret: string | null;
  verifyToken: string | null;
  agentKeys: AgentKey[];
  page: { id: string; token: string } | null;
  allowedOrigins: ReadonlySet<string>;
  graphUrl: string;
  locationHint: DurableObjectLocationHint | null;
  jurisdiction: DurableObjectJurisdiction | null;
  faults: ConfigFault[];
};

const HINTS: readonly string[] = [
  "wnam",
  "enam",
  "sam",
  "weur",
  "eeur",
  "apac",
  "apac-ne",
  "apac-se",
  "oc",
  "afr",
  "me",
];
const JURISDICTIONS: readonly string[] = ["eu", "fedramp", "us"];

const SYMMETRIC = ["HS256", "HS384", "HS512"];
const ASYMMETRIC = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

const AgentKeySchema = v.pipe(
  v.strictObject({
    kid: v.pipe(v.string(), v.minLength(1)),
    alg: v.picklist([...SYMMETRIC, ...ASYMMETRIC]),
    secret: v.optional(v.string()),
    jwksUrl: v.optional(v.pipe(v.string(), v.url(), v.startsWith("https://"))),
    desks: v.optional(v.array(v.string())),
    maxRole: v.optional(v.picklist(ROLES), "agent"),
  }),
  // A public key must never be accepted as an HMAC secret, so the algorithm says which of the two it is.
  v.check((key) =>
    SYMMETRIC.includes(key.alg)
      ? key.secret !== undefined &&
        key.jwksUrl === undefined &&
        byteLength(key.secret) >= AGENT_SECRET_BYTES_MIN
      : key.jwksUrl !== undefined && key.secret === undefined,
  ),
);

const read = new WeakMap<Env, Config>();

/** Reads and checks the configuration once per isolate. Never throws. */
export function configOf(env: Env): Config {
  let config = read.get(env);
  if (config === undefined) read.set(env, (config = readConfig(env)));
  return config;
}

function readConfig(env: Env): Config {
  const faults: ConfigFault[] = [];
  const graphUrl = readGraphUrl(env.FACEBOOK_GRAPH_URL, faults);
  const isMeta = /(^|\.)facebook\.com\.?$/.test(new URL(graphUrl).hostname);

  const secret = (
    name: keyof Env & string,
    value: string | undefined,
    isRequired: boolean,
  ): string | null => {
    const trimmed = value?.trim() ?? "";
    if (trimmed === "") {
      if (isRequired) faults.push({ name, problem: "missing" });
      return null;
    }
    if (isMeta && SIMULATOR_VALUES.has(trimmed)) {
      faults.push({ name, problem: "simulator_value" });
      return null;
    }
    return trimmed;
  };

  const pageId = secret("FACEBOOK_PAGE_ID", env.FACEBOOK_PAGE_ID, false);
  const token = secret("FACEBOOK_PAGE_ACCESS_TOKEN", env.FACEBOOK_PAGE_ACCESS_TOKEN, pageId !== null);
  if (token !== null && pageId === null) faults.push({ name: "FACEBOOK_PAGE_ID", problem: "missing" });
  if (env.MEDIA === undefined) faults.push({ name: "MEDIA", problem: "missing" });
  if (pageId !== null && !/^\d+$/.test(pageId)) faults.push({ name: "FACEBOOK_PAGE_ID", problem: "invalid" });

  return {
    appId: secret("FACEBOOK_APP_ID", env.FACEBOOK_APP_ID, true),
    appSecret: secret("FACEBOOK_APP_SECRET", env.FACEBOOK_APP_SECRET, true),
    verifyToken: secret("FACEBOOK_VERIFY_TOKEN", env.FACEBOOK_VERIFY_TOKEN, true),
    agentKeys: readAgentKeys(
      secret("AGENT_TOKEN_SECRET", env.AGENT_TOKEN_SECRET, false),
      secret("AGENT_KEYS", env.AGENT_KEYS, false),
      isMeta,
      faults,
    ),
    page: pageId !== null && /^\d+$/.test(pageId) && token !== null ? { id: pageId, token } : null,
    allowedOrigins: readOrigins(env.ALLOWED_ORIGINS, faults),
    graphUrl,
    locationHint: oneOf<DurableObjectLocationHint>("LOCATION_HINT", env.LOCATION_HINT, HINTS, faults),
    jurisdiction: oneOf<DurableObjectJurisdiction>(
      "DATA_JURISDICTION",
      env.DATA_JURISDICTION,
      JURISDICTIONS,
      faults,
    ),
    faults,
  };
}

function readGraphUrl(value: string | undefined, faults: ConfigFault[]): string {
  if (value === undefined || value.trim() === "") return GRAPH_URL_DEFAULT;
  const url = URL.parse(value);
  const isLocal = url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url === null || !(url.protocol === "https:" || (url.protocol === "http:" && isLocal))) {
    faults.push({ name: "FACEBOOK_GRAPH_URL", problem: "invalid" });
    return GRAPH_URL_DEFAULT;
  }
  return url.href.replace(/\/$/, "");
}

function readAgentKeys(
  secret: string | null,
  json: string | null,
  isMeta: boolean,
  faults: ConfigFault[],
): AgentKey[] {
  const keys: AgentKey[] = [];
  if (json !== null) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(AgentKeySchema)), json);
    if (!parsed.success) faults.push({ name: "AGENT_KEYS", problem: "invalid" });
    for (const key of parsed.success ? parsed.output : []) {
      if (isMeta && key.secret !== undefined && SIMULATOR_VALUES.has(key.secret)) {
        faults.push({ name: "AGENT_KEYS", problem: "simulator_value" });
        continue;
      }
      const common = { kid: key.kid, alg: key.alg, desks: key.desks ?? null, maxRole: key.maxRole };
      if (key.secret !== undefined) keys.push({ ...common, secret: key.secret });
      else if (key.jwksUrl !== undefined) keys.push({ ...common, jwksUrl: key.jwksUrl });
    }
  }
  if (secret !== null && byteLength(secret) < AGENT_SECRET_BYTES_MIN) {
    faults.push({ name: "AGENT_TOKEN_SECRET", problem: "too_short" });
  } else if (secret !== null) {
    keys.push({ kid: null, alg: "HS256", desks: null, maxRole: "service", secret });
  }
  const isSilent = keys.length === 0 && !faults.some(({ name }) => name.startsWith("AGENT_"));
  if (isSilent) faults.push({ name: "AGENT_TOKEN_SECRET", problem: "missing" });
  return keys;
}

function readOrigins(value: string | undefined, faults: ConfigFault[]): ReadonlySet<string> {
  const origins = (value ?? "")
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
  const valid = origins.filter((origin) => URL.parse(origin)?.origin === origin);
  if (valid.length < origins.length) faults.push({ name: "ALLOWED_ORIGINS", problem: "invalid" });
  return new Set(valid);
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly string[],
  faults: ConfigFault[],
): T | null {
  const trimmed = value?.trim() ?? "";
  if (trimmed === "") return null;
  if (allowed.includes(trimmed)) return trimmed as T;
  faults.push({ name, problem: "invalid" });
  return null;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
