import { describe, expect, it } from "vitest";
import { ASKED_AGAIN_MS } from "../../../worker/domain/states/standing.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { deskAlarm, truthOf } from "../support/mirror.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, until } from "../support/thread.ts";

const SALES = toQueues([aQueue()]);

describe("a desk where nobody wrote rules", () => {
  it("brings nothing anywhere, and offers nothing", async () => {
    const desk = await new TestDesk().attach();
    const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    const kim = await plain.agent("kim");

    await plain.writes("a");

    expect(await plain.standing("a")).toBe("queued -");
    expect(await plain.summary("a")).not.toHaveProperty("finer");
    expect(await rowsOf(plain.stub, "SELECT standing, due_at FROM conversation")).toEqual([
      { standing: null, due_at: null },
    ]);
    expect(kim.frames.filter(({ type }) => type === "offers")).toEqual([]);
    expect(await rowsOf(plain.stub, "SELECT * FROM routing_agent")).toEqual([]);
  });
});

describe("a customer who writes", () => {
  it("waits in the queue of the first rule that fits, and the thread tells why", async () => {
    const rule = { id: "a", name: "Who asks for a refund", when: { keywords: ["refund"] } };
    const refunds = { ...rule, to: { type: "queue", queue: "refunds" } } as const;
    const queues = [aQueue(), aQueue({ id: "refunds", name: "Refunds" })];
    const routed = await RoutedDesk.with(toQueues(queues, { rules: [refunds] }));

    await routed.desk.tell("a", { at: Date.now(), text: "A Refund, please" });
    await routed.desk.tell("b", { at: Date.now(), text: "Hello" });

    expect([await routed.standing("a"), await routed.standing("b")]).toEqual([
      "queued refunds",
      "queued sales",
    ]);
    expect(await routed.lines("a")).toEqual(["queued by nobody, rule"]);
    expect(await routed.lines("b")).toEqual(["queued by nobody, otherwise"]);
  });

  it("is offered to the agent who is free, who takes them; others are told whose they are", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    const sam = await routed.agent("sam");

    const frame = await kim.next((it) => it.type === "offers" && it.offers.length > 0);
    expect(frame).toMatchObject({
      offers: [{ summary: { conversation }, queue: "Sales", said: { text: "from a" } }],
    });
    expect(await routed.standing("a")).toBe("offered kim");
    expect(await sam.refusal("offer.accept", { conversation })).toBe("wrong_state");
    await kim.ask("offer.accept", { conversation });
    expect(await sam.refusal("offer.accept", { conversation })).toBe("taken");

    expect(await routed.standing("a")).toBe("assigned kim");
    expect(offeredTo(kim)).toEqual([]);
    expect(await routed.lines("a")).toEqual(["queued by nobody, otherwise", "assigned by kim, accept"]);
  });

  it("is offered to all of a ring at once, and is the first one's of two who take them in the same instant", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ choose: "ring" })]));
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const conversation = await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim+sam");

    const codes = await Promise.all([
      kim.refusal("offer.accept", { conversation }),
      sam.refusal("offer.accept", { conversation }),
    ]);

    expect(codes.sort()).toEqual(["ok", "taken"]);
    await until(() => expect([offeredTo(kim), offeredTo(sam)]).toEqual([[], []]));
  });

  it("is offered by ring also to who became free since: who came, who was asked for another, who passed a minute ago", async () => {
    const ring = aQueue({ choose: "ring", members: ["kim", "sam", "pia"] });
    const routed = await RoutedDesk.with(toQueues([ring], { missedMax: 1 }));
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const first = await routed.writes("a");
    const second = await routed.writes("b");
    expect([await routed.standing("a"), await routed.standing("b")]).toEqual([
      "offered kim+sam",
      "queued sales",
    ]);

    await kim.ask("offer.decline", { conversation: first });
    expect([await routed.standing("a"), await routed.standing("b")]).toEqual(["offered sam", "offered kim"]);
    await sam.ask("offer.accept", { conversation: first });
    expect(await routed.standing("b")).toBe("offered kim+sam");
    await until(() => expect(offeredTo(sam)).toEqual(["b"]));

    // Who comes when half of the time is over has missed nothing when all of it is.
    const sql = (what: string): string => `UPDATE conversation SET ${what} WHERE name = ?`;
    const left = `standing = json_set(standing, '$.offer.until', ${String(Date.now() + 9_000)})`;
    await rowsOf(routed.stub, sql(left), second);
    await routed.wakes();
    const pia = await routed.agent("pia");
    expect(await routed.standing("b")).toBe("offered kim+sam+pia");
    await kim.ask("offer.decline", { conversation: second });
    await routed.isOver("b");
    expect(await routed.standing("b")).toBe("offered pia");
    await until(() => expect(offeredTo(pia)).toEqual(["b"]));
    expect([await routed.presenceOf("sam"), await routed.presenceOf("pia")]).toEqual(["away", "available"]);

    const over = `due_at = 1, standing = json_set(standing, '$.wait.passed.kim', ${String(Date.now() - ASKED_AGAIN_MS)})`;
    await rowsOf(routed.stub, sql(over), second);
    await routed.wakes();
    await due(routed.stub, "states");
    expect(await routed.standing("b")).toBe("offered pia+kim");
    for (const agent of [kim, sam, pia]) agent.close();
  });

  it("is offered to the next, when one does not take them, does not answer, or goes", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim", "sam", "pia", "zoe"] })]));
    const [kim, pia, sam] = [await routed.agent("kim"), await routed.agent("pia"), await routed.agent("sam")];
    const conversation = await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");

    await kim.ask("offer.decline", { conversation });
    expect(await routed.standing("a")).toBe("offered pia");
    await routed.isOver("a");
    expect(await routed.standing("a")).toBe("offered sam");
    const zoe = await routed.agent("zoe");
    sam.close();
    await until(async () => expect(await routed.standing("a")).toBe("offered zoe"));

    expect(offeredTo(zoe)).toEqual(["a"]);
    expect([offeredTo(kim), offeredTo(pia)]).toEqual([[], []]);
    expect(await routed.lines("a")).toEqual([
      "queued by nobody, otherwise",
      "passed by kim, decline",
      "passed by nobody, expire",
      "passed by nobody, left",
    ]);
  });

  it("is asked of nobody twice within a minute, and then again", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("offer.decline", { conversation });
    expect(await routed.standing("a")).toBe("queued sales");

    const sql = `UPDATE conversation SET due_at = due_at - ${String(ASKED_AGAIN_MS)},
      standing = json_set(standing, '$.wait.passed.kim', json_extract(standing, '$.wait.passed.kim') - ${String(ASKED_AGAIN_MS)})`;
    await rowsOf(routed.stub, sql);
    await routed.wakes();
    await due(routed.stub, "states");

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("is taken and answered by whoever wants to, which ends the offer", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");

    await routed.ana.ask("conversation.take", { conversation });

    await until(() => expect(offeredTo(kim)).toEqual([]));
    expect(await kim.refusal("offer.accept", { conversation })).toBe("taken");
    expect(await routed.standing("a")).toBe("assigned ana");
  });

  it("waits while everybody has as much as they may, and is offered once somebody has less", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], capacity: 1 })]));
    const kim = await routed.agent("kim");
    const [first] = [await routed.writes("a", 1_000), await routed.writes("b", 2_000)];
    await kim.ask("offer.accept", { conversation: first });
    expect(await routed.standing("b")).toBe("queued sales");

    await kim.ask("conversation.close", { conversation: first });

    expect(await routed.standing("b")).toBe("offered kim");
  });

  it("waits for who comes, and for who is available again", async () => {
    const routed = await RoutedDesk.with(SALES);
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued sales");

    const kim = await routed.agent("kim");
    expect(await routed.standing("a")).toBe("offered kim");
    await kim.ask("presence.set", { presence: "away" });
    expect(await routed.standing("a")).toBe("queued sales");
    const sam = await routed.agent("sam");
    await until(() => expect(offeredTo(sam)).toEqual(["a"]));
    await routed.writes("b");
    await kim.ask("presence.set", { presence: "available" });
    expect(await routed.standing("b")).toBe("offered kim");
  });

  it("goes on to the next queue after a time, and at once where nobody of the first is there", async () => {
    const second = aQueue({ id: "help", name: "Help", members: ["sam"] });
    const first = aQueue({ members: ["kim"], overflow: { seconds: 60, to: "help" } });
    const routed = await RoutedDesk.with(toQueues([first, second]));
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued help");
    const kim = await routed.agent("kim");
    const b = await routed.writes("b");
    await kim.ask("offer.decline", { conversation: b });
    expect(await routed.standing("b")).toBe("queued sales");

    await routed.isOver("b");

    expect(await routed.standing("b")).toBe("queued help");
    expect((await routed.lines("b")).at(-1)).toBe("queued by nobody, overflow");
  });

  it("is one agent's first, then the queue's behind them", async () => {
    const otherwise = { type: "agent", agent: "sam", seconds: 30, then: "sales" } as const;
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { otherwise }));
    await routed.agent("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");

    const sam = await routed.agent("sam");
    const conversation = await routed.writes("b");

    await until(() => expect(offeredTo(sam)).toEqual(["b"]));
    await sam.ask("offer.accept", { conversation });
    expect(await routed.standing("b")).toBe("assigned sam");
  });
});

