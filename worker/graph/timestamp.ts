/** Meta sends milliseconds, except lead-ad referrals and feed changes, which are in seconds. */
const SECONDS_BELOW = 1e12;

/** A clock a little ahead is believed; an event from further in the future would pin itself to the end. */
export const AHEAD_MS_MAX = 60_000;

/** Time of an item in ms, or `fallback` where it has none; never ahead of `now` by more than a minute. */
export function toMs(value: unknown, fallback: number, now: number): number {
  return Math.min(parseMs(value) ?? fallback, now + AHEAD_MS_MAX);
}

/** A time as Meta sends it: number or digits, seconds or milliseconds, or ISO 8601. Null when it is none. */
export function parseMs(value: unknown): number | null {
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return null;
  if (/^\d+(\.\d+)?$/.test(value)) return fromNumber(Number(value));
  const date = Date.parse(value);
  return date > 0 ? date : null;
}

function fromNumber(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  return Math.round(value < SECONDS_BELOW ? value * 1000 : value);
}
