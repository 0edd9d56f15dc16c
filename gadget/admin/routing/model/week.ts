import type { Hours } from "../../../../worker/protocol/routing/config.ts";

type Week = Hours["week"];
export type Span = { from: string; to: string };
/** A span of one day. `entry`: where it stands in the document. */
export type DaySpan = Span & { entry: number };

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Day by day, Monday first. */
export function daysOf(week: Week): DaySpan[][] {
  return WEEKDAYS.map((day) =>
    week
      .flatMap(({ days, from, to }, entry) => (days.includes(day) ? [{ from, to, entry }] : []))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  );
}

/** As the document has it: days of the same span together. */
export function weekOf(days: readonly (readonly Span[])[]): Week {
  const week: Week = [];
  for (const [at, spans] of days.entries())
    for (const { from, to } of spans) {
      const same = week.find((it) => it.from === from && it.to === to && !it.days.includes(at + 1));
      if (same === undefined) week.push({ days: [at + 1], from, to });
      else same.days.push(at + 1);
    }
  return week;
}

/** What follows the last span of a day: an hour, or the working day of a day that has none. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined) return { from: "09:00", to: "17:00" };
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  const at = (h: number) => `${String(h).padStart(2, "0")}:00`;
  return { from: at(hour), to: at(hour + 1) };
}
