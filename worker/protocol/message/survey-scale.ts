import { own } from "../own.ts";

const SCALES: Partial<Record<string, number>> = { csat: 5, nps: 10, ces: 7 };

/**
 * The most that a survey's question can be answered with ("Customer feedback template", "type"), which is told as
 * "question (csat)"; null: its answer is no number.
 */
export function scaleOf(question: string): number | null {
  return own(SCALES, / \((\w+)\)$/.exec(question)?.[1] ?? "") ?? null;
}
