import { briefDateIn, hourIn, lastingIn, numberIn, percentIn } from "../../../platform/measures.ts";
import { spoken } from "../../words/words.ts";

// Numbers, times and days as the administrator's language writes them.

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
export const lasting = (ms: number): string => lastingIn(spoken.lang, ms);
