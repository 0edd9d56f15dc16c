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
export function isOpen(hours: Hours, now: number): boolean {
  const { date, day, time } = wallClock(hours.timeZone, now);
  return spansOf(hours, date, day).some(({ from, to }) => from <= time && time < to);
}

/** Whether there is no minute from the day of `now` (ms) on at which they are open. */
export function neverOpens({ timeZone, week, holidays }: Hours, now: number): boolean {
  if (week.length > 0) return false;
  const today = wallClock(isTimeZone(timeZone) ? timeZone : "UTC", now).date;
  return holidays.every(({ date, open }) => open.length === 0 || date < today);
}

/** How far ahead it is looked for when they open; holidays may be as long as school's. */
const LOOK_DAYS = 120;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** When they open next, in ms: `now` where they are open; null where they do not within LOOK_DAYS. */
export function nextOpening(hours: Hours, now: number): number | null {
  if (isOpen(hours, now)) return now;
  let last = "";
  // By halves: a day of 23 hours would be stepped over.
  for (let halves = 0; halves <= 2 * LOOK_DAYS; halves += 1) {
    const { date, day } = wallClock(hours.timeZone, now + (halves * DAY_MS) / 2);
    if (date === last) continue;
    last = date;
    const starts = spansOf(hours, date, day).map(({ from }) => openingOf(hours, date, from, now));
    const found = starts.filter((at) => at !== null);
    if (found.length > 0) return Math.min(...found);
  }
  return null;
}

/** The first minute after `now` at which a span of that date is open: of an hour that the clock skips, the next that there is. */
function openingOf(hours: Hours, date: string, from: string, now: number): number | null {
  const wanted = Date.parse(`${date}T${from === "24:00" ? "23:59" : from}:00Z`);
  // The zone's distance from UTC may be another at the time that comes of it. Of an hour that comes twice it is the first.
  const first = wanted - offsetAt(hours.timeZone, wanted - DAY_MS);
  for (let at = first - 2 * 60 * MINUTE_MS; at <= first + 2 * 60 * MINUTE_MS; at += MINUTE_MS) {
    const { date: onDate, time } = wallClock(hours.timeZone, at);
    if (at > now && onDate === date && time >= from && isOpen(hours, at)) return at;
  }
  return null;
}

/** By how much the wall clock is ahead of UTC, in ms. */
function offsetAt(timeZone: string, at: number): number {
  const { date, time } = wallClock(timeZone, at);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function spansOf({ week, holidays }: Hours, date: string, day: number): { from: string; to: string }[] {
  const holiday = holidays.find((it) => it.date === date);
  return holiday === undefined ? week.filter(({ days }) => days.includes(day)) : holiday.open;
}

/** What a clock on the wall there shows at `now` (ms). */
export function wallClock(timeZone: string, now: number): WallClock {
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
