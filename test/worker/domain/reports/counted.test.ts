import { describe, expect, it } from "vitest";
import {
  beginCounting,
  countAnswer,
  countMove,
  isToTell,
  PENDING_MAX,
  REOPENED_MS,
  tell,
  type Counted,
} from "../../../../worker/domain/reports/counted.ts";
import type { Sample } from "../../../../worker/domain/reports/fact.ts";
import { move, type Event } from "../../../../worker/domain/states/moves.ts";
import { QUEUED, type Standing } from "../../../../worker/domain/states/standing.ts";

const KIM = { sub: "kim", name: "Kim", role: "agent" } as const;
const LEAD = { sub: "ana", name: "Ana", role: "supervisor" } as const;
const SAM = { sub: "sam", name: "Sam", role: "agent" } as const;
const T = 1_000_000;
const SALES = { queue: "sales", since: T, until: null, passed: {} };
const BY_CUSTOMER = { begunAt: T, begunBy: "customer" } as const;

/** A contact whose moves are those of the table, each at its second. */
class Walk {
  counted: Counted;
  standing: Standing = QUEUED;
  readonly begunBy: "customer" | "agent";
  readonly target: number | null;

  constructor(begunBy: "customer" | "agent" = "customer", target: number | null = null) {
    this.begunBy = begunBy;
    this.target = target;
    this.counted = beginCounting({ begunAt: T, begunBy }, "k", null);
  }

  moves(second: number, event: Event): this {
    const decided = move(this.standing, event);
    if (!decided.ok) throw new Error(decided.refusal.code);
    const { next, lines } = decided.value;
    const now = T + second * 1_000;
    this.counted = countMove(
      this.counted,
      { begunBy: this.begunBy },
      { before: this.standing, next, lines, now },
      () => this.target,
    );
    this.standing = next;
    return this;
  }

  answers(second: number, agent: string | null, waitingSecond: number | null = null): this {
    const waitingSince = waitingSecond === null ? null : T + waitingSecond * 1_000;
    this.counted = countAnswer(
      this.counted,
      { begunBy: this.begunBy },
      { at: T + second * 1_000, agent, waitingSince },
      () => this.target,
    );
    return this;
  }

  /** "taken kim 5s @sales", without what begins it. */
  get told(): string[] {
    return this.counted.pending.slice(1).map((sample: Sample) => {
      const agent = "agent" in sample ? [sample.agent ?? "-"] : [];
      const ms = "ms" in sample ? [`${String(sample.ms / 1_000)}s`] : [];
      const late = "isOnTime" in sample ? [sample.isOnTime ? "on time" : "late"] : [];
      const queue = sample.queue === undefined ? [] : [`@${sample.queue}`];
      return [sample.kind, ...agent, ...ms, ...late, ...queue].join(" ");
    });
  }
}

const route = { event: "route", wait: SALES, name: "Sales", why: "otherwise" } as const;
const offered = (second: number): Event => ({
  ...{ event: "offer", to: [KIM], now: T + second * 1_000, until: T + (second + 20) * 1_000 },
});

