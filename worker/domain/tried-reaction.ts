/**
 * A try to give Meta a reaction of the Page's of which nobody knows what came of it. Until Meta's own word nobody knows
 * which reaction stands: a later try that is refused says nothing of this one. `since`: when it left, in ms.
 */
export type TriedReaction = { emoji: string | null; since: number };

/** After one more such try. Of the same one the first counts: that Meta may have taken already. */
export function triedAgain(before: TriedReaction | null, { emoji, since }: TriedReaction): TriedReaction {
  return before?.emoji === emoji ? before : { emoji, since };
}

/** Whether what Meta tells of that time (ms) is later than the try, and so tells what came of it. */
export function isToldBy(tried: TriedReaction, at: number): boolean {
  return at >= tried.since;
}
