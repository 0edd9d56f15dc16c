import { describe, expect, it } from "vitest";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { invitedTo, transferOf } from "../../../worker/protocol/thread/state.ts";
import type { TransferTarget } from "../../../worker/protocol/thread/handover.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA } from "../support/thread.ts";

const POOL = { type: "pool" } as const;
const TO_SAM = { type: "agent", agent: "sam" } as const;
const TO_SALES = { type: "queue", queue: "sales" } as const;
const TO_RETURNS = { type: "team", team: "returns" } as const;

/** A desk with a queue of Sam and Pia and a team without anybody, to which nothing goes by itself. */
const CONFIG = toQueues([aQueue({ members: ["sam", "pia"] })], {
  otherwise: { type: "pool" },
  teams: [{ id: "returns", name: "Returns", members: [] }],
});

/** Kim has a conversation of that customer. */
async function ofKim(routed: RoutedDesk, psid = "a"): Promise<{ kim: TestAgent; conversation: string }> {
  const kim = await routed.agent("kim");
  const conversation = await routed.writes(psid);
  await kim.ask("conversation.take", { conversation });
  return { kim, conversation };
}

async function plainDesk(): Promise<RoutedDesk> {
  const desk = await new TestDesk().attach();
  return new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
}

async function whyNot(
  agent: TestAgent,
  conversation: string,
  to: TransferTarget,
  more: { stays?: true; owner?: string | null } = {},
): Promise<string> {
  const reply = await agent.command("conversation.transfer", { conversation, to, ...more });
  if (reply.ok) return "ok";
  const { refusal } = reply as { refusal: Refusal };
  return refusal.code === "target_unavailable" ? refusal.why : refusal.code;
}

/** The time to answer is over, though no time passed. */
async function isOver(routed: RoutedDesk, psid: string): Promise<void> {
  const sql = `UPDATE conversation SET due_at = 1, standing = json_set(standing, '$.transfer.until', 1) WHERE name = ?`;
  await rowsOf(routed.stub, sql, routed.desk.nameOf(psid));
  await routed.wakes();
  await due(routed.stub, "states");
}

