import { describe, expect, it } from "vitest";
import { isOpen, isTimeZone, neverOpens } from "../../../../worker/domain/routing/hours.ts";
import type { Hours } from "../../../../worker/protocol/routing/config.ts";

const WORKDAYS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" };
const berlin: Hours = { id: "day", name: "Day", timeZone: "Europe/Berlin", week: [WORKDAYS], holidays: [] };
const at = (iso: string): number => Date.parse(iso);

describe("business hours", () => {
  it.each<[iso: string, expected: boolean]>([
    ["2026-11-30T07:59:59Z", false], // Monday, a second before nine in Berlin
    ["2026-11-30T08:00:00Z", true],
    ["2026-11-30T16:29:59Z", true],
    ["2026-11-30T16:30:00Z", false],
    ["2026-11-29T12:00:00Z", false], // Sunday
    ["2026-07-01T07:00:00Z", true], // summer: two hours from UTC
    ["2026-07-01T15:30:00Z", false],
  ])("at %s: %s", (iso, expected) => {
    expect(isOpen(berlin, at(iso))).toBe(expected);
  });

  it("follow the wall clock where it changes within them", () => {
    const night: Hours = { ...berlin, week: [{ days: [7], from: "01:30", to: "03:30" }] };

    // 29 March 2026: two o'clock becomes three. One hour and a half of the clock, an hour of time.
    const spring = ["00:29", "00:30", "00:59", "01:00", "01:29", "01:30"];
    expect(spring.map((time) => isOpen(night, at(`2026-03-29T${time}:00Z`)))).toEqual([
      ...[false, true, true, true, true, false],
    ]);
    // 25 October 2026: three o'clock becomes two, and two to three comes twice.
    const autumn = ["23:29", "23:30"].map((time) => isOpen(night, at(`2026-10-24T${time}:00Z`)));
    const after = ["00:00", "00:59", "01:00", "02:29", "02:30"];
    expect(autumn).toEqual([false, true]);
    expect(after.map((time) => isOpen(night, at(`2026-10-25T${time}:00Z`)))).toEqual([
      ...[true, true, true, true, false],
    ]);
  });

  it("have days that are otherwise, by the date of their own time zone", () => {
    const christmas = { date: "2026-12-25", open: [] };
    const eve = { date: "2026-12-24", open: [{ from: "09:00", to: "12:00" }] };
    const open = { ...berlin, week: [{ days: [1, 2, 3, 4, 5], from: "00:00", to: "24:00" }] };
    const hours: Hours = { ...open, holidays: [christmas, eve] };

    expect(isOpen(hours, at("2026-12-24T10:59:00Z"))).toBe(true);
    expect(isOpen(hours, at("2026-12-24T11:00:00Z"))).toBe(false);
    expect(isOpen(hours, at("2026-12-24T23:00:00Z"))).toBe(false); // the 25th in Berlin
    expect(isOpen(hours, at("2026-12-25T22:59:00Z"))).toBe(false);
    expect(isOpen(hours, at("2026-12-22T22:59:00Z"))).toBe(true);
  });

  it("are another time elsewhere", () => {
    const kathmandu: Hours = { ...berlin, timeZone: "Asia/Kathmandu" };

    expect(isOpen(kathmandu, at("2026-11-30T03:14:59Z"))).toBe(false);
    expect(isOpen(kathmandu, at("2026-11-30T03:15:00Z"))).toBe(true);
  });

  it("know their time zones, and whether they open at all", () => {
    expect([isTimeZone("Europe/Berlin"), isTimeZone("Mars/Base")]).toEqual([true, false]);
    expect(neverOpens(berlin, at("2026-11-30T00:00:00Z"))).toBe(false);
    expect(
      neverOpens(
        { ...berlin, week: [], holidays: [{ date: "2026-12-25", open: [] }] },
        at("2026-11-30T00:00:00Z"),
      ),
    ).toBe(true);
  });
});
