import { ENGLISH, regional } from "../platform/languages.ts";
import { onDemand } from "./on-demand.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Formats are dear to make: each is made once for a language, when it is needed. */
function formatsFor(locale: string | undefined) {
  const date = (options: Intl.DateTimeFormatOptions) => () => new Intl.DateTimeFormat(locale, options);
  const unit = (name: string) => () =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" });
  return onDemand({
    time: date({ hour: "numeric", minute: "2-digit" }),
    weekday: date({ weekday: "short" }),
    date: date({ day: "numeric", month: "short" }),
    year: date({ day: "numeric", month: "short", year: "numeric" }),
    day: date({ weekday: "long", day: "numeric", month: "long" }),
    full: date({ dateStyle: "full", timeStyle: "short" }),
    utc: date({ hour: "numeric", minute: "2-digit", second: "2-digit", timeZone: "UTC" }),
    relative: () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
    minutes: unit("minute"),
    hours: unit("hour"),
    days: unit("day"),
    compact: () => new Intl.NumberFormat(locale, { notation: "compact" }),
  });
}

let locale = regional(ENGLISH);
let formats = formatsFor(locale);

/** Writes times and numbers in another language (BCP 47) from now on. */
export function setTimeLocale(tag: string): void {
  locale = tag;
  formats = formatsFor(locale);
}

/** A format of the language in use. Throws a RangeError for what is no time zone, see isTimeZone(). */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, options);
}

/** A format of the language in use. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, options);
}

/** "14:05" */
export function clockTime(at: number): string {
  return formats.time.format(at);
}

/** "14:05" today, "Tue" within a week, "3 Mar", "3 Mar 2025". */
export function listTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  if (now - at < 6 * DAY_MS && at < now) return formats.weekday.format(at);
  const isSameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isSameYear ? formats.date : formats.year).format(at);
}

/** "14:05", with the day in front when that is not today: "Tue 14:05", "3 Mar 14:05". */
export function momentTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const isNear = Math.abs(now - at) < 6 * DAY_MS;
  return `${(isNear ? formats.weekday : formats.date).format(at)} ${clockTime(at)}`;
}

/** "today", "yesterday", "Tuesday, March 3": the line between two days. */
export function dayName(at: number, now: number): string {
  if (isSameDay(at, now)) return formats.relative.format(0, "day");
  if (isSameDay(at, now - DAY_MS)) return formats.relative.format(-1, "day");
  return formats.day.format(at);
}

/** "Friday, 20 November 2026 at 14:05 (13:05:00 UTC)": for whoever has to compare it with somebody's log. */
export function fullTime(at: number): string {
  return `${formats.full.format(at)} (${formats.utc.format(at)} UTC)`;
}

/** "12 min", "3 hr", "2 days": the one unit that matters. */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return formats.minutes.format(minutes);
  if (minutes < 24 * 60) return formats.hours.format(Math.round(minutes / 60));
  return formats.days.format(Math.round(minutes / 60 / 24));
}

/** "1.2K" */
export function shortNumber(n: number): string {
  return formats.compact.format(n);
}

/** In this browser's time zone. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
