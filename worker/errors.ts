import { StatusError } from "itty-router";
import { log, traceOf } from "./log.ts";
import type { ErrorAnswer } from "./protocol/session/pass.ts";

/** An expected refusal of an HTTP request. `code` is for programs; nothing else leaves the Worker. */
export class HttpError extends StatusError {
  readonly code: string;
  /** For 429: when to come again. */
  readonly retryAfterMs: number | null;
  constructor(status: number, code: string, retryAfterMs: number | null = null) {
    super(status, code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Turns whatever was thrown into an answer that tells neither text nor stack. */
export function toErrorResponse(error: unknown): Response {
  if (error instanceof HttpError) {
    const response = errorResponse(error.status, error.code);
    const { retryAfterMs } = error;
    if (retryAfterMs !== null) response.headers.set("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
    return response;
  }
  log({ event: "fault", where: "http", error: traceOf(error) });
  return errorResponse(500, "internal");
}

function errorResponse(status: number, code: string): Response {
  const body: ErrorAnswer = { error: { code } };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
