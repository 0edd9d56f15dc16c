/** By what figures are kept. `desk`: all of it, under the one id "". */
export const DIMENSIONS = ["desk", "agent", "team", "queue", "page", "tag"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Numbers of things. What each means: docs/routing.md. */
export const COUNTERS = [
  ...(["contacts", "outbound", "answered", "onTime", "late", "missed", "declined"] as const),
  ...(["transferred", "reopened", "closed", "unanswered", "surveyed"] as const),
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Lengths of time. */
export const TIMES = ["firstResponse", "response", "waiting", "handling"] as const;
export type TimeOf = (typeof TIMES)[number];

/** What is told of the hours of a day. */
export const HOURLY = ["contacts", "answered", "closed"] as const;
export type Hourly = (typeof HOURLY)[number];

/** What is told of many lengths of time: how many they are, and what half and nine tenths of them are not longer than; off by at most 5 %. */
export type Spread = { count: number; medianMs: number; p90Ms: number };

/**
 * What happened in some time; null where no time is known. `codes`: contacts that were closed with each code, by its id; `scores`:
 * customers who gave each score.
 */
export type Figures = Record<Counter, number> &
  Record<TimeOf, Spread | null> & { codes: Record<string, number>; scores: Record<string, number> };
