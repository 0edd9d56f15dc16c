import { LETTER_DAYS } from "../../protocol/black-box/limits.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What a Page's box holds of deliveries and calls, and of dead letters beside these, in bytes as they came. */
export const BOX_BYTES_MAX = 64 * 1024 * 1024;
export const LETTER_BYTES_MAX = 64 * 1024 * 1024;
/** And so many dead letters. */
export const LETTERS_MAX = 1_000;
/** Of an answer of Meta's that is longer the rest is left out. */
export const ANSWER_CHARS_MAX = 256 * 1024;
/** That somebody was erased is known so long: what is on its way of them comes within moments. */
export const ERASED_MS = (LETTER_DAYS + 1) * DAY_MS;

/** What was kept before this time (ms) is over; null: the box is off, and all of it is. */
export function boxCutoff(hours: number | null, now: number): number {
  return hours === null ? now : now - hours * HOUR_MS;
}

/** The same of dead letters. */
export function letterCutoff(now: number): number {
  return now - LETTER_DAYS * DAY_MS;
}

/** Until when (ms) a dead letter that was kept then stays. */
export function letterKeptUntil(at: number): number {
  return at + LETTER_DAYS * DAY_MS;
}

/** When the first of what is kept is over, in ms; null: nothing is kept. */
export function nextOver(
  oldest: { record: number | null; letter: number | null; erased: number | null },
  hours: number | null,
): number | null {
  const ends = [
    oldest.record === null ? null : oldest.record + (hours ?? 0) * HOUR_MS,
    oldest.letter === null ? null : letterKeptUntil(oldest.letter),
    oldest.erased === null ? null : oldest.erased + ERASED_MS,
  ].filter((at) => at !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** What must go so that there is room again, of what is kept, the oldest first. */
export function overfull<T extends { bytes: number }>(
  kept: readonly T[],
  max: { bytes: number; count: number },
): T[] {
  let [bytes, count] = [kept.reduce((sum, it) => sum + it.bytes, 0), kept.length];
  const gone: T[] = [];
  for (const one of kept) {
    if (bytes <= max.bytes && count <= max.count) break;
    gone.push(one);
    bytes -= one.bytes;
    count -= 1;
  }
  return gone;
}
