import { clockTime, formatsOf, isPlain, isSameDay, told } from "./time.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const formats = formatsOf((locale) => {
  const date = (options: Intl.DateTimeFormatOptions) => () => new Intl.DateTimeFormat(locale(), options);
  const unit = (name: string) => () =>
    new Intl.NumberFormat(locale(), { style: "unit", unit: name, unitDisplay: "short" });
  return {
    weekday: date({ weekday: "short" }),
    date: date({ day: "numeric", month: "short" }),
    year: date({ day: "numeric", month: "short", year: "numeric" }),
    minutes: unit("minute"),
    hours: unit("hour"),
    days: unit("day"),
    compact: () => new Intl.NumberFormat(locale(), { notation: "compact" }),
  };
});

/** "14:05" today, "Tue" within a week, "3 Mar", "3 Mar 2025". */
export function listTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const isSameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const isNear = now - at < 6 * DAY_MS && at < now;
  return told(() => formats()[isNear ? "weekday" : isSameYear ? "date" : "year"].format(at));
}

/** "< 1 min", "12 min", "3 hr", "2 days": the one unit that matters, as many as are full, so that whoever says it says the same. */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return told(() => {
    if (minutes < 1) return `< ${formats().minutes.format(1)}`;
    if (minutes < 60) return formats().minutes.format(minutes);
    if (minutes < 24 * 60) return formats().hours.format(Math.floor(minutes / 60));
    return formats().days.format(Math.floor(minutes / 60 / 24));
  });
}

/** "1.2K" */
export function shortNumber(n: number): string {
  return isPlain(n) ? `${n}` : told(() => formats().compact.format(n));
}
