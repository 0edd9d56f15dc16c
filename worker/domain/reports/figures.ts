import { COUNTERS, HOURLY, TIMES, type Figures, type Hourly } from "../../protocol/reports/figures.ts";
import type { ReportDay, ReportHour } from "../../protocol/reports/report.ts";
import type { Cell } from "./cells.ts";
import { spreadOf } from "./histogram.ts";

/** A cell as it is told. */
export function figuresOf({ counts, times, codes = {}, scores = {} }: Cell): Figures {
  const each = <K extends string, T>(keys: readonly K[], of: (key: K) => T) =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;
  return {
    ...each(COUNTERS, (counter) => counts[counter] ?? 0),
    ...each(TIMES, (time) => spreadOf(times[time] ?? {})),
    ...{ codes, scores },
  };
}

/** Every one of these days, also those on which nothing happened. */
export function daysTold(
  days: readonly string[],
  cells: readonly { day: string; cell: Cell }[],
): ReportDay[] {
  const cellOf = new Map(cells.map(({ day, cell }) => [day, cell]));
  return days.map((day) => {
    const { counts = {}, times = {} } = cellOf.get(day) ?? {};
    const { contacts = 0, answered = 0, closed = 0, onTime = 0, late = 0 } = counts;
    return {
      day,
      contacts,
      answered,
      closed,
      onTime,
      late,
      firstResponse: spreadOf(times.firstResponse ?? {}),
    };
  });
}

/** Every hour of the day. */
export function hoursTold({ hours = {} }: Cell): ReportHour[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const counts = hours[hour] ?? {};
    const told = HOURLY.map((counter) => [counter, counts[counter] ?? 0]);
    return { hour, ...(Object.fromEntries(told) as Record<Hourly, number>) };
  });
}
