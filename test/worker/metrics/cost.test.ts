import { describe, expect, it } from "vitest";
import { metricsTold } from "../../../worker/domain/metrics/told.ts";
import { costOf } from "../../../worker/protocol/metrics/cost.ts";

const DAY = 24 * 60 * 60_000;
const costAfter = (days: number) =>
  costOf(
    metricsTold(
      {
        "rows_written|conversation": 1_500_000,
        "rows_written|desk": 500_000,
        "rows_read|desk": 10_000_000,
        "object_requests|page": 1_000_000,
        worker_requests: 200_000,
        "storage_bytes|conversation": 3_000_000_000,
      },
      { since: 0, at: days * DAY },
    ),
  );

describe("what a desk costs", () => {
  it("is what was used times its price, and a month of the same", () => {
    const cost = costAfter(10);
    const line = (what: string) => cost.lines.find((it) => it.what === what);
    expect(line("rows_written")).toMatchObject({
      used: 2_000_000,
      dollars: 2,
      month: 6_000_000,
      monthDollars: 6,
    });
    expect(line("rows_written")?.ofFree).toBeCloseTo(2);
    expect(line("object_requests")?.dollars).toBeCloseTo(0.15);
    // What lies there costs by its month, however long it was counted.
    expect(line("storage")?.monthDollars).toBeCloseTo(0.6);
    expect(line("storage")?.dollars).toBeCloseTo(0.2);
    expect(cost.dollars).toBeCloseTo(2 + 0.01 + 0.15 + 0.06 + 0.2);
    expect(cost.monthDollars).toBeCloseTo(6 + 0.03 + 0.45 + 0.18 + 0.6);
  });

  it("says nothing of a month within the first hour", () => {
    expect(costAfter(0.01).monthDollars).toBeNull();
    expect(costAfter(0).dollars).toBe(0.15 + 0.01 + 2 + 0.06);
  });
});
