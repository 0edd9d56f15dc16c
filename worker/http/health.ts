import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import type { PageHealth } from "../objects/page/page.ts";
import { SUBSCRIBING } from "../objects/page/subscription.ts";
import { pageStub } from "../objects/stubs.ts";

/**
 * `GET /health`: 200 when nobody has anything to do; 503 with the names of values that are missing or wrong, or when a
 * Page is paused, not subscribed to Meta's webhooks, or out of reach.
 */
export async function showHealth(_request: IRequest, env: Env): Promise<Response> {
  const { faults, page } = configOf(env);
  const pages: Record<string, PageHealth | null> = {};
  if (page !== null) pages[page.id] = await healthOf(env, page.id);
  const isHealthy = faults.length === 0 && Object.values(pages).every(isWell);
  const body = { ok: isHealthy, version: env.VERSION.id, faults, pages };
  return Response.json(body, { status: isHealthy ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

function isWell(page: PageHealth | null): boolean {
  if (page === null || page.pausedBy !== null) return false;
  return page.subscribeError === null || page.subscribeError === SUBSCRIBING;
}

/** Null when the Page cannot be reached: what is wrong in the configuration must show all the same. */
async function healthOf(env: Env, pageId: string): Promise<PageHealth | null> {
  try {
    return await pageStub(env, pageId).health(pageId);
  } catch {
    return null;
  }
}
