const LOOK_EVERY_MS = 50;

/** Looks until `condition` holds. @throws Error that says what was waited for, after `timeoutMs` */
export async function until(
  what: string | (() => string),
  timeoutMs: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) {
      const words = typeof what === "string" ? what : what();
      throw new Error(`${words}: not within ${String(Math.round(timeoutMs / 1000))} s`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
