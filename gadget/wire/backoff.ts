const FIRST_MS = 1_000;
const MAX_MS = 30_000;

/**
 * Delay before try number `attempt` (0 is the first), in ms. Doubles up to 30 s; the random half keeps the
 * agents of a whole floor from coming back in the same instant after their network returned.
 */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * random);
}
