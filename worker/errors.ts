import { StatusError } from "itty-router";
import { log, traceOf } from "./log.ts";
import type { ErrorAnswer } from "./protocol/session/pass.ts";

type HttpErrorMore = Pick<HttpError, "retryAfterMs" | "limit" | "isForged">;

/** An expected refusal of an HTTP request. `code` is for programs; nothing else leaves the Worker. */
export class HttpError extends StatusError {
  readonly code: string;
  /** For 429: when to come again. */
  readonly retryAfterMs: number | null;
  /** The number that was broken. */
  readonly limit: number | null;
  /** What was shown was nobody's: its network is counted (http/rates.ts). */
  readonly isForged: boolean;
  constructor(
    status: number,
    code: string,
    { retryAfterMs = null, limit = null, isForged = false }: Partial<HttpErrorMore> = {},
  ) {
    super(status, code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.limit = limit;
    this.isForged = isForged;
  }
}

/** Turns whatever was thrown into an answer that tells neither text nor stack. */
export function toErrorResponse(error: unknown): Response {
  if (error instanceof HttpError) {
    const { retryAfterMs, limit } = error;
    const response = errorResponse(error.status, { code: error.code, ...(limit === null ? {} : { limit }) });
    if (retryAfterMs !== null) response.headers.set("Retry-After", secondsOf(retryAfterMs));
    return response;
  }
  log({ event: "fault", where: "http", error: traceOf(error) });
  return errorResponse(500, { code: "internal" });
}

/** As `Retry-After` has it (RFC 9110, section 10.2.3). */
export function secondsOf(ms: number): string {
  return String(Math.ceil(ms / 1000));
}

function errorResponse(status: number, error: ErrorAnswer["error"]): Response {
  const body: ErrorAnswer = { error };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