describe("a customer of one agent", () => {
  const toSam = { type: "agent", agent: "sam", seconds: 30, then: "sales" } as const;
  const SAMS = toQueues([aQueue({ members: ["kim"] })], { otherwise: toSam, capacity: 2 });

  it("waits while they are asked for another, is asked for next, and only then is the queue's behind them", async () => {
    const routed = await RoutedDesk.with(SAMS);
    const [sam] = [await routed.agent("sam"), await routed.agent("kim")];
    const first = await routed.writes("a");
    await routed.writes("b");

    await routed.isOver("b");
    expect(await routed.standing("b")).toMatch(/^queued agent:/);
    await sam.ask("offer.decline", { conversation: first });
    expect(await routed.standing("b")).toBe("offered sam");
    // The offer, and then the time for which it was waited for them.
    await routed.isOver("b");
    await routed.isOver("b");

    expect(await routed.standing("b")).toBe("offered kim");
    const line = "queued by nobody, overflow";
    expect((await routed.lines("b")).slice(-2)).toEqual(["passed by nobody, expire", line]);
  });

  it("waits no longer for who has as much as they may, or went away", async () => {
    const routed = await RoutedDesk.with(SAMS);
    const [sam] = [await routed.agent("sam"), await routed.agent("kim")];
    for (const psid of ["a", "b", "c"]) await routed.writes(psid);
    for (const psid of ["d", "e"])
      await routed.ana.ask("conversation.assign", { conversation: await routed.writes(psid), to: "sam" });

    await routed.isOver("b");
    expect(await routed.standing("b")).toBe("offered kim");
    await sam.ask("presence.set", { presence: "away" });
    await routed.isOver("c");

    expect(await routed.standing("c")).toBe("queued sales");
  });
});

