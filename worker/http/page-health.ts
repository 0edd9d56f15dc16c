import type { IRequest } from "itty-router";
import { bearerOf } from "../access/agent-token.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { isSessionToken } from "../domain/admin-session.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { directoryStub, pageStub } from "../objects/kernel/stubs.ts";
import { may } from "../protocol/rights.ts";
import { requireClaims } from "./claims.ts";

const PAGE_ID = /^[1-9]\d{4,29}$/;

/**
 * `GET /api/v1/pages/:pageId/health`, token of a supervisor or above of the Page's desk, or of an operator: `{at, checks}`, what was
 * found last; where nobody looked yet, what is found now.
 */
export async function showPageHealth(request: IRequest, env: Env): Promise<Response> {
  requireAllowedOrigin(request, env);
  const token = bearerOf(request);
  const bearer =
    token !== null && isSessionToken(token)
      ? await directoryStub(env).whose(token)
      : await requireClaims(token, env, "admin.refused");
  if (bearer === null) throw new HttpError(401, "token_invalid");
  if (!may(bearer.role, "manage_pages")) throw new HttpError(403, "not_allowed");
  const pageId = String(request.params["pageId"]);
  const page = PAGE_ID.test(pageId) ? pageStub(env, pageId) : null;
  const desk = page === null ? null : (await page.health(pageId)).desk;
  const isTheirs = desk !== null && (desk === bearer.desk || may(bearer.role, "manage_desks"));
  if (page === null || !isTheirs) throw new HttpError(404, "not_found");
  const found = (await page.diagnosis(pageId)) ?? (await page.check(pageId, new URL(request.url).origin));
  const headers = { "Cache-Control": "no-store" };
  return withCors(Response.json({ pageId, ...found }, { headers }), request, env);
}
