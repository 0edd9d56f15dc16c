import { drawn } from "../platform/drawn.ts";
import { onDemand } from "./on-demand.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let language = "en";
let spoken = onDemand({ locale: () => language });

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
}

/** The language in use, with its region (BCP 47). */
export function locale(): string {
  return spoken.locale;
}

/** Formats in the language in use. They are dear to make: each is made once for a language, when it is needed. */
export function formatsOf<T extends Record<string, () => unknown>>(
  makers: (locale: () => string) => T,
): () => ReturnType<typeof onDemand<T>> {
  let madeFor: object | null = null;
  let made: ReturnType<typeof onDemand<T>>;
  return () => {
    const now = spoken;
    if (madeFor !== now) made = onDemand(makers(() => now.locale));
    madeFor = now;
    return made;
  };
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
 * frame later, in the room that they take, and numbers as they are until then. So has what no calendar has: for one time
 * that cannot be written a thread would show nothing.
 */
export function told(write: () => string, before = ROOM): string {
  if (!isTold) tell ??= drawn().then(tellTimes);
  else
    try {
      return write();
    } catch {}
  return before;
}

const formats = formatsOf((locale) => ({
  time: () => new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit" }),
  moment: () =>
    new Intl.DateTimeFormat(locale(), {
      ...{ weekday: "short", day: "numeric", month: "short" },
      ...{ hour: "numeric", minute: "2-digit" },
    }),
  day: () => new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long" }),
  relative: () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }),
}));

/** "14:05" */
export function clockTime(at: number): string {
  return told(() => formats().time.format(at));
}

/** "Tue, Mar 3, 14:05": of what is to come, and stays written where it was said. */
export function moment(at: number): string {
  return told(() => formats().moment.format(at));
}

/** "today", "yesterday", "Tuesday, March 3": the line between two days. */
export function dayName(at: number, now: number): string {
  return told(() => {
    if (isSameDay(at, now)) return formats().relative.format(0, "day");
    if (isSameDay(at, now - DAY_MS)) return formats().relative.format(-1, "day");
    return formats().day.format(at);
  });
}

/** Whether a whole number is written in these digits and without marks between them. */
export function isPlain(n: number, primary = language): boolean {
  return primary !== "ar" && n >= 0 && n < 1000 && Number.isInteger(n);
}

/** In this browser's time zone. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