describe("an agent", () => {
  it("who misses too many offers in a row counts as away, and is told why", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { missedMax: 2 }));
    const kim = await routed.agent("kim");
    const isAway = (it: ServerFrame): boolean => it.type === "offers" && it.away === "missed";
    await routed.writes("a", 1_000);
    await routed.isOver("a");
    expect(kim.frames.some(isAway)).toBe(false);
    await routed.writes("b", 2_000);
    expect(await routed.standing("b")).toBe("offered kim");

    await routed.isOver("b");

    await kim.next(isAway);
    const told = await kim.next((it) => it.type === "agent" && it.agent.sub === "kim");
    expect(told).toMatchObject({ agent: { presence: "away" } });
    await routed.writes("c", 3_000);
    expect(await routed.standing("c")).toBe("queued sales");
  });

  it("who takes one between those they missed missed none in a row", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { missedMax: 2 }));
    const kim = await routed.agent("kim");
    await routed.writes("a", 1_000);
    await routed.isOver("a");
    const conversation = await routed.writes("b", 2_000);
    await kim.ask("offer.accept", { conversation });
    await routed.writes("c", 3_000);

    await routed.isOver("c");

    expect(await routed.presenceOf("kim")).toBe("available");
  });

  it("who misses offers between which they lost the connection missed them in a row all the same", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { missedMax: 2 }));
    const before = await routed.agent("kim");
    await routed.writes("a", 1_000);
    await routed.isOver("a");
    before.close();
    await until(() => expect(before.closed).not.toBeNull());
    await routed.agent("kim");
    await routed.writes("b", 2_000);

    await routed.isOver("b");

    expect(await routed.presenceOf("kim")).toBe("away");
  });

  it("who answers a customer between those they missed missed none in a row", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { missedMax: 2 }));
    await routed.agent("kim");
    await routed.writes("a", 1_000);
    await routed.isOver("a");
    const by = { sub: "kim", name: "Kim Lee" };
    await routed.desk.tell("b", { at: 2_000, asks: false, answers: [{ entry: 1_000, by }] });
    await routed.writes("c", 3_000);

    await routed.isOver("c");

    expect(await routed.presenceOf("kim")).toBe("available");
  });

  it("in several tabs is one, and each tab is told what is offered, also one that comes later", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    await routed.writes("a");
    const tab = await routed.agent("kim");
    await until(() => expect(offeredTo(tab)).toEqual(["a"]));

    kim.close();
    await until(() => expect(kim.closed).not.toBeNull());

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("whose connection is lost loses what waits for an answer after a time, and nothing before it", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: 60 }));
    const kim = await routed.agent("kim");
    const [waits, answered] = [await routed.writes("a"), await routed.writes("b")];
    for (const conversation of [waits, answered]) await kim.ask("conversation.take", { conversation });
    await routed.desk.tell("b", { at: Date.now(), asks: false });
    kim.close();
    await until(async () => {
      const [row] = await rowsOf(routed.stub, "SELECT left_at FROM routing_agent WHERE sub = 'kim'");
      expect(row?.["left_at"]).not.toBeNull();
    });
    await due(routed.stub, "routing");
    expect(await routed.standing("a")).toBe("assigned kim");

    await rowsOf(routed.stub, "UPDATE routing_agent SET left_at = left_at - 60000");
    await routed.wakes();
    await deskAlarm(routed.desk.name);

    expect(await routed.standing("a")).toBe("queued sales");
    expect(await routed.standing("b")).toBe("assigned kim");
    expect((await routed.lines("a")).slice(-2)).toEqual([
      "released by nobody, left",
      "queued by nobody, otherwise",
    ]);
  });

  it("who comes back in time keeps all", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: 60 }));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("offer.accept", { conversation });
    kim.close();
    await until(async () => {
      const [row] = await rowsOf(routed.stub, "SELECT left_at FROM routing_agent WHERE sub = 'kim'");
      expect(row?.["left_at"]).not.toBeNull();
    });

    await routed.agent("kim");
    await due(routed.stub, "routing");

    const [row] = await rowsOf(routed.stub, "SELECT left_at FROM routing_agent WHERE sub = 'kim'");
    expect(row?.["left_at"]).toBeNull();
    expect(await routed.standing("a")).toBe("assigned kim");
  });
});

