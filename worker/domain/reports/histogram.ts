import type { Spread } from "../../protocol/reports/figures.ts";

/**
 * Lengths of time, counted in buckets that grow by the same factor, so that a median of any number of them costs no more
 * than a few hundred numbers, and is off by no more than ERROR of itself ("DDSketch", Masson, Rim and Lee, VLDB 2019). How many
 * lie in each bucket, by its number; buckets that are empty are not there.
 */
export type Histogram = Readonly<Record<number, number>>;

/** By how much of itself a quantile may be off, beside what BEST_MS and WORST_MS cut. */
export const ERROR = 0.05;
const GROWTH = (1 + ERROR) / (1 - ERROR);
const LOG_GROWTH = Math.log(GROWTH);

/** Nobody answers within less: what is shorter counts as a second. */
export const BEST_MS = 1_000;
/** What is longer counts as 400 days. */
export const WORST_MS = 400 * 24 * 60 * 60_000;

/** The histogram with one more of `ms`. */
export function withTime(histogram: Histogram, ms: number): Histogram {
  const bucket = bucketOf(ms);
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + 1 };
}

/** Of both. It does not matter in which order several are merged. */
export function merged(one: Histogram, other: Histogram): Histogram {
  const all: Record<number, number> = { ...one };
  for (const [bucket, count] of Object.entries(other))
    all[Number(bucket)] = (all[Number(bucket)] ?? 0) + count;
  return all;
}

/** How many there are in it. */
export function countOf(histogram: Histogram): number {
  return Object.values(histogram).reduce((sum, count) => sum + count, 0);
}

/** What so large a share of them (0 to 1) is not longer than, in ms; null where there are none. */
export function quantile(histogram: Histogram, share: number): number | null {
  // Keys that are whole numbers come in their order.
  const buckets = Object.entries(histogram);
  const rank = Math.max(1, Math.ceil(share * countOf(histogram)));
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank) return timeOf(Number(bucket));
  }
  return null;
}

/** Null where there are none. */
export function spreadOf(histogram: Histogram): Spread | null {
  const [medianMs, p90Ms] = [quantile(histogram, 0.5), quantile(histogram, 0.9)];
  return medianMs === null || p90Ms === null ? null : { count: countOf(histogram), medianMs, p90Ms };
}

function bucketOf(ms: number): number {
  const within = Math.min(Math.max(ms, BEST_MS), WORST_MS);
  return Math.max(0, Math.ceil(Math.log(within / BEST_MS) / LOG_GROWTH));
}

/** Off by no more than ERROR of whatever lies in the bucket. */
function timeOf(bucket: number): number {
  return Math.round((BEST_MS * 2 * GROWTH ** bucket) / (GROWTH + 1));
}
