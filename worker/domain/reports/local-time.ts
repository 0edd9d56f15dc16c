import { isTimeZone, wallClock } from "../routing/hours.ts";

/** An hour of a day by the wall clock of a time zone: "2026-11-30", 0 to 23. */
export type LocalHour = { day: string; hour: number };

/** Whole days, first and last, by the wall clock of whoever counts them: "2026-11-30". */
export type DaySpan = { from: string; until: string };

const DAY_MS = 24 * 60 * 60_000;

/**
 * Where a time (ms) lies. An hour that the clock shows twice is one here, and one that it skips has nothing. A zone that the
 * runtime does not know (any more) counts as UTC.
 */
export function localHour(at: number, timeZone: string): LocalHour {
  const { date, time } = wallClock(isTimeZone(timeZone) ? timeZone : "UTC", at);
  return { day: date, hour: Number(time.slice(0, 2)) };
}

/** "2026-11" of "2026-11-30". */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The day so many days later; earlier with a negative number. */
export function dayAfter(day: string, days: number): string {
  return dateOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** How many days there are in it; 0 or less where it ends before it begins. */
export function daysIn({ from, until }: DaySpan): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;
}

/** Every day of it. */
export function daysOf(span: DaySpan): string[] {
  return Array.from({ length: Math.max(0, daysIn(span)) }, (_, n) => dayAfter(span.from, n));
}

/** The span as months that lie in it whole, and the days before and behind them: what is kept by the month is read so. */
export function wholeMonths(span: DaySpan): { months: string[]; days: string[] } {
  const inMonth = new Map<string, string[]>();
  for (const day of daysOf(span)) inMonth.set(monthOf(day), [...(inMonth.get(monthOf(day)) ?? []), day]);
  const [months, days]: [string[], string[]] = [[], []];
  for (const [month, its] of inMonth)
    if (its.length === lengthOf(month)) months.push(month);
    else days.push(...its);
  return { months, days };
}

function lengthOf(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