describe("an agent who does not take an offer", () => {
  const WITH_REASONS = toQueues([aQueue({ members: ["kim"] })], {
    decline: { reasons: [{ id: "busy", name: "Too busy" }], isRequired: true },
  });

  it("but reloads the page has it again, unless somebody else has been asked meanwhile", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    await routed.writes("a");
    kim.close();
    await until(async () => expect(await routed.standing("a")).toBe("queued sales"));

    await routed.agent("kim");
    expect(await routed.standing("a")).toBe("offered kim");
    await routed.agent("sam");
    await (await routed.agent("kim")).ask("offer.decline", { conversation: routed.desk.nameOf("a") });

    expect(await routed.standing("a")).toBe("offered sam");
  });

  it("says why where the desk wants that, by one of its reasons, which the thread tells", async () => {
    const routed = await RoutedDesk.with(WITH_REASONS);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");

    expect(await kim.refusal("offer.decline", { conversation })).toBe("wrong_state");
    expect(await kim.refusal("offer.decline", { conversation, reason: "lunch" })).toBe("wrong_state");
    expect(await routed.standing("a")).toBe("offered kim");
    await kim.ask("offer.decline", { conversation, reason: "busy" });

    expect(await routed.standing("a")).toBe("queued sales");
    await due(routed.stub, "lines");
    const { entries } = await truthOf(conversation);
    expect(entries.at(-1)?.content).toMatchObject({ line: { event: "passed", reason: "Too busy" } });
  });

  it("needs no reason for what is offered to them no more", async () => {
    const routed = await RoutedDesk.with(WITH_REASONS);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await routed.ana.ask("conversation.take", { conversation });

    expect(await kim.refusal("offer.decline", { conversation })).toBe("ok");
  });

  it("and misses too many is away for it, which colleagues and they themselves are told, until they are back", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { missedMax: 1 }));
    const kim = await routed.agent("kim");
    await routed.writes("a");
    await routed.writes("b");

    await routed.isOver("a");

    const isKimAway = (it: ServerFrame): boolean =>
      it.type === "agent" && it.agent.sub === "kim" && it.agent.presence === "away";
    expect(await routed.ana.next(isKimAway)).toMatchObject({ agent: { away: { missed: 1 } } });
    expect((await (await routed.agent("kim")).welcome()).agent).toMatchObject({
      presence: "away",
      away: { missed: 1 },
    });
    // Nothing else was offered to them in between.
    expect(await routed.lines("b")).toEqual(["queued by nobody, otherwise"]);
    await kim.ask("presence.set", { presence: "available" });
    expect((await (await routed.agent("kim")).welcome()).agent).not.toHaveProperty("away");
    expect(await routed.standing("b")).toBe("offered kim");
  });

  it("at the very moment at which it is over has it, or has not, and never a colleague as well", async () => {
    const routed = await RoutedDesk.with(SALES);
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const conversation = await routed.writes("a");
    await rowsOf(
      routed.stub,
      "UPDATE conversation SET due_at = 1, standing = json_set(standing, '$.offer.until', 1)",
    );
    await routed.wakes();

    const [code] = await Promise.all([
      kim.refusal("offer.accept", { conversation }),
      due(routed.stub, "states"),
    ]);

    const expected = code === "ok" ? "assigned kim" : "offered sam";
    expect(await routed.standing("a")).toBe(expected);
    expect(offeredTo(sam)).toEqual(code === "ok" ? [] : ["a"]);
  });
});

