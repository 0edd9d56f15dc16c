import type { IRequest } from "itty-router";
import * as v from "../protocol/values.ts";
import { bearerOf } from "../access/agent-token.ts";
import { ACCESS_HEADER, readAccess } from "../access/cloudflare-access.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { configOf } from "../config.ts";
import { hashOf } from "../domain/admin-link.ts";
import { addressClassOf } from "../domain/audit/address.ts";
import { isSessionToken } from "../domain/admin-session.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { isSameSecret } from "../graph/signature.ts";
import { log } from "../log.ts";
import type { OpenedSession } from "../objects/kernel/doors/directory.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import { readBody } from "./body.ts";
import { renewedSession } from "./session.ts";

const BODY_BYTES_MAX = 1024;

const Entrance = v.strictObject({ secret: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))) });

type Refused = "link_invalid" | "link_used" | "access_unknown" | "not_listed" | "session_ended";

/**
 * `POST /api/v1/admin/session` → `{result: {token, expiresAt}}`: a token of 15 minutes for an administrator who comes without one of
 * the CRM's. `{"secret": …}`: by the one-time link. Otherwise with a session's token in `Authorization: Bearer` the next one, and
 * without by what Cloudflare Access says of the browser.
 */
export async function openAdminSession(request: IRequest, env: Env): Promise<Response> {
  requireAllowedOrigin(request, env);
  const { secret } = await entranceOf(request);
  const session =
    secret === undefined ? await withoutLink(request, env) : await byLink(request, secret, env, Date.now());
  const headers = { "Cache-Control": "no-store" };
  return withCors(Response.json({ result: session }, { headers }), request, env);
}

/** `DELETE /api/v1/admin/session`: the token is good for nothing any more. */
export async function closeAdminSession(request: IRequest, env: Env): Promise<Response> {
  requireAllowedOrigin(request, env);
  const token = bearerOf(request);
  if (token !== null && isSessionToken(token)) await directoryStub(env).leave(token);
  return withCors(new Response(null, { status: 204 }), request, env);
}

async function byLink(request: Request, secret: string, env: Env, now: number): Promise<OpenedSession> {
  const { adminLink } = configOf(env);
  const hash = await hashOf(secret);
  const isGood = adminLink !== null && (await isSameSecret(hash, adminLink.hash)) && now < adminLink.endsAt;
  if (!isGood) throw refusal("link_invalid");
  const outcome = await directoryStub(env).signInByLink(hash, addressClassOf(request.headers));
  if (!outcome.ok) throw refusal(outcome.refusal.code);
  return outcome.value;
}

async function withoutLink(request: IRequest, env: Env): Promise<OpenedSession> {
  const token = bearerOf(request);
  if (token === null) return await byAccess(request, env);
  const renewed = isSessionToken(token) ? await renewedSession(request, env, token) : null;
  if (renewed === null) throw refusal("session_ended");
  return renewed;
}

async function byAccess(request: IRequest, env: Env): Promise<OpenedSession> {
  const { access } = configOf(env);
  const assertion = request.headers.get(ACCESS_HEADER);
  if (access === null || assertion === null) throw refusal("access_unknown");
  const read = await readAccess(assertion, access);
  if (!read.ok) throw refusal("access_unknown", read.reason);
  const outcome = await directoryStub(env).signInByEmail(read.email, addressClassOf(request.headers));
  if (!outcome.ok) throw refusal(outcome.refusal.code);
  return outcome.value;
}

function refusal(code: Refused, why: string = code): HttpError {
  log({ event: "admin.refused", reason: why });
  // What is not of Access, or not the link, is whatever somebody made up. Who is only not listed was let in by Access.
  const isForged = why === "link_invalid" || (code === "access_unknown" && why !== code);
  return new HttpError(code === "not_listed" ? 403 : 401, code, { isForged });
}

async function entranceOf(request: Request): Promise<v.InferOutput<typeof Entrance>> {
  const text = new TextDecoder().decode(await readBody(request, BODY_BYTES_MAX)).trim();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Entrance), text === "" ? "{}" : text);
  if (!parsed.success) throw new HttpError(400, "bad_command");
  return parsed.output;
}
