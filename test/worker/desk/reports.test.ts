import { describe, expect, it } from "vitest";
import { daysIn } from "../../../worker/domain/reports/local-time.ts";
import { deskStub, reportsStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Dimension, Figures } from "../../../worker/protocol/reports/figures.ts";
import type { Report } from "../../../worker/protocol/reports/report.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { restore, snapshotOf } from "../support/restore.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsWhile } from "../support/rows.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, KIM, SECOND, until } from "../support/thread.ts";

const meta = useMeta();

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const DAY = dayOf(Date.now());
const YESTERDAY = dayOf(Date.now() - 24 * 60 * 60_000);
/** Over midnight as well. */
const SPAN = { from: YESTERDAY, until: DAY };

const CONFIG = toQueues([aQueue({ members: ["kim", "sam"], service: { seconds: 60, percent: 80 } })], {
  teams: [{ id: "care", name: "Care", members: ["kim"] }],
  wrapUp: { codes: [{ id: "refund", name: "Refund" }], isRequired: false },
});

/** What is not 0, and how many times there are of each kind: "contacts 1, answered 1, firstResponse x1". */
function told(figures: Figures | undefined): string {
  return Object.entries(figures ?? {})
    .flatMap(([name, value]) => {
      if (typeof value === "number") return value === 0 ? [] : [`${name} ${String(value)}`];
      return value !== null && "count" in value ? [`${name} x${String(value.count)}`] : [];
    })
    .join(", ");
}

const report = (agent: TestAgent, by: Dimension): Promise<Report> =>
  agent.ask("reports.read", { ...SPAN, by });

/** "kim: contacts 1" of each group. */
async function groups(agent: TestAgent, by: Dimension): Promise<string[]> {
  const { groups: all } = await report(agent, by);
  return all.map(({ name, figures }) => `${String(name)}: ${told(figures)}`).sort();
}

/** A customer writes, whose contact begins with it. */
async function begins(routed: RoutedDesk, psid: string, at = Date.now()): Promise<void> {
  const contact = { id: 1, begunAt: at, begunBy: "customer", answeredAt: null } as const;
  await routed.desk.tell(psid, { at, contact });
}

/** An agent of the desk answers, so many seconds after the customer wrote. */
async function answers(routed: RoutedDesk, psid: string, sub: string, begunAt: number): Promise<void> {
  const contact = { id: 1, begunAt, begunBy: "customer", answeredAt: null } as const;
  const by = { sub, name: sub };
  await routed.desk.tell(psid, {
    ...{ at: begunAt + 30 * SECOND, asks: false, contact },
    answers: [{ entry: 1_000, by }],
  });
}

async function oneContact(routed: RoutedDesk, kim: TestAgent, psid = "a"): Promise<void> {
  const at = Date.now() - 40 * SECOND;
  const conversation = routed.desk.nameOf(psid);
  await begins(routed, psid, at);
  await until(() => expect(offeredTo(kim)).toContain(psid));
  await kim.ask("offer.accept", { conversation });
  await answers(routed, psid, "kim", at);
  await kim.ask("conversation.close", { conversation, wrapUp: { codes: ["refund"] } });
}

const ONE = "contacts 1, answered 1, onTime 1, closed 1, firstResponse x1, response x1, waiting x1";

