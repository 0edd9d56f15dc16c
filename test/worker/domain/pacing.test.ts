import { describe, expect, it } from "vitest";
import {
  BURST_RATE,
  filled,
  MEDIA_RATE,
  notedUsage,
  shareAt,
  SUSTAINED_RATE,
  turnMs,
} from "../../../worker/domain/pacing.ts";

describe("the rates of a Page", () => {
  it("stay within Meta's in any second: 300 of all, 10 of audio and video", () => {
    expect(BURST_RATE.atOnce + BURST_RATE.perSecond).toBeLessThanOrEqual(300);
    expect(MEDIA_RATE.atOnce + MEDIA_RATE.perSecond).toBeLessThanOrEqual(10);
  });

  it("stay below 40 messages a second over any minute", () => {
    expect((SUSTAINED_RATE.atOnce + 60 * SUSTAINED_RATE.perSecond) / 60).toBeLessThanOrEqual(40);
  });
});

describe("a bucket", () => {
  const rate = { perSecond: 10, atOnce: 4 };

  it.each([
    ["what flows in", { left: 1, at: 1_000 }, 1_200, 1, 3],
    ["no more than it holds", { left: 1, at: 1_000 }, 9_000, 1, 4],
    ["a share of it", { left: 0, at: 1_000 }, 1_200, 0.5, 1],
    ["nothing where the clock was set back", { left: 1, at: 1_000 }, 500, 1, 1],
    ["what was promised before anything else", { left: -2, at: 1_000 }, 1_100, 1, -1],
  ])("holds %s", (_, bucket, now, share, left) => {
    expect(filled(bucket, rate, now, share)).toEqual({ left, at: now });
  });

  it.each([
    [1, 1, 0],
    [0, 1, 100],
    [-9, 1, 1_000],
    [0.5, 1, 50],
    [0, 0.1, 1_000],
  ])("with %f left at a share of %f has a turn in %i ms", (left, share, ms) => {
    expect(turnMs({ left, at: 0 }, rate, share)).toBe(ms);
  });
});

describe("Meta's usage", () => {
  it.each([
    [0, 0],
    [69.9, 0],
    [70, 70],
    [74, 70],
    [99, 95],
    [100, 100],
    [250, 100],
  ])("of %f per cent is told as %i", (percent, noted) => {
    expect(notedUsage(percent)).toBe(noted);
  });

  it.each([
    [0, 1],
    [70, 1],
    [85, 0.5],
    [95, 1 / 6],
    [100, 0.05],
  ])("of %i per cent leaves a share of %f", (usage, share) => {
    expect(shareAt(usage)).toBeCloseTo(share);
  });
});
