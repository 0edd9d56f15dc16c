/**
 * Why something was not answered, in words: `ECONNREFUSED` and the like where there is such a code, for fetch itself says no more than that it
 * failed.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? code : cause.message;
}
