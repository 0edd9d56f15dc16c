import type { Figures } from "./figures.ts";

/** Of a hundred, whole. Not rounded up, so that 79.9 does not pass for 80 where 80 is the target; whoever tells a share tells the same. */
export function inHundred(share: number): number {
  // 0.29 times a hundred is a little less than 29.
  return Math.floor(share * 100 + 1e-9);
}

/** The share that was answered in time, 0 to 1; null: nothing was measured by a target. */
export function serviceOf({ onTime, late }: Pick<Figures, "onTime" | "late">): number | null {
  return onTime + late === 0 ? null : onTime / (onTime + late);
}

/**
 * The share that answered of those who were asked how satisfied they are, 0 to 1; null: nobody was asked, or a Worker of before does
 * not count them. Who was asked in the days before, and answers in these, makes it no more than all.
 */
export function responseRateOf({ surveyed, scores }: Partial<Figures>): number | null {
  const answered = Object.values(scores ?? {}).reduce((n, times) => n + times, 0);
  return surveyed === undefined || surveyed === 0 ? null : Math.min(1, answered / surveyed);
}

/** What customers gave, 1 to 5, on average, to two places, and how many they are; null: nobody gave anything. */
export function satisfactionOf({ scores }: Pick<Figures, "scores">): { mean: number; count: number } | null {
  const all = Object.entries(scores);
  const count = all.reduce((n, [, times]) => n + times, 0);
  const sum = all.reduce((n, [score, times]) => n + Number(score) * times, 0);
  return count === 0 ? null : { mean: Math.round((sum / count) * 100) / 100, count };
}