describe("a queue whose members are not asked", () => {
  const GIVING = toQueues([aQueue({ offer: "assign", capacity: 1 })]);

  it("gives customers at once to who is free, says so in the thread, and tells them", async () => {
    const routed = await RoutedDesk.with(GIVING);
    const kim = await routed.agent("kim");

    const conversation = await routed.writes("a");

    expect(await routed.standing("a")).toBe("assigned kim");
    expect(await routed.lines("a")).toEqual(["queued by nobody, otherwise", "assigned by nobody, given"]);
    const told = await kim.next((it) => it.type === "offers" && it.given !== undefined);
    expect(told).toMatchObject({
      offers: [],
      given: { summary: { conversation, owner: { sub: "kim" } }, queue: "Sales", said: { text: "from a" } },
    });
  });

  it("gives nobody more than they may have, and gives on once somebody has less", async () => {
    const routed = await RoutedDesk.with(GIVING);
    const kim = await routed.agent("kim");
    const first = await routed.writes("a", 1_000);
    await routed.writes("b", 2_000);
    await routed.writes("c", 3_000);
    expect(await routed.standing("b")).toBe("queued sales");

    await kim.ask("conversation.close", { conversation: first });

    expect([await routed.standing("b"), await routed.standing("c")]).toEqual([
      "assigned kim",
      "queued sales",
    ]);
  });

  it("gives also to who is shown no offers, but not to who is asked something, is away, or gone", async () => {
    const queues = [aQueue({ id: "ask", name: "Ask", members: ["kim"] }), aQueue({ offer: "assign" })];
    const words = { id: "r", name: "Sales", when: { keywords: ["buy"] } };
    const rule = { ...words, to: { type: "queue", queue: "sales" } } as const;
    const routed = await RoutedDesk.with(toQueues(queues, { rules: [rule] }));
    await routed.agent("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");
    await routed.desk.tell("b", { at: Date.now(), text: "buy" });
    expect(await routed.standing("b")).toBe("queued sales");

    await routed.agentWithoutOffers("sam");

    expect(await routed.standing("b")).toBe("assigned sam");
  });
});

