import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log } from "../log.ts";
import { verifyAgentToken } from "./agent-token.ts";
import type { PassClaims } from "./passes.ts";

/**
 * What an agent token says. 401 `token_invalid` for none and for one that is not good: why, the log tells under `event`.
 * 503 `not_configured` where no key is known.
 */
export async function requireClaims(
  token: string | null,
  env: Env,
  event: "pass.refused" | "file.refused",
): Promise<PassClaims> {
  const { agentKeys } = configOf(env);
  if (agentKeys.length === 0) throw new HttpError(503, "not_configured");
  const verified = token === null ? null : await verifyAgentToken(token, agentKeys);
  if (verified?.ok === true) return verified.claims;
  log({ event, reason: verified?.reason ?? "no_token" });
  throw new HttpError(401, "token_invalid");
}
