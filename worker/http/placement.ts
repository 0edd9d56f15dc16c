import type { IRequest } from "itty-router";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log, traceOf } from "../log.ts";
import { isElsewhere, isMisspelt } from "../objects/kernel/placement.ts";

const HEALTH = "/health";
/** An object that cannot be reached is there again within seconds, as a rule. */
const AGAIN_MS = 5_000;

/**
 * Before every route: 503 `jurisdiction_changed` where the data lies in another jurisdiction than the one that is configured, instead of
 * beginning empty; `jurisdiction_invalid` where the setting names none. Meta repeats what it delivers meanwhile. Where nobody can tell
 * it now, 503 `unavailable` with `Retry-After`: nothing is written where it may not belong.
 */
export async function requirePlacement(request: IRequest, env: Env): Promise<void> {
  if (isFree(request)) return;
  if (isMisspelt(env)) throw new HttpError(503, "jurisdiction_invalid");
  if (await known(isElsewhere(env, false))) throw new HttpError(503, "jurisdiction_changed");
}

/**
 * After every route: what was accepted may have written something, and the jurisdiction that is configured holds from then on. Not what
 * was refused, or a stranger would decide for an operator who has not yet.
 */
export async function recordPlacement(response: Response, request: IRequest, env: Env): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isFree(request) || isRead || !response.ok) return;
  await known(isElsewhere(env, true));
}

/** It tells of the fault by name; a preflight reaches no object. */
function isFree(request: IRequest): boolean {
  return request.method === "OPTIONS" || new URL(request.url).pathname === HEALTH;
}

async function known(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    log({ event: "fault", where: "placement", error: traceOf(error) });
    throw new HttpError(503, "unavailable", { retryAfterMs: AGAIN_MS });
  }
}
