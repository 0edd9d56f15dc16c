import type { Check } from "../../protocol/admin/doctor.ts";

const DAY_MS = 24 * 60 * 60_000;
/** So many days before a token ends somebody should hear of it. */
const DAYS_BEFORE = [7, 3, 1];

/** While something needs somebody, who mends it at Meta says so to nobody here. */
const MENDED_MS = 60 * 60_000;

/** When the Page is looked at again: daily, hourly while something needs somebody, and as a token's end comes near. */
export function nextCheckAt(checks: readonly Check[], now: number): number {
  const ends = checks
    .filter(({ check }) => check === "token_end" || check === "data_access")
    .flatMap(({ at }) => at ?? []);
  const before = ends.flatMap((end) => DAYS_BEFORE.map((days) => end - days * DAY_MS));
  const isWrong = checks.some(({ state }) => state === "attention");
  return Math.min(now + (isWrong ? MENDED_MS : DAY_MS), ...before.filter((at) => at > now));
}
