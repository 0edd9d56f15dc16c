import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, nextOpening } from "../../../../worker/domain/routing/hours.ts";
import type { Hours } from "../../../../worker/protocol/routing/config.ts";

const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const berlin: Hours = {
  ...{ id: "day", name: "Day", timeZone: "Europe/Berlin", holidays: [] },
  week: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" }],
};
const MINUTE = 60_000;

describe("when somebody is there next", () => {
  it.each([
    ["2026-11-30T09:00:00Z", "2026-11-30T09:00:00.000Z"], // open
    ["2026-11-30T03:00:00Z", "2026-11-30T08:00:00.000Z"],
    ["2026-11-27T16:30:00Z", "2026-11-30T08:00:00.000Z"], // Friday evening
    ["2026-03-27T17:00:00Z", "2026-03-30T07:00:00.000Z"], // the clock changes in between
    ["2026-10-23T16:00:00Z", "2026-10-26T08:00:00.000Z"],
  ])("at %s: %s", (now, expected) => {
    expect(iso(nextOpening(berlin, at(now)))).toBe(expected);
  });

  it("passes over holidays, and takes their own hours", () => {
    const holidays = [
      { date: "2026-12-24", open: [{ from: "10:00", to: "12:00" }] },
      { date: "2026-12-25", open: [] },
    ];

    expect(iso(nextOpening({ ...berlin, holidays }, at("2026-12-23T20:00:00Z")))).toBe(
      "2026-12-24T09:00:00.000Z",
    );
    expect(iso(nextOpening({ ...berlin, holidays }, at("2026-12-24T11:00:00Z")))).toBe(
      "2026-12-28T08:00:00.000Z",
    );
  });

  it("is the first minute that there is, of an hour which the clock skips", () => {
    const night: Hours = { ...berlin, week: [{ days: [7], from: "02:15", to: "04:00" }] };

    expect(iso(nextOpening(night, at("2026-03-28T23:00:00Z")))).toBe("2026-03-29T01:00:00.000Z");
    expect(iso(nextOpening(night, at("2026-10-24T23:00:00Z")))).toBe("2026-10-25T00:15:00.000Z");
  });

  it("does not step over a short day", () => {
    const sunday: Hours = {
      ...berlin,
      week: [],
      holidays: [{ date: "2026-03-29", open: [{ from: "12:00", to: "13:00" }] }],
    };

    expect(iso(nextOpening(sunday, at("2026-03-28T22:45:00Z")))).toBe("2026-03-29T10:00:00.000Z");
  });

  it("is never where they never open", () => {
    expect(nextOpening({ ...berlin, week: [] }, at("2026-03-28T22:45:00Z"))).toBeNull();
  });

  it("is the first minute at which they are open, whenever it is asked", () => {
    const zone = fc.constantFrom(
      "Europe/Berlin",
      "America/St_Johns",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
    );
    const time = fc.integer({ min: 0, max: 95 }).map((it) => {
      return `${String(Math.floor(it / 4)).padStart(2, "0")}:${String((it % 4) * 15).padStart(2, "0")}`;
    });
    const span = fc.tuple(fc.integer({ min: 1, max: 7 }), time, time).map(([day, a, b]) => {
      const [from = a, to = b] = [a, b].sort();
      return { days: [day], from, to: from === to ? "24:00" : to };
    });
    const from = at("2026-01-01T00:00:00Z") / MINUTE;
    const when = fc.integer({ min: from, max: from + 366 * 24 * 60 });
    fc.assert(
      fc.property(zone, fc.array(span, { minLength: 1, maxLength: 3 }), when, (timeZone, week, minute) => {
        const hours: Hours = { ...berlin, timeZone, week };
        const now = minute * MINUTE;
        const found = nextOpening(hours, now);
        expect(found).not.toBeNull();
        if (found === null) return;
        expect(isOpen(hours, found)).toBe(true);
        // Nothing before it is open: by quarters, in which every clock here steps.
        for (let it = found - 15 * MINUTE; it >= now; it -= 15 * MINUTE)
          expect(isOpen(hours, it)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
