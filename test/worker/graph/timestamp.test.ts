import { describe, expect, it } from "vitest";
import { parseMs, toMs } from "../../../worker/graph/timestamp.ts";

const NOW = 1_791_878_400_000;

describe("parseMs", () => {
  it.each([
    ["milliseconds", 1_791_878_399_950, 1_791_878_399_950],
    ["milliseconds as text", "1791878399950", 1_791_878_399_950],
    ["seconds", 1_791_878_399, 1_791_878_399_000],
    ["seconds as text", "1791878399", 1_791_878_399_000],
    ["seconds with a fraction", 1_791_878_399.5, 1_791_878_399_500],
    ["the last number taken for seconds", 999_999_999_999, 999_999_999_999_000],
    ["the first number taken for milliseconds", 1e12, 1e12],
    ["ISO 8601", "2026-10-14T09:00:00Z", Date.UTC(2026, 9, 14, 9)],
    ["ISO 8601 as Meta writes the offset", "2026-10-14T09:00:00+0000", Date.UTC(2026, 9, 14, 9)],
    ["nothing", undefined, null],
    ["null", null, null],
    ["zero", 0, null],
    ["a negative number", -5, null],
    ["an empty text", "", null],
    ["words", "yesterday", null],
    ["true", true, null],
    ["an object", { seconds: 1 }, null],
    ["NaN", NaN, null],
    ["infinity", Infinity, null],
  ])("reads %s", (_name, value, expected) => {
    expect(parseMs(value)).toBe(expected);
  });
});

describe("toMs", () => {
  it("falls back where there is no time", () => {
    expect(toMs(undefined, NOW - 5_000, NOW)).toBe(NOW - 5_000);
  });

  it("believes a clock that is a minute ahead", () => {
    expect(toMs(NOW + 60_000, NOW, NOW)).toBe(NOW + 60_000);
  });

  it("brings a time further ahead down to a minute from now", () => {
    expect(toMs(NOW * 2, NOW, NOW)).toBe(NOW + 60_000);
    expect(toMs(NOW * 1000, NOW, NOW)).toBe(NOW + 60_000);
  });

  it("keeps the item's own time when the fallback is older", () => {
    expect(toMs(NOW - 1_000, NOW - 86_400_000, NOW)).toBe(NOW - 1_000);
  });
});
