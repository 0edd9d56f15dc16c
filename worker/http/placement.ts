import type { IRequest } from "itty-router";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { isElsewhere } from "../objects/kernel/placement.ts";

/** It tells of the fault by name, and asks no object where it stands. */
const HEALTH = "/health";

/**
 * Before every route: 503 `jurisdiction_changed` where the data lies in another jurisdiction than the one that is configured, instead of
 * beginning empty. Meta repeats what it delivers meanwhile. What may write records the jurisdiction that holds from then on.
 */
export async function requirePlacement(request: IRequest, env: Env): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
  if (request.method === "OPTIONS" || new URL(request.url).pathname === HEALTH) return;
  if (await isElsewhere(env, !isRead)) throw new HttpError(503, "jurisdiction_changed");
}
