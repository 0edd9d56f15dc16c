/** When what the desk did not answer is tried again (ms). It may be away for a moment, or for a night. */
const FIRST_MS = 500;
const MAX_MS = 60_000;

/** @param tries how often it was tried before, from 1 on */
export function waitOf(tries: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(tries - 1, 20), MAX_MS);
}
