import type { Hours } from "../../protocol/routing/config.ts";

/** To make one takes longer than to ask it a thousand times. The newest of them, by the zone's name as it was written. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();
/** Each takes some 30 kB of an isolate's 128 MB, and a zone may be written in as many ways as it has letters. */
const FORMATS_MAX = 50;

/** The wall clock of a time zone. `day`: 1 is Monday. */
type WallClock = { date: string; day: number; time: string };

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Whether there is a time zone of that name (IANA). */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether somebody is there at `now` (ms): by the wall clock of the time zone, so that an hour which the clock skips is never
 * open, and one that it shows twice is open twice. A span begins with its first minute and ends before its last.
 */
export function isOpen({ timeZone, week, holidays }: Hours, now: number): boolean {
  const { date, day, time } = wallClock(timeZone, now);
  const holiday = holidays.find((it) => it.date === date);
  const spans = holiday === undefined ? week.filter(({ days }) => days.includes(day)) : holiday.open;
  return spans.some(({ from, to }) => from <= time && time < to);
}

/** Whether there is no minute at which they are open. */
export function neverOpens({ week, holidays }: Hours): boolean {
  return week.length === 0 && holidays.every(({ open }) => open.length === 0);
}

function wallClock(timeZone: string, now: number): WallClock {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  return {
    date: `${of("year")}-${of("month")}-${of("day")}`,
    day: DAYS.indexOf(of("weekday")) + 1,
    time: `${of("hour")}:${of("minute")}`,
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, calendar: "gregory", hourCycle: "h23", weekday: "short" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  });
  const [oldest] = FORMATS.keys();
  if (oldest !== undefined && FORMATS.size >= FORMATS_MAX) FORMATS.delete(oldest);
  FORMATS.set(timeZone, format);
  return format;
}
