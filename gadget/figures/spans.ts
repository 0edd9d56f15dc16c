/** Spans in days that end today. */
export const SPANS = { today: 1, week: 7, month: 28 } as const;
export type SpanName = keyof typeof SPANS;

const DAY_MS = 24 * 60 * 60_000;

/** Its first and last day; `today` is the desk's ("2026-11-30"). */
export function spanOf(name: SpanName, today: string): { from: string; until: string } {
  const from = Date.parse(`${today}T00:00:00Z`) - (SPANS[name] - 1) * DAY_MS;
  return { from: new Date(from).toISOString().slice(0, 10), until: today };
}

/** The day of a moment (ms) in this browser, until the desk tells which day it is there. */
export function dayHere(now: number): string {
  const date = new Date(now);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
