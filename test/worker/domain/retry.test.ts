import { describe, expect, it } from "vitest";
import {
  nextInternalAttempt,
  nextMediaAttempt,
  nextSendAttempt,
  slowDownMs,
} from "../../../worker/domain/retry.ts";

const NOW = 1_000_000;

describe("nextSendAttempt", () => {
  it.each([
    [1, 0, 3_750],
    [1, 1, 6_250],
    [2, 0, 22_500],
    [2, 1, 37_500],
    [3, 0, 90_000],
    [3, 1, 150_000],
  ])("after try %i with chance %d waits %i ms", (attempts, random, delay) => {
    expect(nextSendAttempt(attempts, NOW, random)).toBe(NOW + delay);
  });

  it.each([4, 5, 100])("gives up after %i tries", (attempts) => {
    expect(nextSendAttempt(attempts, NOW, 0.5)).toBeNull();
  });
});

describe("nextMediaAttempt", () => {
  it("asks five times within a quarter of an hour, then no more", () => {
    const delays = [1, 2, 3, 4].map((attempts) => nextMediaAttempt(attempts, NOW, 0.5)! - NOW);

    expect(delays).toEqual([5_000, 30_000, 120_000, 600_000]);
    expect([5, 6, 100].map((attempts) => nextMediaAttempt(attempts, NOW, 0.5))).toEqual([null, null, null]);
  });
});

describe("nextInternalAttempt", () => {
  it("grows from half a second to a minute and never stops", () => {
    const delays = [0, 1, 2, 6, 7, 50, 10_000].map(
      (attempts) => nextInternalAttempt(attempts, NOW, 0.5) - NOW,
    );

    expect(delays).toEqual([375, 750, 1_500, 24_000, 45_000, 45_000, 45_000]);
  });
});

describe("slowDownMs", () => {
  it("doubles with each strike, up to a quarter of an hour", () => {
    const delays = [0, 1, 2, 7, 8, 1_000].map((strikes) => slowDownMs(strikes, 0.5));

    expect(delays).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
  });

  it("spreads by a quarter either way", () => {
    expect(slowDownMs(0, 0)).toBe(3_750);
    expect(slowDownMs(0, 1)).toBe(6_250);
  });
});
