import type { IRequest } from "itty-router";
import { bearerOf } from "../access/agent-token.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { isSessionToken } from "../domain/admin-session.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { pageStub } from "../objects/kernel/stubs.ts";
import { may, type Right } from "../protocol/rights.ts";
import { requireClaims } from "./claims.ts";
import { take } from "./rates.ts";
import { whoseSession } from "./session.ts";

const PAGE_ID = /^[1-9]\d{4,29}$/;

/**
 * `GET /api/v1/pages/:pageId/health`, token of a supervisor or above of the Page's desk, or of an operator: `{at, checks}`, what was
 * found last; where nobody looked yet, what is found now.
 */
export async function showPageHealth(request: IRequest, env: Env): Promise<Response> {
  const pageId = await requirePage(request, env, "manage_pages");
  const page = pageStub(env, pageId);
  const found = (await page.diagnosis(pageId)) ?? (await page.check(pageId, new URL(request.url).origin));
  const headers = { "Cache-Control": "no-store" };
  return withCors(Response.json({ pageId, ...found }, { headers }), request, env);
}

/**
 * `POST /api/v1/pages/:pageId/check`, for who may connect the Page: looks now, and tells each finding as it comes, as JSON on lines:
 * `{"check": …}`, and at last `{"diagnosis": {at, checks}}`. What breaks off before that was not found.
 */
export async function checkPageAloud(request: IRequest, env: Env): Promise<Response> {
  const pageId = await requirePage(request, env, "connect_pages");
  const lines = await pageStub(env, pageId).checkAloud(pageId, new URL(request.url).origin);
  const headers = { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-store" };
  return withCors(new Response(lines, { headers }), request, env);
}

/** The Page that is named, for whoever reaches its desk with this right; for all others there is none. */
async function requirePage(request: IRequest, env: Env, right: Right): Promise<string> {
  requireAllowedOrigin(request, env);
  const token = bearerOf(request);
  const bearer =
    token !== null && isSessionToken(token)
      ? await whoseSession(request, env, token)
      : await requireClaims(token, env, "admin.refused");
  if (bearer === null) throw new HttpError(401, "token_invalid");
  take("admin", `${bearer.desk} ${bearer.sub}`);
  if (!may(bearer.role, right)) throw new HttpError(403, "not_allowed");
  const pageId = String(request.params["pageId"]);
  const desk = PAGE_ID.test(pageId) ? (await pageStub(env, pageId).health(pageId)).desk : null;
  const isTheirs = desk !== null && (desk === bearer.desk || may(bearer.role, "manage_desks"));
  if (!isTheirs) throw new HttpError(404, "not_found");
  return pageId;
}