describe("what a desk counts", () => {
  it("is told of the desk, and by agent, team, queue and Page", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    await oneContact(routed, await routed.agent("kim"));

    const all = await report(routed.ana, "desk");
    expect(told(all.total)).toMatch(ONE);
    expect(all.total.codes).toEqual({ refund: 1 });
    expect(all.codes).toEqual({ refund: "Refund" });
    expect(all.total.firstResponse?.medianMs).toBeGreaterThan(28 * SECOND);
    expect(all.total.firstResponse?.p90Ms).toBeLessThan(32 * SECOND);
    expect(all.days.map(({ day }) => day)).toEqual([YESTERDAY, DAY]);
    expect(all.days.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(1);
    expect(all.hours.reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect((await report(routed.ana, "queue")).groups[0]?.target).toEqual({ seconds: 60, percent: 80 });
    expect(await groups(routed.ana, "queue")).toEqual([expect.stringContaining(`Sales: ${ONE}`)]);
    expect(await groups(routed.ana, "agent")).toEqual([expect.stringContaining(`kim: ${ONE}`)]);
    expect(await groups(routed.ana, "team")).toEqual([expect.stringContaining(`Care: ${ONE}`)]);
    expect(await groups(routed.ana, "page")).toEqual([expect.stringContaining(`null: ${ONE}`)]);
  });

  it("is told by the tags that a contact has at its end", async () => {
    const vip = { id: "vip", name: "VIP", colour: "red" } as const;
    const routed = await RoutedDesk.with({ ...CONFIG, tags: [vip] });
    const kim = await routed.agent("kim");
    await oneContact(routed, kim);
    const at = Date.now() - 40 * SECOND;
    await begins(routed, "b", at);
    await until(() => expect(offeredTo(kim)).toContain("b"));
    await kim.ask("offer.accept", { conversation: routed.desk.nameOf("b") });
    await answers(routed, "b", "kim", at);
    await kim.ask("conversation.tag", { conversation: routed.desk.nameOf("b"), add: ["vip"] });
    expect(await groups(routed.ana, "tag")).toEqual([]);
    await kim.ask("conversation.close", { conversation: routed.desk.nameOf("b") });

    expect(await groups(routed.ana, "tag")).toEqual([
      "VIP: contacts 1, answered 1, onTime 1, closed 1, firstResponse x1, waiting x1, handling x1",
    ]);
  });

  it("is the first answer of whoever gave it, in a desk without rules as well", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello", KIM);
    const ana = await connect({ sub: "ana", role: "supervisor" });
    await thread.command(KIM, "conversation.close", {});

    const { total } = await ana.ask("reports.read", { ...SPAN, by: "agent", only: "kim" });
    expect(total).toMatchObject({ contacts: 1, answered: 1, closed: 1, unanswered: 0 });
    expect(total.response?.count).toBe(1);
  });

  it("is an offer that was missed, or declined, and a contact that nobody answered", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const kim = await routed.agent("kim");
    await begins(routed, "a");
    await until(() => expect(offeredTo(kim)).toEqual(["a"]));
    await routed.isOver("a");
    await routed.ana.ask("conversation.close", { conversation: routed.desk.nameOf("a") });
    await begins(routed, "b");
    await until(() => expect(offeredTo(kim)).toEqual(["b"]));
    await kim.ask("offer.decline", { conversation: routed.desk.nameOf("b") });

    expect(await groups(routed.ana, "agent")).toEqual(["kim: missed 1, declined 1"]);
    expect(await groups(routed.ana, "queue")).toEqual([
      "Sales: contacts 2, missed 1, declined 1, closed 1, unanswered 1",
    ]);
  });

  it("is a contact that comes back within a day, of who had the one before", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    await oneContact(routed, await routed.agent("kim"));
    const at = Date.now();
    const contact = { id: 2, begunAt: at, begunBy: "customer", answeredAt: null } as const;
    await routed.desk.tell("a", { at, contact });

    const { groups: all } = await report(routed.ana, "agent");
    expect(all[0]?.figures).toMatchObject({ reopened: 1 });
    expect((await report(routed.ana, "desk")).total).toMatchObject({ contacts: 2, reopened: 1 });
  });
});

describe("who sees it", () => {
  it("are agents with their own figures alone, however they ask", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const kim = await routed.agent("kim");
    await oneContact(routed, kim);
    const sam = await routed.agent("sam");

    for (const by of ["desk", "queue", "agent"] as const) {
      const own = await kim.ask("reports.read", { ...SPAN, by, only: "sam" });
      expect([own.isOwn, own.total.closed, own.groups.map(({ id }) => id)]).toEqual([true, 1, ["kim"]]);
    }
    const nothing = await sam.ask("reports.read", { ...SPAN, by: "desk" });
    expect([told(nothing.total), nothing.groups]).toEqual(["", []]);
  });

  it("ask for at most 400 days, the last not before the first", async () => {
    const ana = await connect({ sub: "ana", role: "supervisor" });
    for (const from of ["2025-01-01", "2026-03-02"])
      expect(await ana.refusal("reports.read", { from, until: "2026-03-01", by: "desk" })).toBe("bad_frame");
    expect(await ana.refusal("reports.read", { from: "2025-01-26", until: "2026-03-01", by: "desk" })).toBe(
      "ok",
    );
  });
});