describe("a conversation that is given on at once", () => {
  it("is an agent's, who is told of it with the words of who gave it", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");

    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, note: "Wants the blue one" });

    expect(await routed.standing("a")).toBe("assigned sam");
    const frame = await sam.next((it) => it.type === "handover");
    const line = { event: "assigned", to: { sub: "sam" }, by: { sub: "kim" }, why: "transfer" };
    expect(frame).toMatchObject({ summary: { conversation }, line: { ...line, note: "Wants the blue one" } });
    expect(kim.frames.some(({ type }) => type === "handover")).toBe(false);
  });

  it("waits in a queue, where it is offered to those who are free, but not to who gave it", async () => {
    const routed = await RoutedDesk.with({
      ...CONFIG,
      queues: [aQueue({ members: ["kim", "sam"] })],
    });
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");

    await kim.ask("conversation.transfer", { conversation, to: TO_SALES, note: "A refund" });

    expect(await routed.standing("a")).toBe("offered sam");
    expect(offeredTo(sam)).toEqual(["a"]);
    const told = sam.frames.findLast((it) => it.type === "offers");
    expect(told?.offers[0]).toMatchObject({ from: { sub: "kim" }, note: "A refund", queue: "Sales" });
    expect(await routed.lines("a")).toEqual(["assigned by kim, take", "queued by kim, transfer"]);
    await sam.ask("offer.decline", { conversation });
    expect(await routed.standing("a")).toBe("queued sales");
  });

  it("is nobody's where none of the queue is there, and who gave it is released", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);

    await kim.ask("conversation.transfer", { conversation, to: TO_SALES });

    expect(await routed.standing("a")).toBe("queued sales");
    expect((await routed.summary("a")).owner).toBe(null);
    const sam = await routed.agent("sam");
    await sam.next((it) => it.type === "offers" && it.offers.length > 0);
  });

  it("goes to where the queue overflows, and the thread tells both", async () => {
    const queues = [
      aQueue({ members: ["sam"], overflow: { seconds: 60, to: "help" } }),
      aQueue({ id: "help", name: "Help", members: ["pia"] }),
    ];
    const routed = await RoutedDesk.with({ ...CONFIG, queues });
    const { kim, conversation } = await ofKim(routed);

    await kim.ask("conversation.transfer", { conversation, to: TO_SALES });

    expect(await routed.standing("a")).toBe("queued help");
    expect((await routed.lines("a")).slice(1)).toEqual([
      "queued by kim, transfer",
      "queued by nobody, overflow",
    ]);
  });

  it.each([
    ["with", CONFIG],
    ["without", null],
  ])("is everyone's at a desk %s rules", async (_, config) => {
    const routed = config === null ? await plainDesk() : await RoutedDesk.with(config);
    const { kim, conversation } = await ofKim(routed);

    await kim.ask("conversation.transfer", { conversation, to: POOL, note: "Who knows lamps?" });

    expect((await routed.standing("a")).split(" ")[0]).toBe("queued");
    expect((await routed.summary("a")).owner).toBe(null);
    expect((await routed.lines("a")).at(-1)).toBe("queued by kim, transfer");
  });

  it("is not to be given to who left, to oneself, to what is gone or empty", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    sam.socket.close(1000, "home");
    await kim.next((it) => it.type === "agent" && it.agent.presence === "offline");

    expect(await whyNot(kim, conversation, TO_SAM)).toBe("not_here");
    expect(await whyNot(kim, conversation, { type: "agent", agent: "kim" })).toBe("self");
    expect(await whyNot(kim, conversation, { type: "agent", agent: "nobody" })).toBe("gone");
    expect(await whyNot(kim, conversation, TO_RETURNS)).toBe("empty");
    expect(await whyNot(kim, conversation, { type: "team", team: "lamps" })).toBe("gone");
    expect(await whyNot(kim, conversation, { type: "queue", queue: "lamps" })).toBe("gone");
    expect(await routed.standing("a")).toBe("assigned kim");
  });

  it("is given by nobody who lost it meanwhile, and by who is in charge", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const [sam] = [await routed.agent("sam"), await routed.agent("pia")];
    await sam.ask("conversation.take", { conversation });

    const toPia = { type: "agent", agent: "pia" } as const;
    expect(await whyNot(kim, conversation, toPia, { owner: "kim" })).toBe("taken");
    expect(await whyNot(kim, conversation, toPia)).toBe("not_allowed");
    expect(await whyNot(kim, conversation, POOL)).toBe("not_allowed");
    expect(await whyNot(routed.ana, conversation, toPia)).toBe("ok");
    expect(await routed.standing("a")).toBe("assigned pia");
  });

  it("has one effect when it is given twice from two tabs", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const other = await routed.agent("kim");
    const id = crypto.randomUUID();

    const codes = await Promise.all([
      whyNot(kim, conversation, TO_SALES),
      whyNot(other, conversation, TO_SALES),
    ]);
    await kim.ask("conversation.transfer", { conversation, to: TO_SALES, id });

    expect(codes).toEqual(["ok", "ok"]);
    expect((await routed.lines("a")).filter((line) => line.startsWith("queued"))).toHaveLength(1);
  });

  it("stays given when the command is repeated after a colleague gave it back", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    const command = { conversation, to: TO_SAM, id: crypto.randomUUID() };
    await kim.ask("conversation.transfer", command);
    await sam.ask("conversation.transfer", { conversation, to: { type: "agent", agent: "kim" } });

    await kim.ask("conversation.transfer", command);

    expect(await routed.standing("a")).toBe("assigned kim");
  });
});

