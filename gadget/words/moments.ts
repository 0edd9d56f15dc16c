import { clockTime, formatsOf, isSameDay, told } from "./time.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const formats = formatsOf((locale) => ({
  weekday: () => new Intl.DateTimeFormat(locale(), { weekday: "short" }),
  date: () => new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short" }),
  dated: () => new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", year: "numeric" }),
}));

/** "14:05", with the day in front when that is not today: "Tue 14:05", "3 Mar 14:05", of another year "3 Mar 2025 14:05". */
export function momentTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const isNear = Math.abs(now - at) < 6 * DAY_MS;
  const isOfYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day = isNear ? "weekday" : isOfYear ? "date" : "dated";
  return told(() => `${formats()[day].format(at)} ${clockTime(at)}`);
}
