import { HttpError, secondsOf } from "../../errors.ts";
import { log, traceOf } from "../../log.ts";
import { PROBLEMS, type FieldFault, type Problem, type ProblemCode } from "../../protocol/api/problems.ts";
import type { Refusal } from "../../protocol/refusals.ts";

type More = {
  detail?: string;
  errors?: FieldFault[];
  refusal?: Refusal;
  headers?: Record<string, string>;
};

/** A request that comes to nothing, and what its program is told of why. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly more: More;
  constructor(code: ProblemCode, more: More = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** What was thrown, as RFC 9457 has it; what nobody expected tells neither text nor stack. */
export function problemAnswer(error: unknown, origin: string): Response {
  const { code, more } = toProblem(error);
  const { headers, ...told } = more;
  const [status, title] = PROBLEMS[code];
  const problem: Problem = { type: `${origin}/api#${code}`, title, status, code, ...told };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
  });
}

function toProblem(error: unknown): Pick<ProblemError, "code" | "more"> {
  if (error instanceof ProblemError) return error;
  // What else serves as well says its own codes.
  if (error instanceof HttpError && error.code in PROBLEMS)
    return { code: error.code as ProblemCode, more: moreOf(error) };
  log({ event: "fault", where: "api", error: traceOf(error) });
  return { code: "internal", more: {} };
}

function moreOf({ retryAfterMs }: HttpError): More {
  return retryAfterMs === null ? {} : { headers: { "Retry-After": secondsOf(retryAfterMs) } };
}

/** Why the desk refused a command; the fields of what is sent have the places that they have in the body. */
export function refusedBy(refusal: Refusal, given: Record<string, string>): ProblemError {
  const { code } = refusal;
  const { retryAfterMs } = { retryAfterMs: null, ...refusal };
  const again = retryAfterMs === null ? {} : { "Retry-After": secondsOf(retryAfterMs) };
  const headers = { ...given, ...again };
  if (code === "not_allowed" && refusal.path !== undefined) {
    const errors: FieldFault[] = [
      { in: "body", path: pointerTo(refusal.path), message: "beyond the scopes of the key" },
    ];
    return new ProblemError(code, { refusal, errors, headers });
  }
  if (code !== "not_sendable" && code !== "not_kept") return new ProblemError(code, { refusal, headers });
  const errors: FieldFault[] = [
    { in: "body", path: `/outgoing${pointerTo(refusal.path)}`, message: refusal.why },
  ];
  return new ProblemError(code, { refusal, errors, headers });
}

/** A place within the body, as JSON Pointer has it (RFC 6901). */
function pointerTo(path: string): string {
  return path === "" ? "" : `/${path.replaceAll(/[.[]/g, "/").replaceAll("]", "")}`;
}
