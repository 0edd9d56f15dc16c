import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";

/**
 * A browser says where its page is from; that origin must be the Worker's own or listed. No origin at all is a
 * program, and its token decides. `null` (a sandboxed or local page) could be anyone.
 */
export function requireAllowedOrigin(request: IRequest, env: Env): void {
  const origin = request.headers.get("Origin");
  if (origin !== null && !isAllowed(origin, request, env)) throw new HttpError(403, "origin_not_allowed");
}

/** The same for a page's origin that something else than its header names. */
export function requireListedOrigin(origin: string, request: IRequest, env: Env): void {
  if (!isAllowed(origin, request, env)) throw new HttpError(403, "origin_not_allowed");
}

/** CORS preflight of the JSON endpoints. */
export function preflight(request: IRequest, env: Env): Response {
  requireAllowedOrigin(request, env);
  const headers = {
    "Access-Control-Allow-Methods": "POST, GET, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "7200",
  };
  return withCors(new Response(null, { status: 204, headers }), request, env);
}

/** Lets the page of an allowed origin read the answer. Never `*`, never with credentials. */
export function withCors(response: Response, request: IRequest, env: Env): Response {
  const origin = request.headers.get("Origin");
  const answer = new Response(response.body, response);
  answer.headers.append("Vary", "Origin");
  if (origin !== null && isAllowed(origin, request, env))
    answer.headers.set("Access-Control-Allow-Origin", origin);
  return answer;
}

function isAllowed(origin: string, request: IRequest, env: Env): boolean {
  return origin === new URL(request.url).origin || configOf(env).allowedOrigins.has(origin);
}
