import { WEBHOOK_EVENTS_KEPT_DAYS } from "../../../../worker/protocol/webhooks/limits.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A time as an `<input type="datetime-local">` writes it, in ms; null: none, or one of which nothing is kept. */
export function replayableAt(written: string, now: number): number | null {
  const at = written === "" ? NaN : new Date(written).getTime();
  return at <= now && at >= now - WEBHOOK_EVENTS_KEPT_DAYS * DAY_MS ? at : null;
}
