import type { Platform } from "../platform/doors.ts";

/**
 * What the page answers, whatever its function does: it may throw, answer at once or never. Rejects where it throws or rejects, and
 * after `ms`, when `signal` aborts; what comes later is heard by nobody.
 */
export function answerWithin<T>(
  platform: Pick<Platform, "after">,
  ms: number,
  asks: (signal: AbortSignal) => T | PromiseLike<T>,
): Promise<T> {
  const under = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const stop = platform.after(ms, () => {
      const late = new DOMException("The page did not answer in time", "TimeoutError");
      under.abort(late);
      reject(late);
    });
    new Promise<T>((answer) => {
      answer(asks(under.signal));
    })
      .then(resolve, reject)
      .finally(stop);
  });
}