describe("what is counted of a contact", () => {
  it("goes from the queue to its end", () => {
    const walk = new Walk("customer", 60)
      .moves(0, route)
      .moves(0, offered(0))
      .moves(20, { event: "expire", now: T + 20_000 })
      .moves(20, offered(20))
      .moves(25, { event: "accept", by: KIM })
      .answers(30, "kim", 0)
      .answers(100, "kim", 90)
      .moves(325, { event: "close", by: KIM });

    expect(walk.told).toEqual([
      "queued @sales",
      "missed kim @sales",
      "taken kim 25s @sales",
      "answered kim 30s on time @sales",
      "responded kim 30s @sales",
      "responded kim 10s @sales",
      "held kim 300s @sales",
      "closed kim 300s @sales",
    ]);
  });

  it("is late where nobody answers within the target, also where nobody does at all, but not where it is closed before", () => {
    expect(new Walk("customer", 60).moves(0, route).answers(61, null).told).toEqual([
      ...["queued @sales", "answered - 61s late @sales", "responded - 61s @sales"],
    ]);
    expect(
      new Walk("customer", 60).moves(0, { event: "take", by: KIM }).moves(61, { event: "close", by: KIM })
        .told,
    ).toEqual(["taken kim 0s", "held kim 61s", "closed kim 61s late"]);
    expect(
      new Walk("customer", 60).moves(0, { event: "take", by: KIM }).moves(60, { event: "close", by: LEAD })
        .told,
    ).toEqual(["taken kim 0s", "held kim 60s", "closed kim 60s"]);
    const outbound = new Walk("agent", 60).moves(0, { event: "reply", by: KIM });
    expect(outbound.moves(9, { event: "close", by: KIM }).told.at(-1)).toBe("closed kim 9s");
  });

  it("counts who gives it on, and leaves out what it was put aside", () => {
    const walk = new Walk()
      .moves(0, { event: "take", by: KIM })
      .moves(10, {
        event: "snooze",
        by: KIM,
        until: T + 100_000,
        onMessage: false,
        asked: 0,
        now: T + 10_000,
      })
      .moves(100, { event: "wake", now: T + 100_000 })
      .moves(130, { event: "assign", by: KIM, to: SAM })
      .moves(140, { event: "transfer", by: SAM, wait: SALES, name: "Sales" })
      .moves(150, { event: "take", by: KIM })
      .moves(160, { event: "release", by: KIM });

    expect(walk.told).toEqual([
      ...["taken kim 0s", "held kim 40s", "transferred kim", "taken sam"],
      ...["held sam 10s", "transferred sam", "queued @sales"],
      ...["taken kim 10s @sales", "held kim 10s @sales"],
    ]);
  });

  it("leaves out what it was put aside also where it is closed meanwhile", () => {
    const walk = new Walk()
      .moves(0, { event: "take", by: KIM })
      .moves(10, { event: "snooze", by: KIM, until: null, onMessage: true, asked: 0, now: T + 10_000 })
      .moves(500, { event: "close", by: KIM });

    expect(walk.told).toEqual(["taken kim 0s", "held kim 10s", "closed kim 10s"]);
  });

  it("begins to wait for a person when a program hands over: what automation says answers nobody", () => {
    const bot = { id: "shop", name: "Shop" };
    const walk = new Walk()
      .moves(0, { event: "begin", bot, why: "otherwise" })
      .moves(600, { event: "handOver", wait: SALES, name: "Sales", why: "bot" })
      .answers(610, "kim", 0);

    expect(walk.told).toEqual(["queued @sales", "answered kim 10s @sales", "responded kim 10s @sales"]);
  });

  it("has no first answer where an agent began, until the customer waits", () => {
    expect(new Walk("agent").answers(5, "kim").told).toEqual([]);
    expect(new Walk("agent").answers(50, "kim", 20).told).toEqual(["responded kim 30s"]);
  });

  it.each([
    [1, true],
    [REOPENED_MS, true],
    [REOPENED_MS + 1, false],
    [-1, false],
  ])("is reopened within a day of the end before: %i ms, %s", (later, isReopened) => {
    const { pending } = beginCounting(BY_CUSTOMER, "k", { at: T - later, by: { sub: "kim" } });
    expect(pending.some(({ kind }) => kind === "reopened")).toBe(isReopened);
  });

  it("is nothing more once it is over", () => {
    const walk = new Walk().moves(0, { event: "take", by: KIM }).moves(9, { event: "close", by: KIM });
    const before = walk.told;

    walk.standing = QUEUED;
    expect(walk.moves(10, { event: "take", by: SAM }).answers(11, "sam", 10).told).toEqual(before);
  });
});

describe("when it is told", () => {
  it("is not with an offer that is taken, nor with each answer, and at last with many", () => {
    const walk = new Walk();
    expect(isToTell(walk.counted, { willMove: false })).toBe(true);
    expect(isToTell(walk.counted, { willMove: true })).toBe(false);
    walk.counted = tell(walk.counted, { begunAt: T, page: "1" })?.counted ?? walk.counted;

    walk.moves(1, { event: "take", by: KIM });
    expect(isToTell(walk.counted, { willMove: false })).toBe(false);
    walk.counted = { ...walk.counted, isAnswered: true };
    for (let second = 2; walk.counted.pending.length < PENDING_MAX; second++) {
      expect(isToTell(walk.counted, { willMove: false })).toBe(false);
      walk.answers(second, "kim", second - 1);
    }
    expect(isToTell(walk.counted, { willMove: false })).toBe(true);
  });

  it("is later than what was told before, though the clock went back", () => {
    const first = tell(new Walk().moves(60, { event: "take", by: KIM }).counted, { begunAt: T, page: "1" });
    const again = countAnswer(
      first!.counted,
      BY_CUSTOMER,
      { at: T, agent: "kim", waitingSince: null },
      () => null,
    );
    const second = tell(again, { begunAt: T, page: "1" });

    expect(first!.fact.at).toBe(T + 60_000);
    expect(second!.fact.at).toBe(T + 60_001);
    expect(tell(second!.counted, { begunAt: T, page: "1" })).toBeNull();
  });

  it("counts by the tags that it has at its end, as a whole, and each thing on its day", () => {
    const walk = new Walk();
    const of = { begunAt: T, page: "1", tags: ["vip"] };
    const first = tell(walk.counted, of)!;
    expect(first.fact).not.toHaveProperty("tagged");
    walk.counted = first.counted;
    walk.moves(5, { event: "take", by: KIM }).answers(9, "kim", 0);
    walk.counted = tell(walk.counted, of)!.counted;
    walk.answers(20, "kim", 15).moves(30, { event: "close", by: KIM });

    const { tagged } = tell(walk.counted, of)!.fact;

    expect(tagged?.tags).toEqual(["vip"]);
    expect(tagged?.samples.map(({ kind, at }) => `${kind} ${String((at - T) / 1_000)}`)).toEqual([
      ...["begun 0", "taken 5", "answered 9", "closed 30"],
    ]);
    expect(tell(walk.counted, { begunAt: T, page: "1" })!.fact).not.toHaveProperty("tagged");
  });
});
