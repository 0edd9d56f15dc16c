import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Buckets, taken, type Bucket } from "../../../../worker/domain/rate/bucket.ts";
import { RATES } from "../../../../worker/domain/rate/rates.ts";

describe.each(Object.entries(RATES))("the rate of %s", (_name, rate) => {
  it("lets no more come in any time than at once and what grew in it, and nobody wait for ever", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 4_000 / rate.perSecond }), {
      minLength: 1,
      maxLength: 500,
    });
    fc.assert(
      fc.property(gaps, (waits) => {
        let bucket: Bucket | null = null;
        let now = 1_000_000;
        const came: number[] = [];
        for (const wait of waits) {
          now += wait;
          const step = taken(bucket, now, rate);
          bucket = step.bucket;
          if (step.told.retryAfterMs === 0) came.push(now);
          else expect(taken(bucket, now + step.told.retryAfterMs, rate).told.retryAfterMs).toBe(0);
          expect(step.told.left).toBeGreaterThanOrEqual(0);
          expect(step.told.fullInMs).toBeLessThanOrEqual(Math.ceil((rate.burst * 1000) / rate.perSecond));
        }
        const most = rate.burst + ((now - 1_000_000) * rate.perSecond) / 1000;
        expect(came.length).toBeLessThanOrEqual(most + 1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

describe("buckets", () => {
  const RATE = { burst: 2, perSecond: 1 };

  it("do not grow while a clock goes back", () => {
    const buckets = new Buckets(RATE);
    buckets.take("a", 5_000);
    expect(buckets.take("a", 0)).toMatchObject({ left: 0, retryAfterMs: 0 });
    expect(buckets.take("a", 0).retryAfterMs).toBe(1_000);
  });

  it("are looked into without taking, and count what is under way", () => {
    const buckets = new Buckets(RATE);
    expect(buckets.look("a", 0).retryAfterMs).toBe(0);
    expect(buckets.look("a", 0, 2).retryAfterMs).toBeGreaterThan(0);
    expect(buckets.size).toBe(0);
  });

  it("are no more than so many: full ones go first, then whoever was quiet longest", () => {
    const buckets = new Buckets(RATE, 3);
    for (const [who, at] of [
      ["quiet", 0],
      ["a", 10_000],
      ["b", 10_000],
      ["c", 10_000],
    ] as const)
      buckets.take(who, at);
    expect(buckets.size).toBe(3);
    buckets.take("a", 10_000);
    buckets.take("d", 10_000);

    // "b" was asked for longest ago: it begins anew. "a" is empty.
    expect(buckets.size).toBe(3);
    expect(buckets.look("a", 10_000).retryAfterMs).toBeGreaterThan(0);
    expect(buckets.look("b", 10_000).left).toBe(1);
    for (let n = 0; n < 10_000; n++) buckets.take(`stranger ${n}`, 10_000);
    expect(buckets.size).toBe(3);
  });
});
