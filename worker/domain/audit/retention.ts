import { AUDIT_DAYS, AUDIT_DAYS_MIN } from "../../protocol/audit/limits.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Before which time (ms) lines may be cut. Whatever was set, never what is younger than the floor. */
export function cutBefore(days: number | null, now: number): number {
  return now - Math.max(days ?? AUDIT_DAYS, AUDIT_DAYS_MIN) * DAY_MS;
}
