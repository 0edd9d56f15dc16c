import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { messengerLanguage } from "../../shell/locales.ts";
import {
  dateIn,
  exactIn,
  listIn,
  measureIn,
  momentIn,
  numberIn,
  secondsIn,
  UNIT_NAMES,
  unitIn,
  weekdayIn,
  type Unit,
} from "../../../platform/measures.ts";
import { spoken } from "../../words/words.ts";

// Numbers, times and lists as the administrator's language writes them.

export const numbered = (n: number): string => numberIn(spoken.lang, n);

/** With all of its decimals. */
export const exactly = (n: number): string => exactIn(spoken.lang, n);

/** The largest unit of which it is so many. */
export function unitOf(seconds: number): Unit {
  return UNIT_NAMES.findLast((unit) => seconds > 0 && seconds % secondsIn(unit) === 0) ?? "second";
}

/** "2 minutes". */
export function duration(seconds: number): string {
  const unit = unitOf(seconds);
  return measureIn(spoken.lang, seconds / secondsIn(unit), unit);
}

/** "minutes". */
export const unitName = (unit: Unit): string => unitIn(spoken.lang, unit);

export const anyOf = (list: readonly string[]): string => listIn(spoken.lang, "disjunction", list);
export const allOf = (list: readonly string[]): string => listIn(spoken.lang, "conjunction", list);

/** "Monday"; 1 is Monday. */
export function dayName(day: number, style: "long" | "short" = "long"): string {
  return weekdayIn(spoken.lang, day, style);
}

/** "Mon–Fri, Sun". */
export function daysName(days: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  const name = (day: number) => dayName(day, "short");
  return runs
    .map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`))
    .join(", ");
}

/** "24 December 2026", of "2026-12-24". */
export const dateName = (date: string): string => dateIn(spoken.lang, date);

/** When something was, by the clock of the desk's first business hours, else by the administrator's own. */
export const momentName = (at: number, { hours }: Pick<RoutingConfig, "hours">): string =>
  momentIn(spoken.lang, at, hours[0]?.timeZone);

export const languageWords = (tag: string): string => messengerLanguage(tag, spoken.lang);
