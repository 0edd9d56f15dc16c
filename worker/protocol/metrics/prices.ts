/**
 * What Cloudflare takes on the Workers Paid plan, in US dollars, as looked up on PRICES_OF (the page of each: docs/operating.md, "What it costs"). What every
 * plan includes is of the whole account.
 */
export const PRICES = {
  worker_requests: { dollars: 0.3, per: 1_000_000, included: 10_000_000, freeADay: 100_000 },
  object_requests: { dollars: 0.15, per: 1_000_000, included: 1_000_000, freeADay: 100_000 },
  rows_read: { dollars: 0.001, per: 1_000_000, included: 25_000_000_000, freeADay: 5_000_000 },
  rows_written: { dollars: 1, per: 1_000_000, included: 50_000_000, freeADay: 100_000 },
  /** A month; `freeADay` null: what may be stored in all, on the free plan 5 GB as well. */
  storage: { dollars: 0.2, per: 1_000_000_000, included: 5_000_000_000, freeADay: null },
} as const;
export type Priced = keyof typeof PRICES;

/** The day on which the prices were looked up. */
export const PRICES_OF = "2026-11-30";
