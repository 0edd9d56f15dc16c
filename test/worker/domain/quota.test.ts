import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REQUESTS_PER_MINUTE, taken, type Bucket } from "../../../worker/domain/api/quota.ts";

describe("what a program may ask", () => {
  it("is never more than twice a minute's in any minute, and never nothing for long", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 2_000 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let bucket: Bucket | null = null;
        let now = 1_000_000;
        const asked: number[] = [];
        for (const wait of waits) {
          now += wait;
          const step = taken(bucket, now);
          bucket = step.bucket;
          if (step.retryAfterMs === 0) asked.push(now);
          else expect(taken(bucket, now + step.retryAfterMs).retryAfterMs).toBe(0);
          expect(step.quota.left).toBeGreaterThanOrEqual(0);
          expect(step.quota.fullInMs).toBeLessThanOrEqual(60_000);
        }
        for (const from of asked.filter((_at, n) => n % 100 === 0))
          expect(asked.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(
            2 * REQUESTS_PER_MINUTE,
          );
      }),
      { numRuns: 30 },
    );
  });

  it("does not grow while a clock goes back", () => {
    const { bucket } = taken(null, 1_000);
    expect(taken(bucket, 0).quota.left).toBe(REQUESTS_PER_MINUTE - 2);
  });
});
