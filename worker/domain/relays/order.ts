/** A call of one object to another that is numbered: `from` is the instance that calls, `no` counts its calls from 1 on. */
export type Numbered = {
  from: string;
  no: number;
  /** It may have arrived before: nobody knows. */ isAgain: boolean;
};
/** The last one that was taken, by this instance; null: none yet. */
export type LastTaken = { from: string; no: number } | null;

/**
 * What a numbered call is to whoever is called: the `next`, one `again` that was taken already, or one before which something is
 * `missed`. An instance that has just woken knows of none, and takes what comes for the next: its callers wait for each answer, so that
 * one that was not answered comes `isAgain`, of which nobody can say then whether it was taken.
 */
export function placeOf(last: LastTaken, { from, no, isAgain }: Numbered): "next" | "again" | "missed" {
  if (last === null) return isAgain ? "missed" : "next";
  if (last.from !== from) return no === 1 ? "next" : "missed";
  if (no <= last.no) return "again";
  return no === last.no + 1 ? "next" : "missed";
}
