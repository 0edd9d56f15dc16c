const DAY_MS = 24 * 60 * 60 * 1000;

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dateFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const yearFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const utcFormat = new Intl.DateTimeFormat(undefined, {
  hour: "numeric",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

/** "14:05" */
export function clockTime(at: number): string {
  return timeFormat.format(at);
}

/** "14:05" today, "Tue" within a week, "3 Mar", "3 Mar 2025". */
export function listTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  if (now - at < 6 * DAY_MS && at < now) return weekdayFormat.format(at);
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? dateFormat : yearFormat).format(at);
}

/** "14:05", with the day in front when that is not today: "Tue 14:05", "3 Mar 14:05". */
export function momentTime(at: number, now: number): string {
  if (isSameDay(at, now)) return clockTime(at);
  const day = Math.abs(now - at) < 6 * DAY_MS ? weekdayFormat.format(at) : dateFormat.format(at);
  return `${day} ${clockTime(at)}`;
}

/** "today", "yesterday", "Tuesday, March 3": the line between two days. */
export function dayName(at: number, now: number): string {
  if (isSameDay(at, now)) return relativeFormat.format(0, "day");
  if (isSameDay(at, now - DAY_MS)) return relativeFormat.format(-1, "day");
  return dayFormat.format(at);
}

/** "Friday, 20 November 2026 at 14:05 (13:05 UTC)": for whoever has to compare it with somebody's log. */
export function fullTime(at: number): string {
  return `${fullFormat.format(at)} (${utcFormat.format(at)} UTC)`;
}

/** "12 min", "3 hr", "2 days": the one unit that matters. */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return unitFormat("minute").format(minutes);
  if (minutes < 24 * 60) return unitFormat("hour").format(Math.round(minutes / 60));
  return unitFormat("day").format(Math.round(minutes / 60 / 24));
}

function unitFormat(unit: "minute" | "hour" | "day"): Intl.NumberFormat {
  return new Intl.NumberFormat(undefined, { style: "unit", unit, unitDisplay: "short" });
}

export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
