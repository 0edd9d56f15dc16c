import type { IRequest } from "itty-router";
import * as v from "valibot";
import { bearerOf } from "../access/agent-token.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { isSessionToken } from "../domain/admin-session.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import type { Outcome } from "../domain/outcome.ts";
import { log } from "../log.ts";
import type { AdminActor, Bearer } from "../objects/kernel/doors/directory.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import { AdminCommand, adminDeclarationOf, type AdminCommandType } from "../protocol/admin/commands.ts";
import type { AdminRefusal } from "../protocol/admin/refusals.ts";
import { PROFILE_BODY_BYTES_MAX } from "../protocol/profile/limits.ts";
import { may } from "../protocol/rights.ts";
import { readBody } from "./body.ts";
import { requireClaims } from "./claims.ts";

/** Tokens and secrets of Meta's are some hundred characters long. */
const BODY_BYTES_MAX = 16 * 1024;
/** Of what is longer: a Messenger profile has words in many languages. */
const BODIES: Partial<Record<AdminCommandType, number>> = { "page.profile.save": PROFILE_BODY_BYTES_MAX };

/** Where it is not 409. */
const STATUS: Partial<Record<AdminRefusal["code"], number>> = {
  not_allowed: 403,
  not_found: 404,
  profile_busy: 429,
  meta_unavailable: 503,
  unavailable: 503,
};

/**
 * `POST /api/v1/admin/<command>`, agent token in `Authorization: Bearer`, the command's fields as JSON: 200 `{"result": …}`, or
 * `{"error": {"code": …}}` with what the refusal tells. Whatever it is told, nothing of it is ever told back but what is no secret.
 */
export async function administer(request: IRequest, env: Env): Promise<Response> {
  requireAllowedOrigin(request, env);
  const bearer = await bearerOfCommand(request, env);
  const declared = adminDeclarationOf(String(request.params["command"]));
  if (declared === null) throw new HttpError(404, "command_not_found");
  if (!may(bearer.role, declared.right)) {
    log({ event: "admin.refused", reason: "not_allowed" });
    throw new HttpError(403, "not_allowed");
  }
  const command = await commandOf(request, declared.name);
  const worker = new URL(request.url).origin;
  const actor: AdminActor = { ...bearer, via: { worker, page: request.headers.get("Origin") ?? worker } };
  const outcome = (await directoryStub(env).command(actor, command)) as Outcome<unknown, AdminRefusal>;
  const headers = { "Cache-Control": "no-store" };
  if (outcome.ok) return withCors(Response.json({ result: outcome.value }, { headers }), request, env);
  log({ event: "admin.refused", reason: outcome.refusal.code });
  const status = STATUS[outcome.refusal.code] ?? 409;
  return withCors(Response.json({ error: outcome.refusal }, { status, headers }), request, env);
}

/** By a token of the CRM's, or by one of a session here. */
async function bearerOfCommand(request: IRequest, env: Env): Promise<Bearer> {
  const token = bearerOf(request);
  if (token === null || !isSessionToken(token)) {
    const { sub, name, desk, role, exp } = await requireClaims(token, env, "admin.refused");
    return { sub, name, desk, role, exp };
  }
  const bearer = await directoryStub(env).whose(token);
  if (bearer !== null) return bearer;
  log({ event: "admin.refused", reason: "session_ended" });
  throw new HttpError(401, "token_invalid");
}

/** The body is the command's fields; its name is in the path, and its id may be left out. */
async function commandOf(request: Request, type: AdminCommandType): Promise<AdminCommand> {
  const text = new TextDecoder().decode(await readBody(request, BODIES[type] ?? BODY_BYTES_MAX)).trim();
  let fields: unknown;
  try {
    fields = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new HttpError(400, "bad_command");
  }
  if (typeof fields !== "object" || fields === null) throw new HttpError(400, "bad_command");
  const parsed = v.safeParse(AdminCommand, { id: crypto.randomUUID(), ...fields, type });
  if (!parsed.success) throw new HttpError(400, "bad_command");
  return parsed.output;
}
