import type { Figures } from "./figures.ts";

/** The share that was answered in time, 0 to 1; null: nothing was measured by a target. */
export function serviceOf({ onTime, late }: Pick<Figures, "onTime" | "late">): number | null {
  return onTime + late === 0 ? null : onTime / (onTime + late);
}

/** What customers gave, 1 to 5, on average, to two places, and how many they are; null: nobody gave anything. */
export function satisfactionOf({ scores }: Pick<Figures, "scores">): { mean: number; count: number } | null {
  const all = Object.entries(scores);
  const count = all.reduce((n, [, times]) => n + times, 0);
  const sum = all.reduce((n, [score, times]) => n + Number(score) * times, 0);
  return count === 0 ? null : { mean: Math.round((sum / count) * 100) / 100, count };
}
