import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import type { PageHealth } from "../objects/page/page.ts";
import { pageStub } from "../objects/stubs.ts";

/** `GET /health`: 200 when the Worker can serve, 503 with the names of values that are missing or wrong. */
export async function showHealth(_request: IRequest, env: Env): Promise<Response> {
  const { faults, page } = configOf(env);
  const pages: Record<string, PageHealth | null> = {};
  if (page !== null) pages[page.id] = await healthOf(env, page.id);
  const isHealthy = faults.length === 0;
  const body = { ok: isHealthy, version: env.VERSION.id, faults, pages };
  return Response.json(body, { status: isHealthy ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

/** Null when the Page cannot be reached: what is wrong in the configuration must show all the same. */
async function healthOf(env: Env, pageId: string): Promise<PageHealth | null> {
  try {
    return await pageStub(env, pageId).health(pageId);
  } catch {
    return null;
  }
}
