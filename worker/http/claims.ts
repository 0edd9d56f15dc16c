import { verifyAgentToken, type TokenRefusal } from "../access/agent-token.ts";
import type { PassClaims } from "../access/passes.ts";
import { isOwnWord } from "../access/words.ts";
import { appSecretsOf, configOf } from "../config.ts";
import { MAIN_DESK } from "../domain/desks.ts";
import { isReviewSecret } from "../domain/review-link.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log } from "../log.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import { askedOf } from "./rates.ts";

/** Whoever is refused for these has no key of the host's: a token that ended, or says something wrong, was signed by one. */
export const FORGED: ReadonlySet<TokenRefusal | "no_token"> = new Set([
  ...(["malformed", "unknown_key", "algorithm_not_allowed", "signature_invalid"] as const),
]);

/**
 * What an agent token says. 401 `token_invalid` for none and for one that is not good: why, the log tells under `event`.
 * 503 `not_configured` where no key is known.
 */
export async function requireClaims(
  token: string | null,
  env: Env,
  event: "pass.refused" | "file.refused" | "admin.refused" | "api.refused",
): Promise<PassClaims> {
  if (configOf(env).agentKeys.length === 0) throw new HttpError(503, "not_configured");
  const read = token === null ? null : await readClaims(token, env);
  if (read?.ok === true) return read.claims;
  const reason = read?.reason ?? "no_token";
  log({ event, reason });
  throw new HttpError(401, "token_invalid", { isForged: FORGED.has(reason) });
}

/**
 * Who may sit at a desk: with an agent token, or by a reviewer link, whose secret stands in the token's place. What else asks for a token
 * asks for an agent's (requireClaims): a reviewer has nothing to look for there. 401 `token_invalid`, as for tokens.
 */
export async function requireSeat(
  request: Request,
  token: string | null,
  env: Env,
  event: "pass.refused" | "file.refused",
): Promise<PassClaims> {
  if (token === null || !isReviewSecret(token)) return await requireClaims(token, env, event);
  const isOwn = await isOwnWord("review_", token, appSecretsOf(configOf(env)));
  const ask = async (): Promise<PassClaims | null> => await directoryStub(env).reviewer(token);
  const claims = await askedOf(request, { text: token, isOwn }, ask, (it) => it !== null);
  if (claims !== null) return claims;
  log({ event, reason: "review_ended" });
  throw new HttpError(401, "token_invalid");
}

/**
 * The claims of a token that is good, or why it is not. The single secret of the deployment signs for its one company: once
 * there is a second desk, for the main one alone.
 */
export async function readClaims(
  token: string,
  env: Env,
): Promise<{ ok: true; claims: PassClaims } | { ok: false; reason: TokenRefusal }> {
  const verified = await verifyAgentToken(token, configOf(env).agentKeys);
  if (!verified.ok) return verified;
  const { claims, isSingleSecret } = verified;
  const isBeyond = isSingleSecret && claims.desk !== MAIN_DESK && (await directoryStub(env).hasSecondDesk());
  return isBeyond ? { ok: false, reason: "desk_not_allowed" } : { ok: true, claims };
}
