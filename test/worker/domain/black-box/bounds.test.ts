import { describe, expect, it } from "vitest";
import {
  BOX_BYTES_MAX,
  boxCutoff,
  ERASED_MS,
  letterCutoff,
  letterKeptUntil,
  nextOver,
  overfull,
} from "../../../../worker/domain/black-box/bounds.ts";
import { gapsSince, withGap } from "../../../../worker/domain/black-box/gaps.ts";
import type { BoxGap } from "../../../../worker/protocol/black-box/record.ts";

const HOUR = 60 * 60_000;
const NOW = 1_700_000_000_000;

describe("how long it is kept", () => {
  it("is so many hours, and nothing where the box is off", () => {
    expect(boxCutoff(24, NOW)).toBe(NOW - 24 * HOUR);
    expect(boxCutoff(null, NOW)).toBe(NOW);
    expect(letterCutoff(letterKeptUntil(NOW))).toBe(NOW);
  });

  it("is known of who was erased longer than anything is kept that may name them", () => {
    expect(ERASED_MS).toBeGreaterThan(letterKeptUntil(NOW) - NOW);
  });

  it("is over first for the first of all kinds", () => {
    const oldest = { record: NOW, letter: NOW - 13 * 24 * HOUR, erased: NOW };

    expect(nextOver(oldest, 1)).toBe(NOW + HOUR);
    expect(nextOver(oldest, 168)).toBe(NOW + 24 * HOUR);
    expect(nextOver({ record: null, letter: null, erased: NOW }, 24)).toBe(NOW + ERASED_MS);
    expect(nextOver({ record: null, letter: null, erased: null }, 24)).toBe(null);
  });
});

describe("how much is kept", () => {
  const kept = [1, 2, 3].map((id) => ({ id, bytes: BOX_BYTES_MAX / 2 }));

  it.each([
    [BOX_BYTES_MAX, 10, [1]],
    [BOX_BYTES_MAX * 2, 10, []],
    [BOX_BYTES_MAX * 2, 1, [1, 2]],
    [0, 10, [1, 2, 3]],
  ])("in %d bytes and %d there is no room for the oldest", (bytes, count, gone) => {
    expect(overfull(kept, { bytes, count }).map(({ id }) => id)).toEqual(gone);
  });
});

describe("what is not there", () => {
  const gap = (from: number, to: number, why: BoxGap["why"] = "not_recorded"): BoxGap => ({
    ...{ from, to, why },
    count: 1,
  });

  it("is told from when to when, and what is near as one", () => {
    const gaps = [gap(NOW, NOW + 1), gap(NOW + 60_000, NOW + 60_001)].reduce<BoxGap[]>(withGap, []);

    expect(gaps).toEqual([{ from: NOW, to: NOW + 60_001, count: 2, why: "not_recorded" }]);
  });

  it("is told by its reason, and by itself where it is far", () => {
    const gaps = [gap(NOW + HOUR, NOW + HOUR), gap(NOW, NOW), gap(NOW, NOW, "full")].reduce<BoxGap[]>(
      withGap,
      [],
    );

    expect(gaps.map(({ from, why }) => [from, why])).toEqual([
      [NOW, "not_recorded"],
      [NOW, "full"],
      [NOW + HOUR, "not_recorded"],
    ]);
    expect(gapsSince(gaps, NOW + 1)).toHaveLength(1);
  });

  it("never grows without end, and loses no count", () => {
    let gaps: BoxGap[] = [];
    for (let at = 0; at < 500; at++) gaps = withGap(gaps, gap(at * HOUR, at * HOUR));

    expect(gaps.length).toBeLessThanOrEqual(50);
    expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });

  it("is told as long as any of it would still be kept", () => {
    expect(gapsSince([gap(NOW, NOW + HOUR)], NOW + 1)).toHaveLength(1);
    expect(gapsSince([gap(NOW, NOW + HOUR)], NOW + HOUR + 1)).toEqual([]);
  });

  it("is nothing where nothing was lost", () => {
    expect(withGap([], { ...gap(NOW, NOW), count: 0 })).toEqual([]);
  });
});