describe("an agent whose gadget shows no offers", () => {
  it("is not asked, and misses nothing by it; others are asked in their place", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { missedMax: 1 }));
    const kim = await routed.agentWithoutOffers("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued sales");

    await routed.agent("sam");

    expect(await routed.standing("a")).toBe("offered sam");
    expect(kim.frames.filter(({ type }) => type === "offers")).toEqual([]);
    expect(await routed.presenceOf("kim")).toBe("available");
  });

  it("does not keep customers in a queue that has somebody else behind it", async () => {
    const first = aQueue({ members: ["kim"], overflow: { seconds: 60, to: "help" } });
    const routed = await RoutedDesk.with(toQueues([first, aQueue({ id: "help", name: "Help" })]));
    await routed.agentWithoutOffers("kim");

    await routed.writes("a");

    expect(await routed.standing("a")).toBe("queued help");
    const tried = await routed.ana.ask("routing.try", { pageId: routed.desk.pageId });
    expect(tried).toMatchObject({ members: 1, here: 0 });
  });

  it("is asked from when on one of their sockets shows them, on that one, and until the last of those goes", async () => {
    const routed = await RoutedDesk.with(SALES);
    const old = await routed.agentWithoutOffers("kim");
    await routed.writes("a");

    const tab = await routed.agent("kim");
    await until(() => expect(offeredTo(tab)).toEqual(["a"]));
    expect(old.frames.filter(({ type }) => type === "offers")).toEqual([]);
    tab.close();

    await until(async () => expect(await routed.standing("a")).toBe("queued sales"));
    expect((await routed.lines("a")).at(-1)).toBe("passed by nobody, left");
  });
});

