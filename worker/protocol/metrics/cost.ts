import { PREFIX } from "./families.ts";
import { PRICES, type Priced } from "./prices.ts";
import type { MetricsTold } from "./told.ts";

const DAY_MS = 24 * 60 * 60_000;
/** A month as it is reckoned here. */
export const MONTH_DAYS = 30;
/** Before that a rate says little. */
export const RATE_MS_MIN = 60 * 60_000;

/**
 * One line of what a desk costs. `used` since it counts, `dollars` for that; `month`, `monthDollars`: at this rate, null before there is one;
 * `ofFree`: the share of a day's allowance of the free plan that an average day uses, null where that has none. What is stored does not
 * add up by time: its month is what lies there now.
 */
export type CostLine = {
  what: Priced;
  used: number;
  dollars: number;
  month: number | null;
  monthDollars: number | null;
  ofFree: number | null;
};

/** What a desk costs, without what the account includes. */
export type Cost = { days: number; lines: CostLine[]; dollars: number; monthDollars: number | null };

/** The arithmetic of what was counted. */
export function costOf({ at, since, families }: MetricsTold): Cost {
  const ms = Math.max(0, at - since);
  const days = ms / DAY_MS;
  const sum = (...names: string[]): number =>
    families
      .filter(({ name }) => names.includes(name))
      .flatMap(({ samples }) => samples)
      .reduce((all, { suffix, value }) => (suffix === "_created" ? all : all + value), 0);
  const used: Record<Priced, number> = {
    worker_requests: sum(`${PREFIX}worker_requests`),
    object_requests: sum(`${PREFIX}object_requests`),
    rows_read: sum(`${PREFIX}rows_read`),
    rows_written: sum(`${PREFIX}rows_written`),
    storage: sum(`${PREFIX}storage_bytes`),
  };
  const lines = (Object.keys(PRICES) as Priced[]).map((what) =>
    lineOf(what, used[what], days, ms >= RATE_MS_MIN),
  );
  const months = lines.map(({ monthDollars }) => monthDollars);
  return {
    days,
    lines,
    dollars: lines.reduce((all, { dollars }) => all + dollars, 0),
    monthDollars: months.reduce<number | null>(
      (all, one) => (all === null || one === null ? null : all + one),
      0,
    ),
  };
}

function lineOf(what: Priced, used: number, days: number, hasRate: boolean): CostLine {
  const { dollars, per, freeADay } = PRICES[what];
  const isStored = what === "storage";
  const month = isStored ? used : hasRate ? (used / days) * MONTH_DAYS : null;
  return {
    ...{ what, used, month },
    dollars: ((isStored ? (used * days) / MONTH_DAYS : used) / per) * dollars,
    monthDollars: month === null ? null : (month / per) * dollars,
    ofFree: freeADay === null || !hasRate ? null : used / days / freeADay,
  };
}
