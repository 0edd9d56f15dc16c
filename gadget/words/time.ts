import { drawn } from "../platform/drawn.ts";
import { onDemand } from "./on-demand.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Formats are dear to make: each is made once for a language, when it is needed. */
function formatsFor(locale: () => string) {
  const date = (options: Intl.DateTimeFormatOptions) => () => new Intl.DateTimeFormat(locale(), options);
  const unit = (name: string) => () =>
    new Intl.NumberFormat(locale(), { style: "unit", unit: name, unitDisplay: "short" });
  return onDemand({
    time: date({ hour: "numeric", minute: "2-digit" }),
    weekday: date({ weekday: "short" }),
    date: date({ day: "numeric", month: "short" }),
    year: date({ day: "numeric", month: "short", year: "numeric" }),
    day: date({ weekday: "long", day: "numeric", month: "long" }),
    full: date({ dateStyle: "full", timeStyle: "short" }),
    utc: date({ hour: "numeric", minute: "2-digit", second: "2-digit", timeZone: "UTC" }),
    relative: () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }),
    minutes: unit("minute"),
    hours: unit("hour"),
    days: unit("day"),
    compact: () => new Intl.NumberFormat(locale(), { notation: "compact" }),
  });
}

let language = "en";
let spoken = onDemand({ locale: () => language });
let formats = formatsFor(() => spoken.locale);

/** As wide as "14:05", without a digit. */
const ROOM = "\u2007\u2007:\u2007\u2007";
/** Until then a time is the room that it takes. */
let isTold = false;
let tell: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Writes times and numbers in another language from now on. `locale` (BCP 47) is asked for when it is needed. */
export function setTimeLocale(primary: string, locale: () => string): void {
  language = primary;
  spoken = onDemand({ locale });
  formats = formatsFor(() => spoken.locale);
}

/** Called once what was room shows its time. */
export function onTimes(run: () => void): void {
  listeners.add(run);
}

/** Times are told from now on, and no longer room. */
export function tellTimes(): void {
  if (isTold) return;
  isTold = true;
  for (const run of listeners) run();
}

/**
 * The first use of `Intl` takes a browser as long as all rows of a thread together: what is shown first has its times a
 * frame later, in the room that they take, and numbers as they are until then.
 */
export function told(write: () => string, before = ROOM): string {
  if (isTold) return write();
  tell ??= drawn().then(tellTimes);
  return before;
}

/** A format of the language in use. Throws a RangeError for what is no time zone, see isTimeZone(). */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(spoken.locale, options);
}

/** A format of the language in use. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(spoken.locale, options);
}

/** "14:05" */
export function clockTime(at: number): string {
  return told(() => formats.time.format(at));
}

/** "14:05" today, "Tue" within a week, "3 Mar", "3 Mar 2025". */
export function listTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const isSameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const isNear = now - at < 6 * DAY_MS && at < now;
  return told(() => (isNear ? formats.weekday : isSameYear ? formats.date : formats.year).format(at));
}

/** "14:05", with the day in front when that is not today: "Tue 14:05", "3 Mar 14:05". */
export function momentTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const isNear = Math.abs(now - at) < 6 * DAY_MS;
  return told(() => `${(isNear ? formats.weekday : formats.date).format(at)} ${clockTime(at)}`);
}

/** "today", "yesterday", "Tuesday, March 3": the line between two days. */
export function dayName(at: number, now: number): string {
  return told(() => {
    if (isSameDay(at, now)) return formats.relative.format(0, "day");
    if (isSameDay(at, now - DAY_MS)) return formats.relative.format(-1, "day");
    return formats.day.format(at);
  });
}

/** "Friday, 20 November 2026 at 14:05 (13:05:00 UTC)": for whoever has to compare it with somebody's log. */
export function fullTime(at: number): string {
  return told(() => `${formats.full.format(at)} (${formats.utc.format(at)} UTC)`);
}

/** "12 min", "3 hr", "2 days": the one unit that matters. */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return told(() => {
    if (minutes < 60) return formats.minutes.format(minutes);
    if (minutes < 24 * 60) return formats.hours.format(Math.round(minutes / 60));
    return formats.days.format(Math.round(minutes / 60 / 24));
  });
}

/** Whether a whole number is written in these digits and without marks between them. */
export function isPlain(n: number, primary: string): boolean {
  return primary !== "ar" && n >= 0 && n < 1000 && Number.isInteger(n);
}

/** "1.2K" */
export function shortNumber(n: number): string {
  return isPlain(n, language) ? `${n}` : told(() => formats.compact.format(n));
}

/** In this browser's time zone. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
