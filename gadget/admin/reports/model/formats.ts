import {
  briefDateIn,
  briefMeasureIn,
  hourIn,
  numberIn,
  percentIn,
  secondsIn,
  type Unit,
} from "../../../platform/measures.ts";
import { spoken } from "../../words/words.ts";

// Numbers, times and days as the administrator's language writes them.

const UNITS: readonly Unit[] = ["day", "hour", "minute", "second"];

export const numbered = (n: number): string => numberIn(spoken.lang, n);
/** "80%", of 0.8. */
export const percent = (share: number): string => percentIn(spoken.lang, share);
/** "Nov 30". */
export const shortDay = (day: string): string => briefDateIn(spoken.lang, day);
/** "Mon, Nov 30, 2026". */
export const longDay = (day: string): string => briefDateIn(spoken.lang, day, true);
/** "14:00". */
export const hourName = (hour: number): string => hourIn(spoken.lang, hour);

/** "3m 10s", "2d 4h": the two largest units of it. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const unit = UNITS.find((one) => seconds >= secondsIn(one)) ?? "second";
  const count = Math.floor(seconds / secondsIn(unit));
  const next = UNITS[UNITS.indexOf(unit) + 1];
  const rest = next === undefined ? 0 : Math.floor((seconds - count * secondsIn(unit)) / secondsIn(next));
  const said = briefMeasureIn(spoken.lang, count, unit);
  // Of many days nobody counts the hours.
  if (next === undefined || rest === 0 || (unit === "day" && count >= 10)) return said;
  return `${said} ${briefMeasureIn(spoken.lang, rest, next)}`;
}
