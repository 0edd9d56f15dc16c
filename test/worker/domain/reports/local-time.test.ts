import { describe, expect, it } from "vitest";
import {
  dayAfter,
  daysIn,
  daysOf,
  localHour,
  wholeMonths,
} from "../../../../worker/domain/reports/local-time.ts";

const at = (iso: string): number => Date.parse(iso);

describe("the hour in which something happened", () => {
  it.each([
    ["UTC", "2026-11-30T23:59:59Z", "2026-11-30", 23],
    ["Pacific/Chatham", "2026-01-01T10:14:59Z", "2026-01-01", 23],
    ["Pacific/Chatham", "2026-01-01T10:15:00Z", "2026-01-02", 0],
    ["America/St_Johns", "2026-01-01T03:29:59Z", "2025-12-31", 23],
    ["America/St_Johns", "2026-01-01T03:30:00Z", "2026-01-01", 0],
    ["Asia/Kathmandu", "2026-03-31T18:14:59Z", "2026-03-31", 23],
    ["Asia/Kathmandu", "2026-03-31T18:15:00Z", "2026-04-01", 0],
    // The clock goes from 02:00 to 03:00, and back from 03:00 to 02:00.
    ["Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29", 1],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 3],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25", 2],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25", 2],
    ["Mars/Olympus", "2026-01-01T05:00:00Z", "2026-01-01", 5],
  ])("is by the wall clock: %s, %s", (timeZone, time, day, hour) => {
    expect(localHour(at(time), timeZone)).toEqual({ day, hour });
  });
});

describe("a span of days", () => {
  it("has whole days, over months and leap years", () => {
    expect(daysOf({ from: "2028-02-27", until: "2028-03-01" })).toEqual([
      ...["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"],
    ]);
    expect(daysIn({ from: "2026-01-01", until: "2026-12-31" })).toBe(365);
    expect(daysIn({ from: "2026-01-02", until: "2026-01-01" })).toBe(0);
    expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("is read as the months that lie in it whole, and the days around them", () => {
    expect(wholeMonths({ from: "2026-01-30", until: "2026-04-01" })).toEqual({
      months: ["2026-02", "2026-03"],
      days: ["2026-01-30", "2026-01-31", "2026-04-01"],
    });
    expect(wholeMonths({ from: "2026-02-01", until: "2026-02-28" })).toEqual({
      months: ["2026-02"],
      days: [],
    });
  });
});