describe("each thing", () => {
  it("is counted once, however often it is told, and though the desk dies between", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const kim = await routed.agent("kim");
    let takes = 0;
    // It is kept, and the desk does not hear of that.
    standAt("what was counted is kept", (goOn) => {
      takes += 1;
      goOn();
      if (takes === 1) throw new Error("the answer is lost");
    });
    await oneContact(routed, kim);
    await due(routed.stub, "facts");
    await routed.dies();
    await due(routed.stub, "facts");

    expect(takes).toBe(2);
    expect(told((await report(routed.ana, "desk")).total)).toMatch(ONE);
    expect(await rowsOf(routed.stub, "SELECT * FROM fact")).toEqual([]);
  });

  it("waits where it is while nobody takes it, and the desk goes on", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const away = outOfReach("what was counted is kept");
    await oneContact(routed, await routed.agent("kim"));
    await due(routed.stub, "facts");
    expect((await rowsOf(routed.stub, "SELECT * FROM fact")).length).toBeGreaterThan(0);

    away.leave();
    expect(told((await report(routed.ana, "desk")).total)).toMatch(ONE);
  });

  it("is not counted twice by a desk whose storage went back", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const kim = await routed.agent("kim");
    const at = Date.now() - 40 * SECOND;
    await begins(routed, "a", at);
    await until(() => expect(offeredTo(kim)).toContain("a"));
    await kim.ask("offer.accept", { conversation: routed.desk.nameOf("a") });
    await due(routed.stub, "facts");
    const before = await snapshotOf(routed.stub);
    await answers(routed, "a", "kim", at);
    await kim.ask("conversation.close", { conversation: routed.desk.nameOf("a") });
    await due(routed.stub, "facts");

    await restore(routed.stub, before);
    routed.ana = await connect({ sub: "ana", role: "supervisor", desk: routed.desk.name });
    // Its conversation tells what it told, and somebody closes it once more.
    await answers(routed, "a", "kim", at);
    await routed.ana.ask("conversation.close", { conversation: routed.desk.nameOf("a") });

    expect(told((await report(routed.ana, "desk")).total)).toMatch(ONE);
  });

  it("is of nobody: an erased customer's figures stay, and name nobody", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    await oneContact(routed, await routed.agent("kim"), "5511223344998877");
    await deskStub(env, routed.desk.name).erase(
      routed.desk.name,
      routed.desk.nameOf("5511223344998877"),
      null,
    );

    expect(told((await report(routed.ana, "desk")).total)).toMatch(ONE);
    const kept = await snapshotOf(reportsStub(env, routed.desk.name));
    expect(JSON.stringify(kept.tables)).not.toContain("5511223344998877");
  });
});

describe("what it costs", () => {
  it("is no row with a customer's further message, nor with an answer to it", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const at = Date.now() - 60 * SECOND;
    const kim = await routed.agent("kim");
    await begins(routed, "a", at);
    await until(() => expect(offeredTo(kim)).toContain("a"));
    await kim.ask("offer.accept", { conversation: routed.desk.nameOf("a") });
    await answers(routed, "a", "kim", at);
    const facts = await rowsOf(routed.stub, "SELECT count(*) AS n FROM fact");
    const contact = { id: 1, begunAt: at, begunBy: "customer", answeredAt: at } as const;

    await routed.desk.tell("a", { at: at + 40 * SECOND, contact });
    await routed.desk.tell("a", {
      ...{ at: at + 50 * SECOND, asks: false, contact },
      answers: [{ entry: 2_000, by: { sub: "kim", name: "kim" } }],
    });

    expect(await rowsOf(routed.stub, "SELECT count(*) AS n FROM fact")).toEqual(facts);
    await kim.ask("conversation.close", { conversation: routed.desk.nameOf("a") });
    expect((await report(routed.ana, "desk")).total.response?.count).toBe(2);
  });

  it("is the same to read however many contacts there were, and a month is one row", async () => {
    const name = "counted";
    const stub = reportsStub(env, name);
    const [year, month] = DAY.split("-").map(Number) as [number, number];
    const first = Date.UTC(year, month - 3, 1);
    const span = { from: dayOf(first), until: dayOf(Date.UTC(year, month - 1, 0)) };
    const length = daysIn(span);
    const tell = (from: number, to: number) =>
      stub.take(name, {
        ...{ timeZone: "UTC", names: [], teams: {} },
        facts: Array.from({ length: to - from }, (_, n) => {
          const at = first + ((from + n) % length) * 24 * 60 * 60_000;
          const samples = [{ kind: "taken", at, agent: `a${String(n % 10)}`, ms: 5_000 } as const];
          return { key: `k${String(from + n)}`, begunAt: at, at, page: "1", samples };
        }),
      });
    const read = async (): Promise<number> => {
      const rows = await rowsWhile(stub, () => stub.read(name, { ...span, by: "agent", only: null }));
      return rows.read;
    };
    await tell(0, 610);
    const few = await read();
    await tell(610, 6_100);

    expect(await read()).toBe(few);
    // Ten agents of two months, and their names; the desk on each day; whose figures they are.
    expect(few).toBeLessThanOrEqual(2 * 10 + 10 + length + 5);
    const { groups: agents } = await stub.read(name, { ...span, by: "agent", only: null });
    expect(agents.map(({ cell }) => cell.counts.contacts)).toEqual(Array.from({ length: 10 }, () => 610));
  });
});