describe("a desk that dies", () => {
  it("over an offer goes on with it", async () => {
    const routed = await RoutedDesk.with(SALES);
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const conversation = await routed.writes("a");

    await routed.wakes();
    expect(await routed.standing("a")).toBe("offered kim");
    await kim.ask("offer.decline", { conversation });
    await routed.wakes();
    await sam.ask("offer.accept", { conversation });

    expect(await routed.standing("a")).toBe("assigned sam");
  });

  it("wakes by itself when an offer is over, with nobody else to wake it", async () => {
    const routed = await RoutedDesk.with(SALES);
    await routed.agent("kim");
    await routed.writes("a");
    const [row] = await rowsOf(routed.stub, "SELECT due_at FROM conversation");

    expect(Number(row?.["due_at"])).toBeGreaterThan(Date.now());
  });

  it("asks whoever is there then, and at once who comes back", async () => {
    const routed = await RoutedDesk.with(SALES);
    await routed.agent("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");

    await routed.dies();
    await due(routed.stub, "routing");
    expect(await routed.standing("a")).toBe("queued sales");
    const kim = await routed.agent("kim");

    expect(await routed.standing("a")).toBe("offered kim");
    expect(offeredTo(kim)).toEqual(["a"]);
    expect(await routed.lines("a")).toEqual(["queued by nobody, otherwise"]);
  });

  it("starts the time of grace of whoever went with it, if a customer of theirs waits", async () => {
    const routed = await RoutedDesk.with(SALES);
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    await kim.ask("conversation.take", { conversation: await routed.writes("a") });
    await sam.ask("conversation.take", { conversation: await routed.writes("b") });
    await routed.desk.tell("b", { at: Date.now(), asks: false });

    await routed.dies();
    await due(routed.stub, "routing");

    const left = await rowsOf(routed.stub, "SELECT sub FROM routing_agent WHERE left_at IS NOT NULL");
    expect(left).toEqual([{ sub: "kim" }]);
  });
});

describe("an offer", () => {
  it("may still be accepted when its time has come, until it went on", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    const sql = "UPDATE conversation SET due_at = 1, standing = json_set(standing, '$.offer.until', 1)";
    await rowsOf(routed.stub, sql);
    await routed.wakes();

    await kim.ask("offer.accept", { conversation });
    await due(routed.stub, "states");

    expect(await routed.standing("a")).toBe("assigned kim");
    expect(await routed.lines("a")).toEqual(["queued by nobody, otherwise", "assigned by kim, accept"]);
  });

  it("is one or the other's when it is accepted in the instant in which its time is over", async () => {
    const routed = await RoutedDesk.with(SALES);
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const conversation = await routed.writes("a");
    const sql = "UPDATE conversation SET due_at = 1, standing = json_set(standing, '$.offer.until', 1)";
    await rowsOf(routed.stub, sql);
    await routed.wakes();

    const [code] = await Promise.all([
      kim.refusal("offer.accept", { conversation }),
      due(routed.stub, "states"),
    ]);

    const isKims = code === "ok";
    expect(code).toBe(isKims ? "ok" : "wrong_state");
    expect(await routed.standing("a")).toBe(isKims ? "assigned kim" : "offered sam");
    await until(() => expect([offeredTo(kim), offeredTo(sam)]).toEqual([[], isKims ? [] : ["a"]]));
  });

  it("is made anew where the clock went back since, and stands no longer than it says", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    await routed.writes("a");
    const sql = `UPDATE conversation SET standing = json_set(standing,
      '$.offer.at', json_extract(standing, '$.offer.at') + 3600000,
      '$.offer.until', json_extract(standing, '$.offer.until') + 3600000)`;
    await rowsOf(routed.stub, sql);
    await routed.wakes();
    const from = kim.frames.length;

    await due(routed.stub, "routing");

    const frame = await kim.next((it) => it.type === "offers" && it.offers.length > 0, from);
    const [offer] = frame.type === "offers" ? frame.offers : [];
    expect(offer?.until).toBeLessThanOrEqual(Date.now() + 20_000);
  });
});

