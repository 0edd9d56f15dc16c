import { REPORT_DAYS_MAX } from "../../../../worker/protocol/limits.ts";

/** Whole days, first and last: "2026-11-30". */
export type DaySpan = { from: string; until: string };

/** Spans that are one press away, in days that end today; `custom`: whatever was typed. */
export const SPANS = ["today", "week", "month", "custom"] as const;
export type SpanName = (typeof SPANS)[number];
const DAYS: Record<Exclude<SpanName, "custom">, number> = { today: 1, week: 7, month: 28 };

const DAY_MS = 24 * 60 * 60_000;

/** The span of that name; `today` is the desk's. */
export function spanOf(name: Exclude<SpanName, "custom">, today: string): DaySpan {
  return { from: dayAfter(today, 1 - DAYS[name]), until: today };
}

/** Why nothing can be told of it; null: it can. */
export function faultOf({ from, until }: DaySpan): "backwards" | "long" | null {
  const days = (dayAt(until) - dayAt(from)) / DAY_MS + 1;
  if (!(days >= 1)) return "backwards";
  return days > REPORT_DAYS_MAX ? "long" : null;
}

/** The day of a moment in this browser, until the desk tells which day it is there. */
export function dayHere(now: number): string {
  const date = new Date(now);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function dayAfter(day: string, days: number): string {
  return new Date(dayAt(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function dayAt(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
