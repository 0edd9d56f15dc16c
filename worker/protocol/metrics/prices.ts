/**
 * What is paid for, in the order in which it is told. `dollars` for `per` of it on the Workers Paid plan; `included`: so much of it a month that
 * plan includes, for the whole account; `freeADay`: so much of it a day the free plan allows, null where it counts by the month or not at all.
 * `isStored`: it costs by the month that it lies there.
 */
type Price = {
  dollars: number;
  per: number;
  included: number;
  freeADay: number | null;
  isStored?: true;
};

/** In US dollars, as looked up on PRICES_OF on Cloudflare's pages (`PRICE_PAGES`). */
export const PRICES = {
  rows_written: { dollars: 1, per: 1_000_000, included: 50_000_000, freeADay: 100_000 },
  rows_read: { dollars: 0.001, per: 1_000_000, included: 25_000_000_000, freeADay: 5_000_000 },
  object_requests: { dollars: 0.15, per: 1_000_000, included: 1_000_000, freeADay: 100_000 },
  /** In gigabyte-seconds: an object is billed as 128 MB, whatever it uses. */
  object_duration: { dollars: 12.5, per: 1_000_000, included: 400_000, freeADay: 13_000 },
  /** In bytes. The free plan stores as much as the paid one includes. */
  storage: { dollars: 0.2, per: 1_000_000_000, included: 5_000_000_000, freeADay: null, isStored: true },
  worker_requests: { dollars: 0.3, per: 1_000_000, included: 10_000_000, freeADay: 100_000 },
  log_events: { dollars: 0.6, per: 1_000_000, included: 20_000_000, freeADay: 200_000 },
  bucket_writes: { dollars: 4.5, per: 1_000_000, included: 1_000_000, freeADay: null },
  bucket_reads: { dollars: 0.36, per: 1_000_000, included: 10_000_000, freeADay: null },
  bucket_storage: {
    ...{ dollars: 0.015, per: 1_000_000_000, included: 10_000_000_000, freeADay: null },
    isStored: true,
  },
  analytics_points: { dollars: 0.25, per: 1_000_000, included: 10_000_000, freeADay: 100_000 },
} as const satisfies Record<string, Price>;
export type Priced = keyof typeof PRICES;

/** What is known of the price of one of them. */
export function priceOf(what: Priced): Price {
  return PRICES[what];
}

/** The day on which the prices were looked up. */
export const PRICES_OF = "2026-11-30";

/** Where they stand. */
export const PRICE_PAGES = [
  "https://developers.cloudflare.com/durable-objects/platform/pricing/",
  "https://developers.cloudflare.com/workers/platform/pricing/",
  "https://developers.cloudflare.com/r2/pricing/",
  "https://developers.cloudflare.com/analytics/analytics-engine/pricing/",
] as const;

/** As what an object is billed while it is awake, in gigabytes: 128 MB. */
export const OBJECT_GIGABYTES = 0.128;

/** What the Workers Paid plan costs a month in any case. */
export const PLAN_DOLLARS = 5;

/**
 * What a bill has and nobody here can count. `cpu`: the clock of the platform stands still while a script runs; `own_time`: so it does in objects.
 * `without_desk`: what the Worker answers without asking a desk. `removed_files`: taken off nothing. `before`: what was used, or lay there, before the desk counted. `lost`: what an object had counted and yet to tell when it died.
 */
export const NOT_COUNTED = ["cpu", "own_time", "without_desk", "removed_files", "before", "lost"] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];