describe("a conversation that somebody keeps until another accepts it", () => {
  it("is shown to the other with who asks and why, and is theirs when they take it", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");

    const ask = { conversation, to: TO_SAM, stays: true, note: "Knows lamps better" } as const;
    await kim.ask("conversation.transfer", ask);

    expect(await routed.standing("a")).toBe("assigned kim");
    const told = transferOf(await routed.summary("a"));
    expect(told).toMatchObject({ by: { sub: "kim" }, to: [{ sub: "sam" }], place: "" });
    const frame = await sam.next((it) => it.type === "offers" && it.offers.length > 0);
    const offer = { summary: { conversation }, queue: "", from: { sub: "kim" }, note: "Knows lamps better" };
    expect(frame).toMatchObject({ offers: [{ ...offer, until: told?.until }] });

    await sam.ask("offer.accept", { conversation });

    expect(await routed.standing("a")).toBe("assigned sam");
    expect(transferOf(await routed.summary("a"))).toBe(null);
    expect(offeredTo(sam)).toEqual([]);
    const heard = await kim.next((it) => it.type === "handover");
    expect(heard).toMatchObject({ line: { event: "assigned", to: { sub: "sam" }, why: "accept" } });
    expect((await routed.lines("a")).slice(1)).toEqual([
      "transferring by kim, transfer",
      "assigned by sam, accept",
    ]);
  });

  it("comes back when the other does not want it, and who asked is told why", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    await sam.ask("offer.decline", { conversation });

    expect(await routed.standing("a")).toBe("assigned kim");
    expect(await routed.summary("a")).not.toHaveProperty("finer");
    expect(offeredTo(sam)).toEqual([]);
    const heard = await kim.next((it) => it.type === "handover");
    const line = { event: "returned", to: { sub: "kim" }, from: [{ sub: "sam" }], by: { sub: "sam" } };
    expect(heard).toMatchObject({ summary: { conversation }, line: { ...line, why: "decline" } });
    expect((await routed.lines("a")).at(-1)).toBe("returned by sam, decline");
    expect(await sam.refusal("offer.accept", { conversation })).toBe("taken");
  });

  it("comes back when nobody answers in time, also to a desk that slept", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    await isOver(routed, "a");

    expect(await routed.standing("a")).toBe("assigned kim");
    expect((await routed.lines("a")).at(-1)).toBe("returned by nobody, expire");
    const back = (it: { type: string }): boolean => it.type === "handover";
    expect(await kim.next(back)).toMatchObject({ line: { event: "returned", why: "expire" } });
    await sam.next((it) => it.type === "offers" && it.offers.length === 0);
    expect(await sam.refusal("offer.accept", { conversation })).toBe("taken");
  });

  it("is an offer missed by who does not answer, and by nobody where it is taken back", async () => {
    const routed = await RoutedDesk.with({ ...CONFIG, missedMax: 2 });
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    const asks = () => kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });
    const isAway = (it: { type: string; away?: string }): boolean =>
      it.type === "offers" && it.away === "missed";
    await asks();
    await isOver(routed, "a");
    await asks();
    await kim.ask("conversation.take", { conversation });
    expect(await routed.presenceOf("sam")).toBe("available");
    await asks();

    await isOver(routed, "a");

    await sam.next(isAway);
    expect(await routed.presenceOf("sam")).toBe("away");
    expect(await routed.standing("a")).toBe("assigned kim");
  });

  it.each(["leaves", "is away"])("comes back when the other %s", async (what) => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    if (what === "leaves") sam.socket.close(1000, "home");
    else await sam.ask("presence.set", { presence: "away" });

    expect(await kim.next((it) => it.type === "handover")).toMatchObject({
      line: { event: "returned", why: "left" },
    });
    expect(await routed.standing("a")).toBe("assigned kim");
    expect(await whyNot(kim, conversation, TO_SAM, { stays: true })).toBe(
      what === "leaves" ? "not_here" : "away",
    );
  });

  it("is asked of all who are free in a queue, and is the first one's", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const [sam, pia] = [await routed.agent("sam"), await routed.agent("pia")];
    await kim.ask("conversation.transfer", { conversation, to: TO_SALES, stays: true });
    expect(transferOf(await routed.summary("a"))).toMatchObject({ place: "Sales" });
    expect([offeredTo(sam), offeredTo(pia)]).toEqual([["a"], ["a"]]);

    const codes = await Promise.all([
      sam.refusal("offer.accept", { conversation }),
      pia.refusal("offer.accept", { conversation }),
    ]);

    expect(codes).toEqual(["ok", "taken"]);
    expect(await routed.standing("a")).toBe("assigned sam");
    expect(offeredTo(pia)).toEqual([]);
  });

  it("is still asked of the others when one does not want it", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const [sam, pia] = [await routed.agent("sam"), await routed.agent("pia")];
    await kim.ask("conversation.transfer", { conversation, to: TO_SALES, stays: true });

    await sam.ask("offer.decline", { conversation });
    expect([offeredTo(sam), offeredTo(pia)]).toEqual([[], ["a"]]);
    await pia.ask("offer.decline", { conversation });

    expect(await routed.standing("a")).toBe("assigned kim");
    expect((await routed.lines("a")).slice(-2)).toEqual([
      "passed by sam, decline",
      "returned by pia, decline",
    ]);
  });

  it("is asked of nobody who is not there, has enough, or is asked already", async () => {
    const routed = await RoutedDesk.with({ ...CONFIG, capacity: 1 });
    const { kim, conversation } = await ofKim(routed);
    expect(await whyNot(kim, conversation, TO_SALES, { stays: true })).toBe("not_here");
    const sam = await routed.agent("sam");
    const other = await routed.writes("b");
    await sam.ask("conversation.take", { conversation: other });

    expect(await whyNot(kim, conversation, TO_SALES, { stays: true })).toBe("busy");
    expect(await whyNot(kim, conversation, POOL, { stays: true })).toBe("bad_frame");
    expect(await routed.standing("a")).toBe("assigned kim");
  });

  it("is not asked of a gadget that would not show it, nor at a queue that is closed", async () => {
    const hours = [{ id: "never", name: "Never", timeZone: "UTC", week: [], holidays: [] }];
    const queues = [aQueue({ members: ["sam"], hours: "never" })];
    const routed = await RoutedDesk.with({ ...CONFIG, queues, hours });
    const { kim, conversation } = await ofKim(routed);
    await routed.agentWithoutOffers("sam");

    expect(await whyNot(kim, conversation, TO_SAM, { stays: true })).toBe("not_here");
    expect(await whyNot(kim, conversation, TO_SALES, { stays: true })).toBe("closed");
    expect(await whyNot(kim, conversation, TO_SAM)).toBe("ok");
  });

  it("is asked of others only after it was taken back", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const [sam] = [await routed.agent("sam"), await routed.agent("pia")];
    const toPia = { type: "agent", agent: "pia" } as const;
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    expect(await whyNot(kim, conversation, TO_SAM, { stays: true })).toBe("ok");
    expect(await whyNot(kim, conversation, toPia, { stays: true })).toBe("wrong_state");
    await kim.ask("conversation.take", { conversation });
    expect(offeredTo(sam)).toEqual([]);
    expect(await whyNot(kim, conversation, toPia, { stays: true })).toBe("ok");
    expect((await routed.lines("a")).slice(1)).toEqual([
      "transferring by kim, transfer",
      "returned by kim, take",
      "transferring by kim, transfer",
    ]);
  });

  it("is asked of nobody any more once somebody else took it, or it was closed", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    const other = await routed.writes("b");
    await kim.ask("conversation.take", { conversation: other });
    for (const it of [conversation, other])
      await kim.ask("conversation.transfer", { conversation: it, to: TO_SAM, stays: true });
    expect(offeredTo(sam).sort()).toEqual(["a", "b"]);

    await routed.ana.ask("conversation.take", { conversation });
    expect(offeredTo(sam)).toEqual(["b"]);
    await kim.ask("conversation.close", { conversation: other });

    expect(offeredTo(sam)).toEqual([]);
    expect(await sam.refusal("offer.accept", { conversation })).toBe("taken");
    expect(await sam.refusal("offer.accept", { conversation: other })).toBe("wrong_state");
  });

  it("stays where it is while the customer writes", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    await routed.writes("a");
    await routed.writes("a");

    expect(await routed.standing("a")).toBe("assigned kim");
    await sam.ask("offer.accept", { conversation });
    expect(await routed.standing("a")).toBe("assigned sam");
  });

  it("counts among what its owner has", async () => {
    const routed = await RoutedDesk.with({ ...toQueues([aQueue({ members: ["kim"] })]), capacity: 1 });
    const { kim, conversation } = await ofKim(routed);
    await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    await routed.writes("b");

    expect(await routed.standing("b")).toBe("queued sales");
  });

  it("goes back to everyone when its owner left and did not come back", async () => {
    const routed = await RoutedDesk.with({ ...CONFIG, graceSeconds: 5 });
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });
    kim.socket.close(1000, "home");
    await sam.next((it) => it.type === "agent" && it.agent.presence === "offline");

    await rowsOf(routed.stub, "UPDATE routing_agent SET left_at = 1");
    await routed.wakes();
    await due(routed.stub, "routing");

    expect((await routed.standing("a")).split(" ")[0]).toBe("queued");
    expect(offeredTo(sam)).toEqual([]);
  });
});

