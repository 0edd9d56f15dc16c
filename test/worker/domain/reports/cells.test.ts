import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  added,
  additionsOf,
  EMPTY_CELL,
  mergedCells,
  type Addition,
  type Cell,
} from "../../../../worker/domain/reports/cells.ts";
import type { Sample } from "../../../../worker/domain/reports/fact.ts";
import { todayOf, withFact } from "../../../../worker/domain/reports/today.ts";
import { COUNTERS, TIMES } from "../../../../worker/protocol/reports/figures.ts";

const AT = Date.parse("2026-11-30T09:30:00Z");

const addition: fc.Arbitrary<Addition> = fc.record({
  counts: fc.uniqueArray(fc.constantFrom(...COUNTERS), { maxLength: 3 }),
  times: fc.dictionary(fc.constantFrom(...TIMES), fc.integer({ min: 0, max: 10 ** 9 }), { maxKeys: 2 }),
  codes: fc.uniqueArray(fc.constantFrom("refund", "delivery", "constructor"), { maxLength: 2 }),
});
const additions = fc.array(fc.tuple(addition, fc.integer({ min: 0, max: 23 })), { maxLength: 20 });
const cellOf = (all: readonly [Addition, number][]): Cell =>
  all.reduce<Cell>((cell, [add, hour]) => added(cell, add, hour), EMPTY_CELL);

describe("what is counted of a day", () => {
  it("is the same in whatever order it is merged", () => {
    fc.assert(
      fc.property(additions, additions, additions, (a, b, c) => {
        const whole = cellOf([...a, ...b, ...c]);
        expect(mergedCells(mergedCells(cellOf(a), cellOf(b)), cellOf(c))).toEqual(whole);
        expect(mergedCells(cellOf(a), mergedCells(cellOf(b), cellOf(c)))).toEqual(whole);
      }),
    );
  });

  it("is never of whoever is called like what every object has", () => {
    const cell = added(EMPTY_CELL, { codes: ["constructor"] }, null);
    expect(mergedCells(cell, cell).codes).toEqual({ constructor: 2 });
  });
});

/** "agent kim: contacts", for each place where a sample counts. */
function told(sample: Sample, tags: string[] = []): string[] {
  const teamsOf = (sub: string): string[] => (sub === "kim" ? ["care", "vip"] : []);
  return additionsOf(
    { samples: [sample], page: "100", tagged: { tags, samples: [sample] } },
    "UTC",
    teamsOf,
  ).map(
    ({ key: { by, id }, add: { counts = [], times = {} } }) =>
      `${by} ${id}: ${[...counts, ...Object.keys(times)].join(" ")}`,
  );
}

describe("where something counts", () => {
  it("is the desk and the Page when a contact begins, and each tag", () => {
    expect(told({ kind: "begun", at: AT, by: "customer", queue: "sales" }, ["late", "late"])).toEqual([
      ...["desk : contacts", "page 100: contacts", "tag late: contacts"],
    ]);
    expect(told({ kind: "begun", at: AT, by: "agent" })).toEqual([
      ...["desk : contacts outbound", "page 100: contacts outbound"],
    ]);
  });

  it("is a queue when it comes to wait there, and neither everyone's one agent nor a team", () => {
    expect(told({ kind: "queued", at: AT, queue: "sales" })).toEqual(["queue sales: contacts"]);
    expect(told({ kind: "queued", at: AT, queue: "agent:60:sales:kim" })).toEqual([]);
    expect(told({ kind: "queued", at: AT, queue: "team:care" })).toEqual([]);
  });

  it("is an agent and each of their teams once, when the agent has it", () => {
    expect(told({ kind: "taken", at: AT, agent: "kim", ms: 5_000, queue: "team:care" })).toEqual([
      ...["desk : waiting", "agent kim: contacts waiting", "team care: contacts waiting"],
      ...["team vip: contacts waiting", "page 100: waiting"],
    ]);
  });

  it("is who had it for as long as they had it, and the desk with the end of the contact", () => {
    expect(told({ kind: "held", at: AT, agent: "sam", ms: 60_000 })).toEqual(["agent sam: handling"]);
    expect(
      told({
        ...{ kind: "closed", at: AT, agent: "sam", ms: 90_000, isUnanswered: true, codes: [] },
        isOnTime: false,
      }),
    ).toEqual([
      ...["desk : closed unanswered late handling", "agent sam: closed unanswered late"],
      "page 100: closed unanswered late handling",
    ]);
  });

  it("is the day on which it happened, though another sample of the fact is of the day before", () => {
    const samples: Sample[] = [
      { kind: "begun", at: Date.parse("2026-11-29T23:59:00Z"), by: "customer" },
      { kind: "answered", at: Date.parse("2026-11-30T00:01:00Z"), agent: null, ms: 120_000 },
    ];
    const days = additionsOf({ samples, page: "100" }, "UTC", () => []).map(({ key, hour }) => [
      key.day,
      hour,
    ]);
    expect(days).toEqual([
      ["2026-11-29", 23],
      ["2026-11-29", 23],
      ["2026-11-30", 0],
      ["2026-11-30", 0],
    ]);
  });
});

describe("today", () => {
  const none = { desk: EMPTY_CELL, queue: [], team: [], page: [] };
  const teamsOf = (): string[] => ["care"];

  it("takes what happened on its day by the clock of its time zone, and nothing of another", () => {
    const today = todayOf(none, "2026-12-01", "Pacific/Auckland");
    const samples: Sample[] = [
      { kind: "begun", at: Date.parse("2026-11-30T10:59:59Z"), by: "customer" },
      {
        kind: "answered",
        at: Date.parse("2026-11-30T11:00:00Z"),
        agent: "kim",
        ms: 1_000,
        isOnTime: true,
        queue: "sales",
      },
      { kind: "missed", at: Date.parse("2026-12-01T10:59:59Z"), agent: "kim" },
      {
        kind: "closed",
        at: Date.parse("2026-12-01T11:00:00Z"),
        agent: "kim",
        ms: 1,
        isUnanswered: false,
        codes: [],
      },
    ];

    const after = withFact(today, { key: "k", begunAt: 0, at: 1, page: "100", samples }, teamsOf);

    const answered = { contacts: 0, answered: 1, onTime: 1, late: 0, missed: 0 };
    expect(after).toEqual({
      ...{ day: "2026-12-01", timeZone: "Pacific/Auckland", desk: { ...answered, missed: 1 } },
      ...{ queue: { sales: answered }, team: { care: { ...answered, missed: 1 } } },
      page: { "100": { ...answered, missed: 1 } },
    });
    expect(today.desk.answered).toBe(0);
  });

  it("counts a queue that is called like what every object has", () => {
    const samples: Sample[] = [
      { kind: "queued", at: Date.parse("2026-12-01T10:00:00Z"), queue: "constructor" },
    ];

    const after = withFact(
      todayOf(none, "2026-12-01", "UTC"),
      { key: "k", begunAt: 0, at: 1, page: "100", samples },
      teamsOf,
    );

    expect(after.queue).toEqual({
      constructor: { contacts: 1, answered: 0, onTime: 0, late: 0, missed: 0 },
    });
  });
});
