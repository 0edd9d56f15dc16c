import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from "jose";
import * as v from "../protocol/values.ts";
import type { AgentKey } from "../domain/agent-keys.ts";
import { personName } from "../domain/names.ts";
import { DeskName, Sub } from "../protocol/ids.ts";
import { ADDRESS_UNITS_MAX, TOKEN_TEAMS_MAX } from "../protocol/limits.ts";
import { Id } from "../protocol/routing/fields.ts";
import { ROLES } from "../protocol/rights.ts";
import type { PassClaims } from "./passes.ts";

const AUDIENCE = "fb-chat";
const LIFETIME_S_MAX = 60 * 60;
const SKEW_S = 60;

/** What a token must say beside `aud`, `iat` and `exp`. */
const Claims = v.object({
  sub: Sub,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  desk: DeskName,
  role: v.picklist(ROLES),
  // An agent without a picture is better than none.
  picture: v.fallback(
    v.optional(v.pipe(v.string(), v.url(), v.startsWith("https://"), v.maxLength(ADDRESS_UNITS_MAX))),
    undefined,
  ),
  teams: v.optional(v.array(v.string())),
  iat: v.number(),
  exp: v.number(),
});

type ClaimName = "aud" | "nbf" | keyof v.InferOutput<typeof Claims>;

/** For the log; the caller only learns `token_invalid`. */
export type TokenRefusal =
  | "malformed"
  | "unknown_key"
  | "keys_unavailable"
  | "algorithm_not_allowed"
  | "signature_invalid"
  | "expired"
  | `${ClaimName}_invalid`
  | "lifetime_too_long"
  | "not_yet_valid"
  | "desk_not_allowed"
  | "role_not_allowed";

/** Key sets of the customers' identity providers; jose caches and refreshes each. */
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/**
 * Verifies an agent token: signature with the algorithm pinned to its key, audience, times (skew 60 s, life at
 * most an hour), and that desk and role are within what the key may.
 */
export async function verifyAgentToken(
  token: string,
  keys: AgentKey[],
): Promise<{ ok: true; claims: PassClaims; isSingleSecret: boolean } | { ok: false; reason: TokenRefusal }> {
  const key = keyFor(token, keys);
  if (key === "malformed" || key === "unknown_key") return { ok: false, reason: key };
  const payload = await verified(token, key);
  if (typeof payload === "string") return { ok: false, reason: payload };
  const parsed = v.safeParse(Claims, payload);
  if (!parsed.success) return { ok: false, reason: `${parsed.issues[0].path![0].key as ClaimName}_invalid` };
  const { sub, desk, role, iat, exp, picture, teams } = parsed.output;
  const name = personName(parsed.output.name);
  if (name === null) return { ok: false, reason: "name_invalid" };
  if (exp - iat > LIFETIME_S_MAX) return { ok: false, reason: "lifetime_too_long" };
  if (iat > Date.now() / 1000 + SKEW_S) return { ok: false, reason: "not_yet_valid" };
  if (key.desks !== null && !key.desks.includes(desk)) return { ok: false, reason: "desk_not_allowed" };
  if (!key.roles.includes(role)) return { ok: false, reason: "role_not_allowed" };
  const more = {
    ...(picture === undefined ? {} : { picture }),
    ...(teams === undefined ? {} : { teams: teamIdsIn(teams) }),
  };
  const claims = { sub, name, desk, role, exp: (exp + SKEW_S) * 1000, ...more };
  return { ok: true, claims, isSingleSecret: key.kid === null };
}

/** The host's groups may be more than the desk's teams, and be called otherwise: what is no id names none of them. */
function teamIdsIn(teams: readonly string[]): string[] {
  return [...new Set(teams)].filter((it) => v.is(Id, it)).slice(0, TOKEN_TEAMS_MAX);
}

/** A token is no longer, in characters. */
export const TOKEN_LENGTH_MAX = 8_192;

/** The token in `Authorization: Bearer`; null when there is none that could be one. */
export function bearerOf(request: { headers: Headers }): string | null {
  const [, token = ""] = /^Bearer (.*)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  return couldBeToken(token) ? token : null;
}

/** Whether a text has the letters and the length of a token; who signed it is another question. */
export function couldBeToken(text: string): boolean {
  return text.length <= TOKEN_LENGTH_MAX && /^[\w.~+/=-]+$/.test(text);
}

/** By `kid`; a token without one, or with one that no key has, is for the single secret of the deployment. */
function keyFor(token: string, keys: AgentKey[]): AgentKey | "malformed" | "unknown_key" {
  try {
    const { kid } = decodeProtectedHeader(token);
    return (
      keys.find((key) => key.kid === (kid ?? null)) ?? keys.find((key) => key.kid === null) ?? "unknown_key"
    );
  } catch {
    return "malformed";
  }
}

async function verified(token: string, key: AgentKey): Promise<JWTPayload | TokenRefusal> {
  const options = {
    algorithms: [key.alg],
    audience: AUDIENCE,
    clockTolerance: SKEW_S,
    requiredClaims: ["exp", "iat"],
  };
  try {
    if ("secret" in key)
      return (await jwtVerify(token, new TextEncoder().encode(key.secret), options)).payload;
    return (await jwtVerify(token, keySetAt(key.jwksUrl), options)).payload;
  } catch (error) {
    return refusalOf(error);
  }
}

/** The names of its errors are jose's own. */
function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature_invalid";
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.claim as ClaimName}_invalid`;
  if (error instanceof errors.JOSEAlgNotAllowed) return "algorithm_not_allowed";
  if (error instanceof errors.JWKSNoMatchingKey) return "unknown_key";
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return "malformed";
  return "keys_unavailable";
}

function keySetAt(url: string): ReturnType<typeof createRemoteJWKSet> {
  let set = keySets.get(url);
  if (set === undefined) keySets.set(url, (set = createRemoteJWKSet(new URL(url))));
  return set;
}