describe("an agent who helps", () => {
  it("is told of it, finds it among their own, and does not have it", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");

    await kim.ask("conversation.invite", { conversation, agent: "sam", note: "Is it ours?" });

    const frame = await sam.next((it) => it.type === "handover");
    const line = { event: "invited", to: { sub: "sam" }, by: { sub: "kim" }, note: "Is it ours?" };
    expect(frame).toMatchObject({ summary: { conversation }, line });
    const mine = await sam.ask("list.open", { view: "mine", length: 10 });
    expect(mine.items.map((it) => it.conversation)).toEqual([conversation]);
    expect(mine.counts.mine).toBe(1);
    expect(invitedTo(mine.items[0]?.finer)).toEqual([{ sub: "sam", name: "sam" }]);
    expect(await routed.standing("a")).toBe("assigned kim");
    expect((await kim.ask("list.open", { view: "mine", length: 10 })).counts.mine).toBe(1);
    expect((await routed.ana.ask("list.open", { view: "mine", length: 10 })).items).toEqual([]);
  });

  it("finds it also where the desk has more than it holds in memory", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.invite", { conversation, agent: "sam" });

    await routed.wakes();

    const { items, counts } = await sam.ask("list.open", { view: "mine", length: 10 });
    expect([items.map((it) => it.conversation), counts.mine]).toEqual([[conversation], 1]);
  });

  it("hears of what changes in it while their list shows something else", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.invite", { conversation, agent: "sam" });
    const from = sam.frames.length;

    await routed.writes("a");

    await sam.next((it) => it.type === "list.upsert" && it.summary.conversation === conversation, from);
  });

  it("writes to the customer where none but the owner may, until they leave", async () => {
    const routed = await RoutedDesk.with({ ...CONFIG, whoReplies: "owner" });
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    const message = { conversation, seenRev: 1_000, text: "Hello" };
    expect(await sam.refusal("message.send", message)).toBe("not_yours");

    await kim.ask("conversation.invite", { conversation, agent: "sam" });
    expect(await sam.refusal("message.send", message)).not.toBe("not_yours");

    await sam.ask("conversation.leave", { conversation });
    expect(await sam.refusal("message.send", message)).toBe("not_yours");
  });

  it("leaves again, or is removed by who has it, and is told", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const [sam, pia] = [await routed.agent("sam"), await routed.agent("pia")];
    await sam.ask("list.open", { view: "mine", length: 10 });
    for (const agent of ["sam", "pia"]) await kim.ask("conversation.invite", { conversation, agent });
    expect(await sam.refusal("conversation.leave", { conversation, agent: "pia" })).toBe("not_allowed");

    await sam.ask("conversation.leave", { conversation });
    await kim.ask("conversation.leave", { conversation, agent: "pia" });

    await sam.next((it) => it.type === "list.gone" && it.conversation === conversation);
    expect(invitedTo((await routed.summary("a")).finer)).toEqual([]);
    const told = (it: { type: string }): boolean => it.type === "handover";
    expect(await pia.next(told, pia.frames.findLastIndex(told))).toMatchObject({
      line: { event: "uninvited", who: { sub: "pia" }, by: { sub: "kim" }, why: "remove" },
    });
    expect(sam.frames.filter(told)).toHaveLength(1);
    expect((await routed.lines("a")).slice(-2)).toEqual([
      "uninvited by sam, leave",
      "uninvited by kim, remove",
    ]);
  });

  it("has it no longer before them when the contact is over, and takes it over like anybody", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const sam = await routed.agent("sam");
    await kim.ask("conversation.invite", { conversation, agent: "sam" });

    await sam.ask("conversation.take", { conversation });
    expect(await routed.summary("a")).not.toHaveProperty("finer");
    await sam.ask("conversation.invite", { conversation, agent: "kim" });
    await sam.ask("conversation.close", { conversation });
    await routed.writes("a");

    expect(await routed.summary("a")).not.toHaveProperty("finer");
    expect((await kim.ask("list.open", { view: "mine", length: 10 })).items).toEqual([]);
  });

  it("is nobody who is not here, and helps with nothing that nobody has", async () => {
    const routed = await plainDesk();
    const { kim, conversation } = await ofKim(routed);
    const invite = async (agent: string): Promise<string> => {
      const reply = await kim.command("conversation.invite", { conversation, agent });
      if (reply.ok) return "ok";
      return reply.refusal.code === "target_unavailable" ? reply.refusal.why : reply.refusal.code;
    };

    expect(await invite("nobody")).toBe("gone");
    expect(await invite("kim")).toBe("ok");
    await routed.agent("sam");
    await kim.ask("conversation.release", { conversation });
    expect(await invite("sam")).toBe("wrong_state");
  });
});

