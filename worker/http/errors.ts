import { StatusError } from "itty-router";
import { log, traceOf } from "../log.ts";
import type { ErrorAnswer } from "../protocol/rest.ts";

/** An expected refusal of an HTTP request. `code` is for programs; nothing else leaves the Worker. */
export class HttpError extends StatusError {
  readonly code: string;
  constructor(status: number, code: string) {
    super(status, code);
    this.code = code;
  }
}

/** Turns whatever was thrown into an answer that tells neither text nor stack. */
export function toErrorResponse(error: unknown): Response {
  if (error instanceof HttpError) return errorResponse(error.status, error.code);
  log({ event: "fault", where: "http", error: traceOf(error) });
  return errorResponse(500, "internal");
}

function errorResponse(status: number, code: string): Response {
  const body: ErrorAnswer = { error: { code } };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
