import { describe, expect, it } from "vitest";
import { metricsTold } from "../../../worker/domain/metrics/told.ts";
import { billedOf, costOf, costOfAll, type Cost } from "../../../worker/protocol/metrics/cost.ts";
import type { Priced } from "../../../worker/protocol/metrics/prices.ts";

const DAY = 24 * 60 * 60_000;
const USED = {
  "rows_written|conversation": 1_500_000,
  "rows_written|desk": 500_000,
  "rows_read|desk": 10_000_000,
  "object_requests|page": 1_000_000,
  worker_requests: 200_000,
  "storage_bytes|conversation": 3_000_000_000,
};
const costAfter = (days: number, used: Record<string, number> = USED) =>
  costOf(metricsTold(used, { since: 0, at: days * DAY }));
const lineOf = (cost: Cost, what: Priced) => cost.lines.find((it) => it.what === what);

describe("what a desk costs", () => {
  it("is what was used times its price, and a month of the same", () => {
    const cost = costAfter(10);
    expect(lineOf(cost, "rows_written")).toMatchObject({
      used: 2_000_000,
      dollars: 2,
      month: 6_000_000,
      monthDollars: 6,
    });
    expect(lineOf(cost, "rows_written")?.ofFree).toBeCloseTo(2);
    expect(lineOf(cost, "object_requests")?.dollars).toBeCloseTo(0.15);
    // What lies there costs by its month, however long it was counted.
    expect(lineOf(cost, "storage")?.monthDollars).toBeCloseTo(0.6);
    expect(lineOf(cost, "storage")?.dollars).toBeCloseTo(0.2);
    expect(cost.dollars).toBeCloseTo(2 + 0.01 + 0.15 + 0.06 + 0.2);
    expect(cost.monthDollars).toBeCloseTo(6 + 0.03 + 0.45 + 0.18 + 0.6);
  });

  it("has the time that objects are awake, the bucket, the log and Analytics Engine", () => {
    const cost = costAfter(30, {
      "object_active_seconds|desk": 1_000_000,
      "object_active_seconds|conversation": 562_500,
      "bucket_operations|A": 100_000,
      "bucket_operations|B": 1_000_000,
      bucket_written_bytes: 2_000_000_000,
      "log_events|invocation": 3_000_000,
      "log_events|line": 1_000_000,
      analytics_points: 4_000_000,
    });
    // 1,562,500 s of 128 MB are 200,000 GB-s.
    expect(lineOf(cost, "object_duration")?.used).toBeCloseTo(200_000);
    expect(lineOf(cost, "object_duration")?.dollars).toBeCloseTo(2.5);
    expect(lineOf(cost, "object_duration")?.ofFree).toBeCloseTo(200_000 / 30 / 13_000);
    expect(lineOf(cost, "bucket_writes")?.dollars).toBeCloseTo(0.45);
    expect(lineOf(cost, "bucket_reads")?.dollars).toBeCloseTo(0.36);
    expect(lineOf(cost, "bucket_storage")).toMatchObject({ month: 2_000_000_000, ofFree: null });
    expect(lineOf(cost, "bucket_storage")?.monthDollars).toBeCloseTo(0.03);
    expect(lineOf(cost, "log_events")?.dollars).toBeCloseTo(2.4);
    expect(lineOf(cost, "analytics_points")?.dollars).toBeCloseTo(1);
  });

  it("says nothing of a month within the first hour", () => {
    const young = costAfter(0.01);
    expect(young).toMatchObject({ monthDollars: null, ratesMissing: 1 });
    expect(young.lines.every(({ month, ofFree }) => month === null && ofFree === null)).toBe(true);
    expect(billedOf(young)).toBeNull();
    expect(costAfter(0).dollars).toBe(2 + 0.01 + 0.15 + 0.06);
  });

  it("is added up for all desks, of which some have no rate yet", () => {
    const all = costOfAll([
      costAfter(10),
      costAfter(10),
      costAfter(0.01, { "rows_written|desk": 1_000_000 }),
    ]);
    expect(lineOf(all, "rows_written")).toMatchObject({ used: 5_000_000, dollars: 5, month: 12_000_000 });
    expect(lineOf(all, "rows_written")?.ofFree).toBeCloseTo(4);
    expect(lineOf(all, "storage")?.ofFree).toBeNull();
    expect(all).toMatchObject({ days: 10, ratesMissing: 1 });
    expect(all.monthDollars).toBeCloseTo(2 * (6 + 0.03 + 0.45 + 0.18 + 0.6));
    expect(costOfAll([])).toMatchObject({ dollars: 0, monthDollars: null, ratesMissing: 0 });
  });

  it("is less where the plan includes it, and never less than nothing", () => {
    const used = {
      "rows_written|desk": 60_000_000,
      "rows_read|desk": 1_000,
      "object_requests|desk": 1_500_000,
    };
    // Of 60 million rows 50 are included, of 1.5 million requests one; rows read are far below.
    expect(billedOf(costAfter(30, used))).toBeCloseTo(10 + 0.075);
  });
});
