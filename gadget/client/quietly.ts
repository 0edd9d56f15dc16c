/**
 * Calls what the program handed in. Its fault is its own: it is reported as one that nobody caught is in a page, and what the client does goes
 * on. Answers `otherwise` then.
 */
export function quietly<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch (error) {
    report(error);
    return otherwise;
  }
}

/** In Node an error that nobody caught ends the process. */
function report(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) reportError(error);
  // eslint-disable-next-line no-console
  else console.error(error);
}
