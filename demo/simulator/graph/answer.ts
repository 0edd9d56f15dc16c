/** Answers one Graph call from first byte to last: log, faults, routing, error envelope, headers. */
import type { SimulatorContext } from "../context.ts";
import type { GraphFault } from "../faults/fault.ts";
import { wait } from "../faults/wait.ts";
import type { Json, JsonObject } from "../json.ts";
import { objectParam, OLDEST_VERSION, textOf, type GraphCall } from "./call.ts";
import { ConnectionDropped, GraphError, orderedError } from "./errors.ts";
import { route } from "./router.ts";

/** An answer before it becomes a Response, as batches need it. */
export type GraphAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

const SERVER_ERROR_PAGE = `<!DOCTYPE html><html lang="en" id="facebook"><head><title>Facebook | Error</title></head><body><h1>Sorry, something went wrong.</h1><p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>`;

/** @throws ConnectionDropped when a fault breaks the connection; the signal's reason when the caller gave up. */
export async function answer(context: SimulatorContext, call: GraphCall): Promise<GraphAnswer> {
  const path = `/${[call.version, ...call.path].filter((part) => part !== null).join("/")}`;
  const entry = context.calls.begin({
    at: context.clock.now(),
    method: call.method,
    path,
    params: withoutSecrets(call.params),
  });
  context.calls.running += 1;
  try {
    const faults = context.faults.forCall({ method: call.method, path, ...subjectOf(context, call) });
    entry.faults = faults.map((fault) => fault.kind);
    const result = await underFaults(context, call, faults);
    entry.status = result.status;
    if (result.error !== undefined) entry.error = { code: result.error.code, subcode: result.error.subcode };
    return result;
  } finally {
    context.calls.running -= 1;
    context.world.changed();
  }
}

type Result = GraphAnswer & { error?: GraphError };

async function underFaults(
  context: SimulatorContext,
  call: GraphCall,
  faults: readonly GraphFault[],
): Promise<Result> {
  const fault = faults.find((one) => one.kind !== "delay");
  const result = await underFault(context, call, fault);
  for (const delay of faults) {
    if (delay.kind === "delay") await wait(context, call.signal, delay.ms);
  }
  return result;
}

async function underFault(
  context: SimulatorContext,
  call: GraphCall,
  fault: GraphFault | undefined,
): Promise<Result> {
  const fail = (order: { code: number; subcode?: number; status?: number; message?: string }): Result =>
    errorAnswer(context, call, orderedError(order), {});
  switch (fault?.kind) {
    case "error":
      return fail(fault);
    case "drop":
      throw new ConnectionDropped();
    case "hang":
      if (fault.apply) await perform(context, call);
      await wait(context, call.signal, Infinity);
      throw new ConnectionDropped();
    case "html":
      if (fault.apply) await perform(context, call);
      return {
        status: fault.status ?? 500,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: SERVER_ERROR_PAGE,
      };
    default:
  }
  const result = await perform(context, call);
  // What Meta refuses was not applied, so these faults have nothing to hide.
  if (fault === undefined || result.error !== undefined) return result;
  switch (fault.kind) {
    case "apply-then-fail":
      return fail(
        fault.code === undefined ? { subcode: 1357046, ...fault, code: 1 } : { ...fault, code: fault.code },
      );
    case "apply-then-drop":
      throw new ConnectionDropped();
    case "no-message-id": {
      const body = JSON.parse(result.body) as JsonObject;
      delete body["message_id"];
      delete body["attachment_id"];
      return { ...result, body: JSON.stringify(body) };
    }
    default:
      return result;
  }
}

async function perform(context: SimulatorContext, call: GraphCall): Promise<Result> {
  let usage: Record<string, string> = {};
  try {
    const body: Json = await route(context, call, ({ token, page }) => {
      if (token.type === "page") usage = context.usage.headers(context.world, page.id, context.clock.now());
    });
    return {
      status: 200,
      headers: { ...commonHeaders(context, call), ...usage },
      body: JSON.stringify(body),
    };
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(context, call, error, usage);
    throw error;
  }
}

function errorAnswer(
  context: SimulatorContext,
  call: GraphCall,
  error: GraphError,
  usage: Record<string, string>,
): Result {
  const headers = commonHeaders(context, call);
  const kind = error.code === 190 ? "invalid_token" : "invalid_request";
  // Header values are Latin-1 at most.
  const message = error.message.replace(/[^\x20-\x7e]/g, "?").replaceAll('"', "'");
  headers["www-authenticate"] = `OAuth "Facebook Platform" "${kind}" "${message}"`;
  return {
    status: error.status,
    headers: { ...headers, ...usage },
    body: JSON.stringify(error.toEnvelope(headers["x-fb-trace-id"] ?? "")),
    error,
  };
}

function commonHeaders(context: SimulatorContext, call: GraphCall): Record<string, string> {
  return {
    "content-type": "application/json; charset=UTF-8",
    "cache-control": "private, no-cache, no-store, must-revalidate",
    "facebook-api-version": call.version ?? OLDEST_VERSION,
    "x-fb-trace-id": context.ids.trace(),
    "x-fb-request-id": context.ids.trace(),
    // Of the machine: time that is let pass in this world passes for its people alone.
    date: new Date(Date.now()).toUTCString(),
  };
}

/** Of these only that they were given is logged. */
const SECRET_PARAMS = ["input_token", "client_secret", "fb_exchange_token", "code", "code_verifier"] as const;

function withoutSecrets(params: JsonObject): JsonObject {
  const logged = structuredClone(params);
  for (const name of SECRET_PARAMS) if (logged[name] !== undefined) logged[name] = "…";
  return logged;
}

/** Whom the call is about, so that faults can be ordered for one Page or person. */
function subjectOf(
  context: SimulatorContext,
  call: GraphCall,
): { pageId: string | null; psid: string | null } {
  const token = call.token === null ? undefined : context.world.state.tokens[call.token];
  const node = call.path[0] ?? "";
  return {
    pageId: token === undefined || token.pageId === "" ? node : token.pageId,
    psid: recipientOf(call) ?? node,
  };
}

function recipientOf(call: GraphCall): string | null {
  try {
    return textOf(objectParam(call.params, "recipient")?.["id"]);
  } catch {
    return null;
  }
}
