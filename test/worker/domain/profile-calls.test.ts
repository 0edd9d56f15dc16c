import { describe, expect, it } from "vitest";
import { callsAt, callsLeft } from "../../../worker/domain/profile-calls.ts";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const ago = (...minutes: number[]): number[] => minutes.map((it) => NOW - it * MINUTE);
const TEN = ago(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);

describe("calls of the Messenger profile", () => {
  it("are ten in any ten minutes", () => {
    expect(callsLeft([], NOW)).toBe(10);
    expect(callsLeft(ago(5, 1), NOW)).toBe(8);
    expect(callsLeft(TEN, NOW)).toBe(0);
    expect(callsLeft(ago(12, 11, 10, 1), NOW)).toBe(9);
  });

  it("may be made once the oldest no longer count", () => {
    expect(callsAt(ago(5, 1), 3, NOW)).toBeNull();
    expect(callsAt(TEN, 1, NOW)).toBe(NOW + MINUTE);
    expect(callsAt(TEN, 3, NOW)).toBe(NOW + 3 * MINUTE);
    expect(callsAt(ago(9, 8, 7, 6, 5, 4, 3, 2), 3, NOW)).toBe(NOW + MINUTE);
  });

  it("of a time to come are none: a clock was set back", () => {
    expect(callsLeft(ago(-5, -6), NOW)).toBe(10);
  });
});
