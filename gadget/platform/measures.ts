import { inHundred } from "../../worker/protocol/reports/shares.ts";

// Numbers, times and lists in words. As they stand where the browser cannot say them.

/** Units of time, in seconds. */
const UNITS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as Unit[];

export const secondsIn = (unit: Unit): number => UNITS[unit];

function orElse<T>(say: () => T, otherwise: T): T {
  try {
    return say();
  } catch {
    return otherwise;
  }
}

/** "1,000". */
export function numberIn(said: string, n: number): string {
  return orElse(() => new Intl.NumberFormat(said).format(n), String(n));
}

const unitFormat = (said: string, unit: Unit) =>
  new Intl.NumberFormat(said, { style: "unit", unit, unitDisplay: "long" });

/** "1,000.00005": nothing of it is rounded. */
export function exactIn(said: string, n: number): string {
  return orElse(() => new Intl.NumberFormat(said, { maximumFractionDigits: 20 }).format(n), String(n));
}

/** "2 minutes". */
export function measureIn(said: string, count: number, unit: Unit): string {
  return orElse(() => unitFormat(said, unit).format(count), `${count} ${unit}`);
}

/** "minutes". */
export function unitIn(said: string, unit: Unit): string {
  const parts = orElse(() => unitFormat(said, unit).formatToParts(5), []);
  return parts.find(({ type }) => type === "unit")?.value ?? unit;
}

/** "Anna and Ben", or with "or" between the last two. */
export function listIn(said: string, type: "conjunction" | "disjunction", list: readonly string[]): string {
  return orElse(() => new Intl.ListFormat(said, { type }).format(list), list.join(", "));
}

/** "Monday"; 1 is Monday. */
export function weekdayIn(said: string, day: number, weekday: "long" | "short"): string {
  // The 5th of January 2026 was a Monday.
  const at = Date.UTC(2026, 0, 4 + day);
  return orElse(() => new Intl.DateTimeFormat(said, { weekday, timeZone: "UTC" }).format(at), String(day));
}

/** "24 December 2026", of "2026-12-24". */
export function dateIn(said: string, date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return orElse(() => new Intl.DateTimeFormat(said, { dateStyle: "long", timeZone: "UTC" }).format(at), date);
}

/** "20 Nov 2026, 14:05 CET", of ms; by the browser's own time zone where none is given, or where it knows none of that name. */
export function momentIn(said: string, at: number, timeZone?: string): string {
  const form = (zone: string | undefined) =>
    new Intl.DateTimeFormat(said, {
      ...({ year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const),
      timeZoneName: "short",
      ...(zone === undefined ? {} : { timeZone: zone }),
    }).format(at);
  return orElse(() => form(timeZone), form(undefined));
}

/** Names of time zones (IANA). */
export function timeZones(): readonly string[] {
  return orElse(() => Intl.supportedValuesOf("timeZone"), []);
}

/** "2m", as briefly as the language has it. */
export function briefMeasureIn(said: string, count: number, unit: Unit): string {
  const style = { style: "unit", unit, unitDisplay: "narrow" } as const;
  return orElse(() => new Intl.NumberFormat(said, style).format(count), `${count} ${unit}`);
}

/** "84 ms". */
export function millisecondsIn(said: string, ms: number): string {
  const style = { style: "unit", unit: "millisecond", unitDisplay: "short" } as const;
  return orElse(() => new Intl.NumberFormat(said, style).format(ms), `${ms} ms`);
}

/** "80%", of 0.8. */
export function percentIn(said: string, share: number): string {
  const percent = inHundred(share);
  return orElse(() => new Intl.NumberFormat(said, { style: "percent" }).format(percent / 100), `${percent}%`);
}

/** "Nov 30" of "2026-11-30", and with `whole` its weekday and year. */
export function briefDateIn(said: string, date: string, whole = false): string {
  const more = whole ? ({ weekday: "short", year: "numeric" } as const) : {};
  const style = { ...more, day: "numeric", month: "short", timeZone: "UTC" } as const;
  return orElse(() => new Intl.DateTimeFormat(said, style).format(Date.parse(`${date}T00:00:00Z`)), date);
}

/** "14:00" of 14, as the language writes an hour. */
export function hourIn(said: string, hour: number): string {
  const style = { hour: "numeric", minute: "2-digit", timeZone: "UTC" } as const;
  return orElse(() => new Intl.DateTimeFormat(said, style).format(Date.UTC(2026, 0, 1, hour)), `${hour}:00`);
}

const LARGEST_FIRST: readonly Unit[] = ["day", "hour", "minute", "second"];

/** "3m 10s", "2d 4h": the two largest units of so many ms. */
export function lastingIn(said: string, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const unit = LARGEST_FIRST.find((one) => seconds >= secondsIn(one)) ?? "second";
  const count = Math.floor(seconds / secondsIn(unit));
  const next = LARGEST_FIRST[LARGEST_FIRST.indexOf(unit) + 1];
  const rest = next === undefined ? 0 : Math.floor((seconds - count * secondsIn(unit)) / secondsIn(next));
  const whole = briefMeasureIn(said, count, unit);
  // Of many days nobody counts the hours.
  if (next === undefined || rest === 0 || (unit === "day" && count >= 10)) return whole;
  return `${whole} ${briefMeasureIn(said, rest, next)}`;
}
