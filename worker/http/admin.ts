import type { IRequest } from "itty-router";
import * as v from "../protocol/values.ts";
import { bearerOf } from "../access/agent-token.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { isSessionToken } from "../domain/admin-session.ts";
import { addressClassOf } from "../domain/audit/address.ts";
import type { Env } from "../env.ts";
import { HttpError, secondsOf } from "../errors.ts";
import type { Outcome } from "../domain/outcome.ts";
import { log } from "../log.ts";
import type { AdminActor, Bearer } from "../objects/kernel/doors/directory.ts";
import { whoseSession } from "./session.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import { atDeskDeclarationOf, type AtDeskCommand, type AtDeskType } from "../protocol/admin/at-desk.ts";
import { AdminCommand, adminDeclarationOf, type AdminCommandType } from "../protocol/admin/commands.ts";
import { Command } from "../protocol/commands.ts";
import { DeskName } from "../protocol/ids.ts";
import { ROUTING_BYTES_MAX } from "../protocol/limits.ts";
import { PROFILE_BODY_BYTES_MAX } from "../protocol/profile/limits.ts";
import { may } from "../protocol/rights.ts";
import { readBody } from "./body.ts";
import { requireClaims } from "./claims.ts";
import { take } from "./rates.ts";

/** Tokens and secrets of Meta's are some hundred characters long. */
const BODY_BYTES_MAX = 16 * 1024;
/** Of what is longer: a Messenger profile has words in many languages. */
const BODIES: Partial<Record<AdminCommandType, number>> = { "page.profile.save": PROFILE_BODY_BYTES_MAX };
/** One that is too large is told so with what else is wrong, unless it is much too large. */
const AT_DESK_BYTES_MAX = 2 * ROUTING_BYTES_MAX;

/** Where it is not 409. */
const STATUS: Partial<Record<string, number>> = {
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
  take("admin", `${bearer.desk} ${bearer.sub}`);
  const name = String(request.params["command"]);
  const atDesk = atDeskDeclarationOf(name);
  const declared = atDesk ?? adminDeclarationOf(name);
  if (declared === null) throw new HttpError(404, "command_not_found");
  if (!may(bearer.role, declared.right)) {
    log({ event: "admin.refused", reason: "not_allowed" });
    throw new HttpError(403, "not_allowed");
  }
  const worker = new URL(request.url).origin;
  const from = addressClassOf(request.headers);
  const actor: AdminActor = {
    ...{ ...bearer, via: { worker, page: request.headers.get("Origin") ?? worker } },
    ...(from === null ? {} : { from }),
  };
  const outcome =
    atDesk === null
      ? await administered(request, env, actor, declared.name as AdminCommandType)
      : await administeredAtDesk(request, env, actor, atDesk.name);
  const headers = { "Cache-Control": "no-store" };
  if (outcome.ok) return withCors(Response.json({ result: outcome.value }, { headers }), request, env);
  log({ event: "admin.refused", reason: outcome.refusal.code });
  const status = STATUS[outcome.refusal.code] ?? 409;
  const response = Response.json({ error: outcome.refusal }, { status, headers });
  if ("retryAt" in outcome.refusal)
    response.headers.set("Retry-After", secondsOf(Math.max(0, Number(outcome.refusal.retryAt) - Date.now())));
  return withCors(response, request, env);
}

type Done = Outcome<unknown, { code: string }>;

async function administered(
  request: IRequest,
  env: Env,
  actor: AdminActor,
  name: AdminCommandType,
): Promise<Done> {
  const command = parsed(AdminCommand, { ...(await fieldsOf(request, BODIES[name])), type: name });
  return await directoryStub(env).command(actor, command);
}

/** The desk is named beside the fields, or is the only one that the role reaches. */
async function administeredAtDesk(
  request: IRequest,
  env: Env,
  actor: AdminActor,
  name: AtDeskType,
): Promise<Done> {
  const { desk = actor.desk, ...fields } = await fieldsOf(request, AT_DESK_BYTES_MAX);
  const command = parsed(Command, { ...fields, type: name }) as AtDeskCommand;
  return await directoryStub(env).atDesk(actor, parsed(DeskName, desk), command);
}

/** By a token of the CRM's, or by one of a session here. */
async function bearerOfCommand(request: IRequest, env: Env): Promise<Bearer> {
  const token = bearerOf(request);
  if (token === null || !isSessionToken(token)) {
    const { sub, name, desk, role, exp } = await requireClaims(token, env, "admin.refused");
    return { sub, name, desk, role, exp };
  }
  const bearer = await whoseSession(request, env, token);
  if (bearer !== null) return bearer;
  log({ event: "admin.refused", reason: "session_ended" });
  throw new HttpError(401, "token_invalid");
}

/** The body is the command's fields; its name is in the path, and its id may be left out. */
async function fieldsOf(request: Request, bytesMax = BODY_BYTES_MAX): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBody(request, bytesMax)).trim();
  let fields: unknown;
  try {
    fields = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new HttpError(400, "bad_command");
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields))
    throw new HttpError(400, "bad_command");
  return { id: crypto.randomUUID(), ...fields };
}

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, value);
  if (!read.success) throw new HttpError(400, "bad_command");
  return read.output;
}
