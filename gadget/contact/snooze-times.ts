/** When one who puts something aside is reminded, by names of the field. `at` in ms. */
export type SnoozeTime = { name: "hour" | "afternoon" | "tomorrow" | "monday"; at: number };

const HOUR_MS = 60 * 60_000;
const AFTERNOON = 15;
const MORNING = 9;
/** So near a time of today is none to wait for. */
const NEAR_MS = 75 * 60_000;

/**
 * What is offered at `now` (ms), by the clock of this browser: in an hour; at three this afternoon, where that is far enough;
 * tomorrow at nine; on Monday at nine, unless that is tomorrow. Times of the clock, also in the night in which it changes.
 */
export function snoozeTimes(now: number): SnoozeTime[] {
  const today = new Date(now);
  const at = (days: number, hour: number): number =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour).getTime();
  const afternoon = at(0, AFTERNOON);
  // 0 is Sunday.
  const toMonday = (8 - today.getDay()) % 7 || 7;
  return [
    { name: "hour", at: now + HOUR_MS },
    ...(afternoon - now > NEAR_MS ? [{ name: "afternoon" as const, at: afternoon }] : []),
    { name: "tomorrow", at: at(1, MORNING) },
    ...(toMonday > 1 ? [{ name: "monday" as const, at: at(toMonday, MORNING) }] : []),
  ];
}

/** As `<input type="datetime-local">` has it, by the clock of this browser. */
export function localInput(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
