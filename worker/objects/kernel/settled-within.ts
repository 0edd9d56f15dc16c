/** The promise's outcome, or "timeout"; the promise itself goes on. */
export async function settledWithin<T>(promise: Promise<T>, ms: number): Promise<T | "timeout"> {
  const { promise: timeout, resolve } = Promise.withResolvers<"timeout">();
  const timer = setTimeout(() => resolve("timeout"), ms);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
