/** For so long the platform can put an object back (its documentation on point-in-time recovery). */
export const RESTORABLE_MS = 30 * 24 * 60 * 60_000;

/** Why an object stays as it is. */
export type LeftAsIs =
  /** The platform keeps no earlier state of it: as on a developer's machine. */
  | "unsupported"
  /** The platform has none of that time. */
  | "no_bookmark"
  /** A conversation that began later. */
  | "younger"
  /** A conversation that was erased since: who was in it would be back. */
  | "erased"
  /** It could not be reached, often and for long. */
  | "unreachable";

/** Whether objects can be put back to `at`; null: they can. */
export function noSuchTime(at: number, now: number): "future" | "too_old" | null {
  if (at >= now) return "future";
  return at < now - RESTORABLE_MS ? "too_old" : null;
}
