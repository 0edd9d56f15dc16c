import { formatsOf, locale, told } from "./time.ts";

const UTC = { hour: "numeric", minute: "2-digit", second: "2-digit", timeZone: "UTC" } as const;

const formats = formatsOf((locale) => ({
  full: () => new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeStyle: "short" }),
  utc: () => new Intl.DateTimeFormat(locale(), UTC),
}));

/** "Friday, 20 November 2026 at 14:05 (13:05:00 UTC)": for whoever has to compare it with somebody's log. */
export function fullTime(at: number): string {
  return told(() => `${formats().full.format(at)} (${formats().utc.format(at)} UTC)`);
}

/** A format of the language in use. Throws a RangeError for what is no time zone, see isTimeZone(). */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), options);
}

/** A format of the language in use. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale(), options);
}
