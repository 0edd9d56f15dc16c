import { describe, expect, it } from "vitest";
import {
  afterFailure,
  DEAD_AFTER_MS,
  DELIVERIES_MAX,
  HEALTHY,
  isAiling,
  isDead,
  nextDelivery,
} from "../../../../worker/domain/webhooks/retry.ts";

const HOUR = 3_600_000;

describe("an event that does not arrive", () => {
  it("is tried over three days, and then given up", () => {
    const waits = Array.from({ length: DELIVERIES_MAX }, (_, at) => nextDelivery(at + 1, 0, 0.5));

    const all = waits.slice(0, -1).reduce<number>((sum, wait) => sum + wait!, 0);
    expect(waits.at(-1)).toBeNull();
    expect(all).toBeGreaterThan(72 * HOUR);
    expect(all).toBeLessThan(80 * HOUR);
    expect(waits[0]).toBe(5_000);
  });

  it("does not come back together with what failed with it", () => {
    expect(nextDelivery(2, 0, 0)).toBe(270_000);
    expect(nextDelivery(2, 0, 1)).toBe(330_000);
  });
});

describe("an endpoint", () => {
  it("ails from the third failure in a row on, and is asked less often with each", () => {
    let health = HEALTHY;
    const rests = Array.from({ length: 12 }, () => {
      health = afterFailure(health, null, 1_000, 0.5);
      return health.restsUntil - 1_000;
    });

    expect(rests.slice(0, 4)).toEqual([0, 0, 10_000, 20_000]);
    expect(rests.at(-1)).toBe(15 * 60_000);
    expect([1, 2, 3].map((failures) => isAiling({ failures }))).toEqual([false, false, true]);
  });

  it.each([
    [null, 0],
    [30_000, 30_000],
    [-5, 0],
    [48 * HOUR, HOUR],
  ])("that asks to be left alone for %s ms is for %s", (asked, rest) => {
    expect(afterFailure(HEALTHY, asked, 0, 0.5).restsUntil).toBe(rest);
  });

  it("is dead when nothing reached it for three days, and not before", () => {
    const failing = afterFailure(HEALTHY, null, 1_000, 0.5);
    const later = afterFailure(failing, null, 2_000, 0.5);

    expect(later.failingSince).toBe(1_000);
    expect(isDead(later, 1_000 + DEAD_AFTER_MS - 1)).toBe(false);
    expect(isDead(later, 1_000 + DEAD_AFTER_MS)).toBe(true);
    expect(isDead(HEALTHY, 10 * DEAD_AFTER_MS)).toBe(false);
  });
});
