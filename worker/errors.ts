import { StatusError } from "itty-router";
import { log, traceOf } from "./log.ts";
import type { ErrorAnswer } from "./protocol/session/pass.ts";

/** An expected refusal of an HTTP request. `code` is for programs; nothing else leaves the Worker. */
export class HttpError extends StatusError {
  readonly code: string;
  /** For 429: when to come again. */
  readonly retryAfterMs: number | null;
  /** The number that was broken. */
  readonly limit: number | null;
  constructor(
    status: number,
    code: string,
    { retryAfterMs = null, limit = null }: { retryAfterMs?: number | null; limit?: number | null } = {},
  ) {
    super(status, code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.limit = limit;
  }
}

/** Turns whatever was thrown into an answer that tells neither text nor stack. */
export function toErrorResponse(error: unknown): Response {
  if (error instanceof HttpError) {
    const { retryAfterMs, limit } = error;
    const response = errorResponse(error.status, { code: error.code, ...(limit === null ? {} : { limit }) });
    if (retryAfterMs !== null) response.headers.set("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
    return response;
  }
  log({ event: "fault", where: "http", error: traceOf(error) });
  return errorResponse(500, { code: "internal" });
}

function errorResponse(status: number, error: ErrorAnswer["error"]): Response {
  const body: ErrorAnswer = { error };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
