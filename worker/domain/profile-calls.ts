import { CALLS_MAX, CALLS_MS } from "../protocol/profile/limits.ts";

/**
 * How many calls of the Messenger Profile API Meta still takes (10 in 10 minutes for a Page), after those that were made `at`, in ms,
 * the oldest first; what lies further back does not count.
 */
export function callsLeft(at: readonly number[], now: number): number {
  return Math.max(0, CALLS_MAX - recent(at, now).length);
}

/** When so many more may be made, in ms; null: now. */
export function callsAt(at: readonly number[], wanted: number, now: number): number | null {
  const counted = recent(at, now);
  const tooMany = counted.length + wanted - CALLS_MAX;
  if (tooMany <= 0) return null;
  // Once so many of the oldest no longer count.
  return (counted[Math.min(tooMany, counted.length) - 1] ?? now) + CALLS_MS;
}

/** A clock that was set back makes no call one of the future. */
function recent(at: readonly number[], now: number): number[] {
  return at.filter((made) => made > now - CALLS_MS && made <= now);
}
