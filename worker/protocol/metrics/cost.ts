import { PREFIX } from "./families.ts";
import { OBJECT_GIGABYTES, PRICES, priceOf, type Priced } from "./prices.ts";
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

/**
 * What a desk costs, without what the account includes. `days`: since it counts. `ratesMissing`: so many of the desks that are added up have
 * counted for too short a time, and are in no month.
 */
export type Cost = {
  days: number;
  lines: CostLine[];
  dollars: number;
  monthDollars: number | null;
  ratesMissing: number;
};

/** The arithmetic of what was counted. */
export function costOf({ at, since, families }: MetricsTold): Cost {
  const ms = Math.max(0, at - since);
  const days = ms / DAY_MS;
  const sum = (family: string, labels: Record<string, string> = {}): number =>
    families
      .filter(({ name }) => name === PREFIX + family)
      .flatMap(({ samples }) => samples)
      .filter(({ labels: its }) => Object.entries(labels).every(([name, word]) => its[name] === word))
      .reduce((all, { suffix, value }) => (suffix === "_created" ? all : all + value), 0);
  const used: Record<Priced, number> = {
    rows_written: sum("rows_written"),
    rows_read: sum("rows_read"),
    object_requests: sum("object_requests"),
    object_duration: sum("object_active_seconds") * OBJECT_GIGABYTES,
    storage: sum("storage_bytes"),
    worker_requests: sum("worker_requests"),
    log_events: sum("log_events"),
    bucket_writes: sum("bucket_operations", { class: "A" }),
    bucket_reads: sum("bucket_operations", { class: "B" }),
    bucket_storage: sum("bucket_written_bytes"),
    analytics_points: sum("analytics_points"),
  };
  const hasRate = ms >= RATE_MS_MIN;
  const lines = PRICED.map((what) => lineOf(what, used[what], days, hasRate));
  return { days, lines, ...totalsOf(lines), ratesMissing: hasRate ? 0 : 1 };
}

/** What several desks cost together. Of those without a rate what they used counts, and no month. */
export function costOfAll(costs: readonly Cost[]): Cost {
  const rated = costs.filter(({ ratesMissing }) => ratesMissing === 0);
  const lines = PRICED.map((what): CostLine => {
    const its = (of: readonly Cost[]): CostLine[] =>
      of.flatMap((cost) => cost.lines.filter((line) => line.what === what));
    const [all, withRate] = [its(costs), its(rated)];
    return {
      what,
      used: total(all.map(({ used }) => used)),
      dollars: total(all.map(({ dollars }) => dollars)),
      month: rated.length === 0 ? null : total(withRate.map(({ month }) => month ?? 0)),
      monthDollars: rated.length === 0 ? null : total(withRate.map(({ monthDollars }) => monthDollars ?? 0)),
      ofFree:
        rated.length === 0 || priceOf(what).freeADay === null
          ? null
          : total(withRate.map(({ ofFree }) => ofFree ?? 0)),
    };
  });
  return {
    days: Math.max(0, ...costs.map(({ days }) => days)),
    lines,
    ...totalsOf(lines),
    ratesMissing: costs.length - rated.length,
  };
}

/**
 * What of a month is billed where the account has nothing else: what the paid plan includes is taken off each line, and never less than
 * nothing. Null: there is no rate yet.
 */
export function billedOf({ lines }: Cost): number | null {
  return sumOrNull(
    lines.map(({ what, month }) => {
      const { dollars, per, included } = priceOf(what);
      return month === null ? null : (Math.max(0, month - included) / per) * dollars;
    }),
  );
}

const PRICED = Object.keys(PRICES) as Priced[];

function lineOf(what: Priced, used: number, days: number, hasRate: boolean): CostLine {
  const { dollars, per, freeADay, isStored = false } = priceOf(what);
  const month = !hasRate ? null : isStored ? used : (used / days) * MONTH_DAYS;
  return {
    ...{ what, used, month },
    dollars: ((isStored ? (used * days) / MONTH_DAYS : used) / per) * dollars,
    monthDollars: month === null ? null : (month / per) * dollars,
    ofFree: freeADay === null || !hasRate ? null : used / days / freeADay,
  };
}

function totalsOf(lines: readonly CostLine[]): Pick<Cost, "dollars" | "monthDollars"> {
  return {
    dollars: total(lines.map(({ dollars }) => dollars)),
    monthDollars: sumOrNull(lines.map(({ monthDollars }) => monthDollars)),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function sumOrNull(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
