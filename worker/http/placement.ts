import type { IRequest } from "itty-router";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log, traceOf } from "../log.ts";
import { isElsewhere } from "../objects/kernel/placement.ts";

/** It tells of the fault by name, and asks no object where it stands. */
const HEALTH = "/health";
/** An object that cannot be reached is there again within seconds, as a rule. */
const AGAIN_MS = 5_000;

/**
 * Before every route: 503 `jurisdiction_changed` where the data lies in another jurisdiction than the one that is configured, instead of
 * beginning empty. Meta repeats what it delivers meanwhile. What may write records the jurisdiction that holds from then on. Where nobody
 * can tell it now, 503 `unavailable` with `Retry-After`: nothing is written where it may not belong.
 */
export async function requirePlacement(request: IRequest, env: Env): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
  if (request.method === "OPTIONS" || new URL(request.url).pathname === HEALTH) return;
  if (await known(isElsewhere(env, !isRead))) throw new HttpError(503, "jurisdiction_changed");
}

async function known(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    log({ event: "fault", where: "placement", error: traceOf(error) });
    throw new HttpError(503, "unavailable", { retryAfterMs: AGAIN_MS });
  }
}