describe("another version of the document", () => {
  it("holds for whoever waits, wherever they waited before", async () => {
    const routed = await RoutedDesk.with(SALES);
    await routed.writes("a");
    await routed.agent("pia");

    await routed.configure(toQueues([aQueue({ id: "new", name: "New", members: ["pia"] })]));
    expect(await routed.standing("a")).toBe("offered pia");
  });

  it("leads who waits, or is asked for, elsewhere, or asks for less of their agents, though the places are all there", async () => {
    const queues = [aQueue(), aQueue({ id: "help", name: "Help", members: ["pia"] })];
    const refund = { id: "r", name: "Refund", when: { keywords: ["refund"] } };
    const toHelp = { type: "queue", queue: "help" } as const;
    const skills = [{ id: "fr", name: "French" }];
    const needy = { ...refund, to: toHelp, needs: [{ skill: "fr", level: 1 }] };
    const routed = await RoutedDesk.with(
      toQueues(queues, { otherwise: { type: "pool" }, rules: [needy], skills }),
    );
    for (const sub of ["kim", "pia", "sam"]) await routed.agent(sub);
    await routed.writes("a");
    await routed.desk.tell("b", { at: Date.now(), text: "A refund" });
    await routed.desk.tell("b", { at: Date.now(), text: "Hello?" });
    const all = async (): Promise<string[]> =>
      await Promise.all(["a", "b"].map(async (psid) => await routed.standing(psid)));
    expect(await all()).toEqual(["queued pool:", "queued help"]);

    await routed.configure(toQueues(queues, { rules: [{ ...refund, to: toHelp }], skills }));
    expect(await all()).toEqual(["offered kim", "offered pia"]);
    await routed.configure(
      toQueues(queues, { otherwise: { type: "pool" }, rules: [{ ...refund, to: toHelp }] }),
    );
    expect(await all()).toEqual(["queued pool:", "offered pia"]);

    // Saved again with nothing changed of it, nobody is asked anew.
    const before = await routed.lines("b");
    await routed.configure(
      toQueues(queues, { otherwise: { type: "pool" }, rules: [{ ...refund, to: toHelp }], capacity: 4 }),
    );
    expect([await all(), await routed.lines("b")]).toEqual([["queued pool:", "offered pia"], before]);
  });

  it("says when who waits goes on, and leaves where they are whom an agent gave there", async () => {
    const [sales, help] = [aQueue(), aQueue({ id: "help", name: "Help", members: ["pia"] })];
    const routed = await RoutedDesk.with(toQueues([sales, help]));
    const conversation = await routed.writes("a");
    await routed.writes("b");
    await routed.ana.ask("conversation.take", { conversation });
    await routed.ana.ask("conversation.transfer", { conversation, to: { type: "queue", queue: "sales" } });

    const overflow = { seconds: 60, to: null };
    await routed.configure(toQueues([help, { ...sales, overflow }]));
    expect([await routed.standing("a"), await routed.standing("b")]).toEqual(["queued sales", "queued help"]);
    await routed.isOver("a");

    expect(await routed.standing("a")).toBe("queued pool:");
  });

  it("places each that waited where it goes once, however many did", async () => {
    const [old, fresh] = [aQueue({ id: "old", name: "Old" }), aQueue({ id: "new", name: "New" })];
    const routed = await RoutedDesk.with(toQueues([old, fresh]));
    for (const psid of ["a", "b", "c"]) await routed.writes(psid);

    await routed.configure(toQueues([fresh]));

    for (const psid of ["a", "b", "c"])
      expect(await routed.lines(psid)).toEqual([
        "queued by nobody, otherwise",
        "queued by nobody, otherwise",
      ]);
  });

  it("ends what is offered to whom it names there no more", async () => {
    const routed = await RoutedDesk.with(SALES);
    await routed.agent("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");
    await routed.agent("pia");

    await routed.configure(toQueues([aQueue({ members: ["pia"] })]));

    expect(await routed.standing("a")).toBe("offered pia");
  });

  it("brings in what waited before there was one, and lets it go to everyone again", async () => {
    const routed = await RoutedDesk.with(NO_ROUTING);
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued pool:");
    expect(await routed.lines("a")).toEqual([]);

    await routed.configure(SALES);
    await routed.writes("b");

    expect(await routed.standing("b")).toBe("queued sales");
  });
});