describe("to whom something may be given", () => {
  it("tells who is there, and what waits where", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const { kim, conversation } = await ofKim(routed);
    const [sam, pia] = [await routed.agent("sam"), await routed.agent("pia")];
    await sam.ask("presence.set", { presence: "away" });
    const at = Date.now() - 60_000;
    await routed.writes("b", at);
    await pia.ask("conversation.take", { conversation: await routed.writes("c") });
    await routed.ana.ask("conversation.transfer", {
      conversation: routed.desk.nameOf("b"),
      to: TO_SALES,
    });

    const { agents, teams, queues, more } = await kim.ask("transfer.targets", {});

    expect(agents.map(({ sub, presence, load, capacity }) => [sub, presence, load, capacity])).toEqual(
      [
        ["ana", "available", 0, 5],
        ["pia", "available", 1, 5],
        ["sam", "away", 0, 5],
      ].map(([sub, ...rest]) => [sub, ...rest]),
    );
    expect(teams).toEqual([
      {
        ...{ id: "returns", name: "Returns", members: 0, here: 0, free: 0, waiting: 0, since: null },
        ...{ isOpen: true, opensAt: null },
      },
    ]);
    expect(queues).toEqual([
      {
        ...{ id: "sales", name: "Sales", members: 2, here: 1, free: 0, waiting: 1, since: at },
        ...{ isOpen: true, opensAt: null },
      },
    ]);
    expect(more).toBe(false);
    expect((await kim.ask("transfer.targets", { words: "PÍ" })).agents.map(({ sub }) => sub)).toEqual([
      "pia",
    ]);
    expect(await routed.standing("a")).toBe("assigned kim");
    expect(conversation).toBe(routed.desk.nameOf("a"));
  });

  it("counts as free who could be asked: not who asks, is asked already, or cannot what the queue needs", async () => {
    const fr = { id: "fr", name: "French" };
    const needy = aQueue({
      id: "fr",
      name: "French",
      members: ["kim", "sam", "pia"],
      needs: [{ skill: "fr", level: 1 }],
    });
    const able = ["kim", "sam"].map((sub) => ({ sub, name: sub, skills: [{ skill: "fr", level: 1 }] }));
    const config = { ...CONFIG, queues: [needy], skills: [fr], agents: able };
    const routed = await RoutedDesk.with({ ...config, otherwise: { type: "pool" } });
    const [kim] = [await routed.agent("kim"), await routed.agent("sam"), await routed.agent("pia")];
    const free = async (): Promise<number | undefined> =>
      (await kim.ask("transfer.targets", {})).queues[0]?.free;
    expect(await free()).toBe(1);

    const conversation = await routed.writes("a");
    await routed.ana.ask("conversation.take", { conversation });
    await routed.ana.ask("conversation.transfer", {
      conversation,
      to: { type: "agent", agent: "sam" },
      stays: true,
    });

    expect(await free()).toBe(0);
  });

  it("counts of what waits only what whoever asks sees", async () => {
    const returns = { type: "queue", queue: "returns" } as const;
    const queues = [
      aQueue({ members: ["kim"] }),
      aQueue({ id: "returns", name: "Returns", members: ["pia"] }),
    ];
    const routed = await RoutedDesk.with({ ...CONFIG, queues, otherwise: returns, whoSees: "teams" });
    const [kim, pia] = [await routed.agentWithoutOffers("kim"), await routed.agentWithoutOffers("pia")];
    await routed.writes("a");
    const waiting = async (agent: TestAgent): Promise<unknown[]> =>
      (await agent.ask("transfer.targets", {})).queues.map(({ id, waiting: n, since }) => [
        id,
        n,
        since === null,
      ]);

    expect(await waiting(kim)).toEqual([
      ["sales", 0, true],
      ["returns", 0, true],
    ]);
    expect(await waiting(pia)).toEqual([
      ["sales", 0, true],
      ["returns", 1, false],
    ]);
  });

  it("tells when what is closed is open next", async () => {
    const from = new Date(Date.now() + 2 * 86_400_000);
    const date = from.toISOString().slice(0, 10);
    const holidays = [{ date, open: [{ from: "09:00", to: "17:00" }] }];
    const hours = [{ id: "day", name: "Day", timeZone: "UTC", week: [], holidays }];
    const routed = await RoutedDesk.with({ ...CONFIG, queues: [aQueue({ hours: "day" })], hours });
    const kim = await routed.agent("kim");

    const { queues } = await kim.ask("transfer.targets", {});

    expect(queues).toMatchObject([{ isOpen: false, opensAt: Date.parse(`${date}T09:00:00Z`) }]);
  });
});
