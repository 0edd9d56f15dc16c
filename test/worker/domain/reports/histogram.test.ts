import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BEST_MS,
  ERROR,
  countOf,
  merged,
  quantile,
  spreadOf,
  withTime,
  WORST_MS,
  type Histogram,
} from "../../../../worker/domain/reports/histogram.ts";

const times = fc.array(fc.integer({ min: BEST_MS, max: WORST_MS }), { minLength: 1, maxLength: 200 });
const of = (all: readonly number[]): Histogram => all.reduce<Histogram>(withTime, {});

function exact(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

describe("a histogram of times", () => {
  it("tells any quantile with an error of at most 5 per cent", () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const [told, real] = [quantile(of(all), share) ?? 0, exact(all, share)];
        expect(Math.abs(told - real)).toBeLessThanOrEqual(real * ERROR + 1);
      }),
    );
  });

  it("is the same in whatever order several are merged, and as if all had been counted by one", () => {
    fc.assert(
      fc.property(times, times, times, (a, b, c) => {
        const whole = of([...a, ...b, ...c]);
        expect(merged(merged(of(a), of(b)), of(c))).toEqual(whole);
        expect(merged(of(c), merged(of(b), of(a)))).toEqual(whole);
        expect(countOf(whole)).toBe(a.length + b.length + c.length);
      }),
    );
  });

  it("takes what is shorter than a second for one, and keeps what is absurd within bounds", () => {
    const few = of([-5, 0, 3, BEST_MS]);
    expect(Object.keys(few)).toHaveLength(1);
    expect(Math.abs((quantile(few, 1) ?? 0) - BEST_MS)).toBeLessThanOrEqual(BEST_MS * ERROR);
    expect(quantile(of([Number.MAX_SAFE_INTEGER]), 1)).toBeLessThanOrEqual(WORST_MS * (1 + ERROR));
  });

  it("has nothing to tell where there is nothing", () => {
    expect(quantile({}, 0.5)).toBeNull();
    expect(spreadOf({})).toBeNull();
  });
});
