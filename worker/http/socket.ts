import type { IRequest } from "itty-router";
import * as v from "../protocol/values.ts";
import { appSecretsOf, configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { log } from "../log.ts";
import { isOwnPass, readPass, type PassClaims } from "../access/passes.ts";
import { RELAY_HEADER } from "../objects/kernel/doors/relay.ts";
import { deskStub, directoryStub, relayStub } from "../objects/kernel/stubs.ts";
import { Command, type Opening } from "../protocol/commands.ts";
import { PROTOCOL } from "../protocol/frames.ts";
import { AHEAD_MAX } from "../protocol/limits.ts";
import { may } from "../protocol/rights.ts";
import type { PassAnswer, TicketAnswer } from "../protocol/session/pass.ts";
import { bearerOf, couldBeToken, TOKEN_LENGTH_MAX } from "../access/agent-token.ts";
import { requireSeat } from "./claims.ts";
import { HttpError } from "../errors.ts";
import { readBody } from "./body.ts";
import { askedOf } from "./rates.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";

/**
 * `POST /api/v1/pass`: an agent token, in the body or in `Authorization`, becomes a pass for one socket. The query may name
 * what that socket is to open, `?thread=…&thread=…&view=…&length=…`: its answer comes with the pass.
 */
export function issuePass(request: IRequest, env: Env): Promise<Response> {
  return issue(request, env, "too_many_passes", (answer) => answer, openingsOf(request));
}

/** `POST /api/v1/ticket`: the same by its former name, for gadgets of the version before. Goes with the next version. */
export function issueTicket(request: IRequest, env: Env): Promise<Response> {
  const named = ({ pass, expiresAt }: PassAnswer): TicketAnswer => ({ ticket: pass, expiresAt });
  return issue(request, env, "too_many_tickets", named);
}

async function issue(
  request: IRequest,
  env: Env,
  tooMany: string,
  named: (answer: PassAnswer) => PassAnswer | TicketAnswer,
  opens: readonly Opening[] = [],
): Promise<Response> {
  requireAllowedOrigin(request, env);
  const token = request.headers.has("Authorization") ? bearerOf(request) : await bodyToken(request);
  const claims = seatOf(await requireSeat(request, token, env, "pass.refused"), request);
  // A socket is told of the desk from its first frame on.
  if (claims === null || !may(claims.role, "connect")) {
    log({ event: "pass.refused", reason: "role_not_at_desk" });
    throw new HttpError(403, "not_allowed");
  }
  const issued = await deskStub(env, claims.desk).issuePass(claims.desk, claims, opens);
  if (issued === null) {
    log({ event: "pass.refused", reason: "review_ended" });
    throw new HttpError(401, "token_invalid");
  }
  if (!issued.ok) {
    log({ event: "pass.refused", reason: "too_many_passes" });
    throw new HttpError(429, tooMany, { retryAfterMs: issued.retryAfterMs });
  }
  if (claims.review !== undefined) await directoryStub(env).reviewUsed(claims.review.link);
  return withCors(
    Response.json(named(issued.answer), { headers: { "Cache-Control": "no-store" } }),
    request,
    env,
  );
}

/**
 * As what the bearer of a token takes their seat. A screen on a wall (`?as=wallboard`, and whoever's role is no other) may only
 * `watch`, and is nobody's agent, so that no customer is offered to a wall; null: the role may not.
 */
function seatOf(claims: PassClaims, request: Request): PassClaims | null {
  const isScreen = claims.role === "wallboard" || new URL(request.url).searchParams.get("as") === "wallboard";
  if (!isScreen) return claims;
  const { sub, name, desk, role, exp } = claims;
  return may(role, "watch") ? { sub: `wallboard:${sub}`, name, desk, role: "wallboard", exp } : null;
}

/** Commands as the socket would be given them. What is none of this protocol is passed over: the socket will be asked. */
function openingsOf(request: Request): Opening[] {
  const { searchParams: named } = new URL(request.url);
  const threads = named.getAll("thread").map((conversation) => ({ type: "thread.open", conversation }));
  const list = { type: "list.open", view: named.get("view"), length: Number(named.get("length")) };
  return [list, ...threads].slice(0, AHEAD_MAX).flatMap((fields) => {
    const parsed = v.safeParse(Command, { ...fields, id: crypto.randomUUID() });
    return parsed.success ? [parsed.output as Opening] : [];
  });
}

/** A browser asks nobody before it sends a plain text to another origin, as it does before `Authorization`. */
async function bodyToken(request: Request): Promise<string | null> {
  const body = await readBody(request, TOKEN_LENGTH_MAX).catch((error: unknown) => {
    // What is too long for a token is none.
    if (error instanceof HttpError && error.status === 413) return null;
    throw error;
  });
  // As in a header, where space around a value is none of it: back ends end their answers with a line feed.
  const text = new TextDecoder().decode(body ?? undefined).trim();
  return couldBeToken(text) ? text : null;
}

/** `GET /socket`: the desk named in the pass takes it and answers the upgrade, or a relay does that it names. */
export async function openSocket(request: IRequest, env: Env): Promise<Response> {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    throw new HttpError(426, "upgrade_required");
  requireAllowedOrigin(request, env);
  const [protocol, offered, ...rest] = (request.headers.get("Sec-WebSocket-Protocol") ?? "")
    .split(",")
    .map((item) => item.trim());
  const pass = readPass(offered ?? "");
  if (protocol !== PROTOCOL || rest.length > 0) throw new HttpError(400, "protocol_unknown");
  if (pass === null) throw new HttpError(401, "pass_invalid", { isForged: true });
  const isOwn = await isOwnPass(pass, appSecretsOf(configOf(env)));
  const ask = async (): Promise<Response> => {
    const answer = await deskStub(env, pass.desk).fetch(request);
    const relay = answer.headers.get(RELAY_HEADER);
    if (relay === null) return answer;
    // A large desk: it names who takes it.
    const headers = new Headers(request.headers);
    headers.set(RELAY_HEADER, relay);
    return await relayStub(env, pass.desk, Number(relay)).fetch(request.url, { headers });
  };
  return await askedOf(request, { text: offered ?? "", isOwn }, ask, ({ status }) => status !== 401);
}
