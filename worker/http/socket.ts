import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { log } from "../log.ts";
import { readTicket } from "../access/tickets.ts";
import { deskStub } from "../objects/kernel/stubs.ts";
import { PROTOCOL } from "../protocol/frames.ts";
import { bearerOf, verifyAgentToken } from "../access/agent-token.ts";
import { HttpError } from "../errors.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";

/** `POST /api/v1/ticket`: an agent token in `Authorization` becomes a ticket for one socket. */
export async function issueTicket(request: IRequest, env: Env): Promise<Response> {
  requireAllowedOrigin(request, env);
  const { agentKeys } = configOf(env);
  if (agentKeys.length === 0) throw new HttpError(503, "not_configured");
  const token = bearerOf(request);
  const verified = token === null ? null : await verifyAgentToken(token, agentKeys);
  if (verified === null || !verified.ok) {
    log({ event: "ticket.refused", reason: verified?.reason ?? "no_token" });
    throw new HttpError(401, "token_invalid");
  }
  const { claims } = verified;
  const issued = await deskStub(env, claims.desk).issueTicket(claims.desk, claims);
  if (!issued.ok) {
    log({ event: "ticket.refused", reason: "too_many_tickets" });
    throw new HttpError(429, "too_many_tickets", issued.retryAfterMs);
  }
  return withCors(Response.json(issued.answer, { headers: { "Cache-Control": "no-store" } }), request, env);
}

/** `GET /socket`: the desk named in the ticket takes it and answers the upgrade. */
export async function openSocket(request: IRequest, env: Env): Promise<Response> {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    throw new HttpError(426, "upgrade_required");
  requireAllowedOrigin(request, env);
  const [protocol, offered, ...rest] = (request.headers.get("Sec-WebSocket-Protocol") ?? "")
    .split(",")
    .map((item) => item.trim());
  const ticket = readTicket(offered ?? "");
  if (protocol !== PROTOCOL || rest.length > 0) throw new HttpError(400, "protocol_unknown");
  if (ticket === null) throw new HttpError(401, "ticket_invalid");
  return await deskStub(env, ticket.desk).fetch(request);
}
