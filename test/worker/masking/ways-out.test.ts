import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { HIDDEN } from "../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING, type Masking } from "../../../worker/protocol/masking/masking.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { auditLines, deedsOf } from "../support/audit.ts";
import { TestBot } from "../support/bot.ts";
import { comment } from "../support/comments.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram } from "../support/program.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { indexed, TestIndex } from "../support/searching.ts";
import { aThread, TestThread, until } from "../support/thread.ts";

const meta = useMeta();
afterEach(() => reset());

const CARD = "4111 1111 1111 1111";
/** Of it; by its digits alone some time in milliseconds or some id would be one. */
const BEGINS = "4111 1";
const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;
const ANA = { sub: "ana", name: "Ana Ruiz", role: "supervisor" } as const;

/** The desk hides, as an administrator set it. */
async function masked(more: Partial<Masking> = {}): Promise<TestAgent> {
  const max = await connect(MAX);
  await max.ask("masking.save", { masking: { ...DEFAULT_MASKING, isOn: true, ...more } });
  return max;
}

/** Of whoever sees it not, all frames that came; of whoever does, that it came. */
function heard(agent: TestAgent): string {
  return JSON.stringify(agent.frames);
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

describe("a card's number", () => {
  it("reaches no agent by list, thread, news or what they follow, and whoever is in charge by all of them", async () => {
    const thread = await aThread(meta.current, `my first is ${CARD}`);
    await masked();
    const { name: conversation } = thread;
    const [kim, ana] = [await connect(), await connect(ANA)];
    for (const agent of [kim, ana]) {
      await agent.ask("list.open", { view: "open", length: 10 });
      await agent.ask("news.open", {});
      await agent.ask("messages.follow", { of: "all" });
      await agent.ask("thread.open", { conversation });
    }

    await writes(thread, `and ${CARD} my second`);
    for (const agent of [kim, ana])
      await agent.next((frame) => frame.type === "followed" && JSON.stringify(frame).includes("second"));
    await ana.ask("note.add", { conversation, text: `see ${CARD}`, mentions: ["kim"] });
    await kim.next((frame) => frame.type === "handover");
    await ana.ask("thread.history", {
      conversation,
      before: { at: Date.now() + 1_000, id: 1_000 },
      limit: 10,
    });
    await kim.ask("thread.history", {
      conversation,
      before: { at: Date.now() + 1_000, id: 1_000 },
      limit: 10,
    });
    await kim.ask("interactions.list", { conversation });
    await kim.ask("list.open", { view: "open", length: 10 });

    expect(heard(kim)).not.toContain(BEGINS);
    expect(heard(kim)).toContain(`my first is ${HIDDEN}`);
    expect(heard(kim)).toContain(`and ${HIDDEN} my second`);
    expect(heard(ana)).toContain(`and ${CARD} my second`);
    // What is stored is whole.
    expect(JSON.stringify(await thread.whole())).toContain(CARD);
  });

  it("is hidden where its second half comes", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const kim = await connect();
    await kim.ask("messages.follow", { of: "all" });
    await kim.ask("thread.open", { conversation: thread.name });

    await writes(thread, "it is 4111 1111");
    await writes(thread, "1111 1111 yes");
    for (const type of ["entries", "followed"])
      await kim.next((frame) => frame.type === type && JSON.stringify(frame).includes("yes"));

    expect(heard(kim)).toContain(`${HIDDEN} yes`);
    for (const { type, ...frame } of kim.frames)
      if (type === "entries" || type === "followed")
        expect(JSON.stringify(frame)).not.toContain("1111 1111 yes");
    const { entries } = await kim.ask("thread.open", { conversation: thread.name });
    expect(JSON.stringify(entries)).toContain(`it is ${HIDDEN}`);
    const second = (await thread.whole()).find((it) => JSON.stringify(it).includes("yes"));
    await kim.ask("conversation.take", { conversation: thread.name });
    const { rev: seenRev } = await thread.read();
    const outgoing = { kind: "text", text: "Which?", replyTo: second?.id ?? 0 } as const;
    await kim.ask("message.send", { conversation: thread.name, seenRev, outgoing });
    expect(heard(kim)).toContain("Which?");
    expect(heard(kim)).not.toContain("1111 1111 yes");
    expect(JSON.stringify((await thread.whole()).at(-1))).toContain("1111 1111 yes");
  });

  it("leaves in no half where the other is not beside it: list, news, thread, program, endpoint, bot", async () => {
    const [bot, endpoint] = [new TestBot(), await new TestEndpoint().added()];
    await configureMain(
      toQueues([aQueue()], { bots: [bot.named()], otherwise: { type: "bot", bot: "shop" } }),
    );
    await (await connect(ANA)).ask("bot.renewSecret", { bot: "shop" });
    await masked();
    const thread = await aThread(meta.current, "it is 4111 1111");
    await until(() => expect(bot.bodies.join()).toContain("it is"));
    // Whatever the desk had in mind of what was said before is gone.
    await evictDurableObject(deskStub(env, "main"));
    const kim = await connect();
    for (const ask of ["list.open", "news.open", "messages.follow", "thread.open"] as const) {
      if (ask === "list.open") await kim.ask(ask, { view: "open", length: 10 });
      if (ask === "news.open") await kim.ask(ask, {});
      if (ask === "messages.follow") await kim.ask(ask, { of: "all" });
      if (ask === "thread.open") await kim.ask(ask, { conversation: thread.name });
    }
    const before = kim.frames.length;
    const asked = bot.bodies.length;

    await writes(thread, "1111 1111 yes");
    for (const type of ["list.upsert", "followed", "entries"] as const)
      await kim.next((frame) => frame.type === type && JSON.stringify(frame).includes("yes"));
    await until(() => expect(bot.bodies.join()).toContain("yes"));
    await until(async () => {
      await delivered();
      expect(endpoint.arrived.map(({ text }) => text).join()).toContain("yes");
    });
    const all = await thread.whole();
    const second = all.find((it) => JSON.stringify(it).includes('"1111 1111 yes'));
    const place = { at: second?.at ?? 0, id: second?.id ?? 0 };
    await kim.ask("thread.history", { conversation: thread.name, before: place, limit: 5 });
    const program = await aProgram(["messages:read", "conversations:read", "customers:read"]);
    const read = await program.get(`GET /conversations/${thread.name}/messages?limit=1`);
    const list = await program.get("GET /conversations?limit=10");

    const told = [
      ...kim.frames.slice(before),
      ...bot.bodies.slice(asked),
      ...endpoint.arrived.map(({ text }) => text).filter((it) => it.includes("yes")),
      ...[read, list],
    ].map((it) => (typeof it === "string" ? it : JSON.stringify(it)));
    expect(all[0]?.content).toMatchObject({ text: "it is 4111 1111" });
    expect(told.join()).toContain(`${HIDDEN} yes`);
    expect(told.join()).toContain(`"it is ${HIDDEN}"`);
    for (const it of told) expect.soft(it).not.toMatch(/1111 yes|"it is 4111|across/);
    // Whoever sees everything does.
    const ana = await connect(ANA);
    expect(JSON.stringify(await ana.ask("thread.open", { conversation: thread.name }))).toContain(
      "1111 1111 yes",
    );
  });

  it("is in no answer to whoever sends, is refused, or takes a transcript", async () => {
    const thread = await aThread(meta.current, CARD);
    await masked();
    const { name: conversation } = thread;
    const kim = await connect();

    await kim.command("message.send", { conversation, seenRev: 0, text: "Hello" });
    expect(kim.frames.at(-1)).toMatchObject({ ok: false, refusal: { code: "changed" } });
    await kim.ask("conversation.take", { conversation });
    const { rev } = await thread.read();
    await kim.ask("message.send", { conversation, seenRev: rev, text: `is it ${CARD}?` });
    const [contact] = (await kim.ask("interactions.list", { conversation })).interactions;
    const { lines } = await kim.ask("interaction.transcript", { conversation, contact: contact?.id ?? 0 });

    expect(lines.map(({ text }) => text)).toEqual([HIDDEN, `is it ${HIDDEN}?`]);
    expect(heard(kim)).not.toContain(BEGINS);
    // The customer reads what was written to them.
    await until(() => expect(thread.phone).toEqual([`is it ${CARD}?`]));
  });

  it("reaches everybody while nothing is hidden, and once it is no more", async () => {
    const thread = await aThread(meta.current, CARD);
    const kim = await connect();
    expect((await kim.welcome()).desk.masking).toBeUndefined();
    await kim.ask("thread.open", { conversation: thread.name });
    expect(heard(kim)).toContain(CARD);

    const max = await masked({ reasons: ["A refund"] });
    const told = await kim.next((frame) => frame.type === "desk" && frame.desk.masking !== undefined);
    expect(told).toMatchObject({
      desk: { masking: { reasons: ["A refund"], reveals: DEFAULT_MASKING.reveals } },
    });
    // What they have before them they ask for anew.
    await kim.next((frame) => frame.type === "entries" && frame.entries?.length === 0);
    await kim.next((frame) => frame.type === "sight");
    const { entries } = await kim.ask("thread.open", { conversation: thread.name });
    expect(JSON.stringify(entries)).not.toContain(CARD);

    await evictDurableObject(deskStub(env, "main"));
    const again = await connect({ sub: "sam" });
    expect(JSON.stringify(await again.ask("thread.open", { conversation: thread.name }))).not.toContain(CARD);
    await max.ask("masking.save", { masking: { ...DEFAULT_MASKING, isOn: false } });
    expect(JSON.stringify(await again.ask("thread.open", { conversation: thread.name }))).toContain(CARD);
  });

  it("is written once for each kind of reader, however many there are", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const agents: TestAgent[] = [];
    for (const sub of ["a", "b", "c"])
      agents.push(await connect({ sub }), await connect({ sub: `${sub}2`, role: "supervisor" }));
    for (const agent of agents) await agent.ask("thread.open", { conversation: thread.name });
    const written = vi.spyOn(JSON, "stringify");

    await writes(thread, `it is ${CARD}`);
    for (const agent of agents)
      await agent.next((frame) => frame.type === "entries" && JSON.stringify(frame).includes("it is"));

    const frames = written.mock.results.filter(
      ({ value }) =>
        typeof value === "string" && value.startsWith('{"type":"entries"') && value.includes("it is"),
    );
    written.mockRestore();
    expect(new Set(frames.map(({ value }) => String(value))).size).toBe(2);
  });

  it("reaches a program whose key has a scope for it, and no other", async () => {
    const thread = await aThread(meta.current, CARD);
    await masked();
    const route = `GET /conversations/${thread.name}/messages`;
    const list = "GET /conversations?limit=10";

    const reads = await aProgram(["messages:read", "conversations:read", "customers:read"]);
    const all = await aProgram(["messages:read", "conversations:read", "customers:read", "masked:read"]);

    for (const asked of [route, list]) {
      expect(JSON.stringify(await reads.get(asked))).not.toContain(BEGINS);
      expect(JSON.stringify(await all.get(asked))).toContain(CARD);
    }
  });

  it("reaches endpoints and bots where the desk says so, else not", async () => {
    const bot = new TestBot();
    const endpoint = await new TestEndpoint().added();
    await configureMain(
      toQueues([aQueue()], { bots: [bot.named()], otherwise: { type: "bot", bot: "shop" } }),
    );
    await (await connect(ANA)).ask("bot.renewSecret", { bot: "shop" });
    await masked();
    const thread = await aThread(meta.current, `first ${CARD}`);
    await until(() => expect(bot.bodies).not.toEqual([]));
    await until(async () => {
      await delivered();
      expect(endpoint.types).toContain("message.received");
    });
    for (const said of [...bot.bodies, ...endpoint.arrived.map(({ text }) => text)])
      expect(said).not.toContain(BEGINS);

    await masked({ webhooks: "whole", bots: "whole" });
    await writes(thread, `second ${CARD}`);
    await until(() => expect(bot.bodies.join(" ")).toContain(`second ${CARD}`));
    await until(async () => {
      await delivered();
      expect(endpoint.arrived.map(({ text }) => text).join(" ")).toContain(`second ${CARD}`);
    });
  });

  it("is in the export of a person's own data, which is theirs", async () => {
    const thread = await aThread(meta.current, CARD);
    const max = await masked({ sees: [] });

    const exported = await max.ask("customer.export", { conversation: thread.name, limit: 50 });

    expect(JSON.stringify(exported.entries)).toContain(CARD);
    expect(JSON.stringify(await max.ask("thread.open", { conversation: thread.name }))).not.toContain(CARD);
  });
});

describe("search", () => {
  const hide = { kinds: DEFAULT_MASKING.kinds, countries: [], patterns: [], spared: [] };

  it("finds nothing by what is hidden from who looks, and the rest of it hidden", async () => {
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: `my card is ${CARD}` }] });
    await index.tell("ben", { said: [{ entry: 1, text: "order 4111 of my wife" }] });

    expect(await index.found("4111")).toEqual(["ben: 1", "ada: 1"]);
    expect(await index.found("4111", { hide })).toEqual(["ben: 1"]);
    expect(await index.found("1111", { hide })).toEqual([]);
    expect(await index.found('"4111 1111"', { hide })).toEqual([]);
    expect(await index.found("card 4111", { hide })).toEqual([]);
    const { hits } = await index.find("card", { hide });
    expect(hits[0]?.hits[0]).toMatchObject({ text: `my card is ${HIDDEN}`, marks: [{ from: 3, to: 7 }] });
  });

  it("finds neither half of a number that stands in two texts of one person", async () => {
    const index = new TestIndex();
    const halves = (by: "customer" | "page_inbox") => [
      { entry: 1, text: "it is 4111 1111", at: 1_000_000 },
      { entry: 2, text: "order 2222 came", at: 1_001_000, by: { type: "page_inbox" } as const },
      { entry: 3, text: "1111 1111 yes", at: 1_100_000, by: { type: by } as const },
    ];
    await index.tell("ada", { said: halves("customer") });
    await index.tell("ben", { said: halves("page_inbox") });

    expect(await index.found("1111", { hide })).toEqual(["ben: 3 1"]);
    expect(await index.found("2222", { hide })).toEqual(["ben: 2", "ada: 2"]);
    const { hits } = await index.find("yes", { hide, within: `${PAGE_ID}:ada` });
    expect(hits[0]?.hits).toMatchObject([{ entry: 3, text: `${HIDDEN} yes` }]);
    expect(await index.found("1111")).toEqual(["ben: 3 1", "ada: 3 1"]);
  });

  it("has no excerpt that cuts a number so that it is none", async () => {
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: `${CARD} ${"and so on ".repeat(4)}needle` }] });

    expect(JSON.stringify(await index.find("needle", { hide }))).not.toMatch(/1111/);
  });
});

describe("what somebody reveals", () => {
  it("is told to them alone, for a reason, which the audit has, and not what it says", async () => {
    const thread = await aThread(meta.current, CARD);
    await masked();
    const { name: conversation } = thread;
    const [kim, sam] = [await connect(), await connect({ sub: "sam" })];
    for (const agent of [kim, sam]) await agent.ask("thread.open", { conversation });
    const entry = (await thread.whole())[0]?.id ?? 0;
    const id = crypto.randomUUID();
    const asked = { id, conversation, entry, reason: `Refund to ${CARD}` };

    const { entry: shown } = await kim.ask("message.reveal", asked);
    await kim.ask("message.reveal", asked);

    expect(shown.content).toMatchObject({ kind: "text", text: CARD });
    expect(heard(sam)).not.toContain(BEGINS);
    const deeds = await deedsOf("main", "message.reveal");
    expect(deeds).toMatchObject([
      { kind: "revealed", by: { as: "agent", id: "kim" }, about: { entry }, detail: `Refund to ${HIDDEN}` },
    ]);
    expect(deeds[0]?.conversations?.[0]).toMatch(/^c_/);
    expect((await auditLines()).join("")).not.toContain(BEGINS);
  });

  it("is noted each time it is something else, also by an id that was given before", async () => {
    const thread = await aThread(meta.current, CARD);
    await masked();
    const { name: conversation } = thread;
    await writes(thread, `and ${CARD}`);
    const kim = await connect();
    const id = crypto.randomUUID();
    const entries = (await thread.whole()).filter(({ author }) => author.type === "customer");

    for (const { id: entry } of [...entries, ...entries])
      await kim.ask("message.reveal", { id, conversation, entry, reason: "A refund" });

    const deeds = await deedsOf("main", "message.reveal");
    expect(deeds.map(({ about }) => about?.["entry"])).toEqual(entries.map((entry) => entry.id));
    expect(deeds).toHaveLength(2);
  });

  it("is for who may, with a reason of the desk's where it has some, and of no other desk", async () => {
    const thread = await aThread(meta.current, CARD);
    await masked({ reasons: ["A refund"], reveals: ["supervisor"], sees: ["admin"] });
    const { name: conversation } = thread;
    const asked = { conversation, entry: 1, reason: "A refund" };
    const [kim, ana] = [await connect(), await connect(ANA)];

    expect(await kim.refusal("message.reveal", asked)).toBe("not_allowed");
    expect(await ana.refusal("message.reveal", { ...asked, reason: "Curious" })).toBe("wrong_state");
    expect(await ana.refusal("message.reveal", { ...asked, entry: 1_000 })).toBe("not_found");
    expect(await ana.refusal("message.reveal", asked)).toBe("ok");
    const stranger = await connect({ desk: "other", role: "supervisor" });
    expect(await stranger.refusal("message.reveal", asked)).toBe("not_found");
    expect(await deedsOf("main", "message.reveal")).toHaveLength(1);
    expect(await deedsOf("other", "message.reveal")).toHaveLength(0);
  });
});

describe("a note that its writer does not see whole", () => {
  it("keeps what was hidden where it is changed, and is not changed where that is in doubt", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const { name: conversation } = thread;
    const kim = await connect();
    const { entry } = await kim.ask("note.add", { conversation, text: `Call ${CARD} today` });

    await kim.ask("note.edit", { conversation, entry, text: `Call ${HIDDEN} tomorrow` });
    expect(JSON.stringify(await thread.whole())).toContain(`Call ${CARD} tomorrow`);
    const doubtful = { conversation, entry, text: `Call ${HIDDEN} or ${HIDDEN}` };
    expect(await kim.refusal("note.edit", doubtful)).toBe("wrong_state");
    expect(JSON.stringify(await thread.whole())).toContain(`Call ${CARD} tomorrow`);
  });
});

describe("what is known of a customer", () => {
  it("is told hidden, neither found nor lost by who does not see it, and whole to who does", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const paid = { id: "paid", name: "Paid by", type: "text", of: "customer" } as const;
    await configureMain({ ...toQueues([aQueue()]), attributes: [paid] });
    const { name: conversation } = thread;
    const [kim, ana] = [await connect(), await connect(ANA)];
    const record = { id: "7", name: `Kim ${CARD}` };
    await ana.ask("conversation.attributes", { conversation, set: { paid: `Visa ${CARD}` } });
    await ana.ask("conversation.link", { conversation, record });

    const valueFor = async (agent: TestAgent): Promise<unknown> => {
      const { items } = await agent.ask("list.open", { view: "open", length: 10 });
      return [items[0]?.attributes?.[0]?.value, items[0]?.record?.name];
    };
    expect(await valueFor(kim)).toEqual([`Visa ${HIDDEN}`, `Kim ${HIDDEN}`]);
    for (const [agent, found] of [
      [kim, 0],
      [ana, 1],
    ] as const)
      expect((await agent.ask("search", { words: "4111", length: 5 })).people).toHaveLength(found);

    // By what they do not see they narrow no list, neither when it is opened nor by what comes.
    const filter = { attributes: [{ attribute: "paid", contains: "1111" }] };
    for (const [agent, found] of [
      [kim, 0],
      [ana, 1],
    ] as const) {
      const { items } = await agent.ask("list.open", { view: "open", length: 10, filter });
      expect(items).toHaveLength(found);
    }
    const upserts = (agent: TestAgent): number =>
      agent.frames.filter(({ type }) => type === "list.upsert").length;
    const [hidden, shown] = [upserts(kim), upserts(ana)];
    await writes(thread, "anything new?");
    await until(() => expect(upserts(ana)).toBeGreaterThan(shown));
    await kim.ask("interactions.list", { conversation });
    expect(upserts(kim)).toBe(hidden);

    // They leave the dots where they are.
    await kim.ask("conversation.attributes", { conversation, set: { paid: `Visa ${HIDDEN}, till May` } });
    await kim.ask("conversation.link", { conversation, record: { id: "7", name: `Kim L. ${HIDDEN}` } });
    expect(await valueFor(ana)).toEqual([`Visa ${CARD}, till May`, `Kim L. ${CARD}`]);
    const doubtful = { conversation, set: { paid: `${HIDDEN} or ${HIDDEN}` } };
    expect(await kim.refusal("conversation.attributes", doubtful)).toBe("wrong_state");
    const linked = { conversation, record: { id: "7", name: `${HIDDEN}${HIDDEN}` } };
    expect(await kim.refusal("conversation.link", linked)).toBe("wrong_state");
    expect(await valueFor(ana)).toEqual([`Visa ${CARD}, till May`, `Kim L. ${CARD}`]);
    expect(heard(kim)).not.toContain(BEGINS);
  });
});

describe("a ticket", () => {
  it("keeps what is hidden in its title from the program that names it otherwise", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const program = await aProgram(["tickets:write"]);
    const ana = await connect(ANA);
    const ticket = `/conversations/${thread.name}/tickets/INC-1`;
    const titleNow = async (): Promise<unknown> =>
      (await ana.ask("tickets.list", { conversation: thread.name })).tickets[0]?.title;

    await program.get(`PUT ${ticket}`, { body: { title: `Refund to ${CARD}`, state: "New", open: true } });
    const changed = await program.get<object>(`PATCH ${ticket}`, { body: { title: `Paid to ${HIDDEN}` } });
    expect(JSON.stringify(changed)).not.toContain(BEGINS);
    expect(await titleNow()).toBe(`Paid to ${CARD}`);
    const whole = { title: `Paid to ${HIDDEN}, all`, state: "Done", open: false };
    await program.get(`PUT ${ticket}`, { body: whole });
    expect(await titleNow()).toBe(`Paid to ${CARD}, all`);
    for (const [method, body] of [
      ["PATCH", { title: `${HIDDEN} and ${HIDDEN}` }],
      ["PUT", { ...whole, title: `${HIDDEN} and ${HIDDEN}` }],
    ] as const)
      expect(await program.code(`${method} ${ticket}`, { body })).toBe("wrong_state");
    expect(await titleNow()).toBe(`Paid to ${CARD}, all`);
  });
});

describe("a number in two notes", () => {
  it("reaches whom it mentions at once hidden", async () => {
    const thread = await aThread(meta.current);
    await masked();
    const [kim, ana] = [await connect(), await connect(ANA)];
    await ana.ask("note.add", { conversation: thread.name, text: "card 4111 1111" });
    await ana.ask("note.add", { conversation: thread.name, text: "1111 1111 it is", mentions: ["kim"] });

    expect(await kim.next((frame) => frame.type === "handover")).toMatchObject({
      line: { event: "note", text: `${HIDDEN} it is` },
    });
  });

  it("is hidden in the second as it comes, in both from then on, and kept whole where one is changed", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ scopes: ["notes:read"] });
    await masked();
    const { name: conversation } = thread;
    const [kim, ana] = [await connect(), await connect(ANA)];
    const { entry } = await ana.ask("note.add", { conversation, text: "card 4111 1111" });
    await kim.ask("thread.open", { conversation });
    const before = kim.frames.length;

    await kim.ask("note.add", { conversation, text: "1111 1111 is the rest, ok", mentions: ["ana"] });
    const mine = kim.frames.slice(before);
    await ana.next((frame) => frame.type === "handover" && JSON.stringify(frame).includes("ok"));
    await until(async () => {
      await delivered();
      expect(endpoint.arrived.map(({ text }) => text).join()).toContain("ok");
    });
    const { entries } = await kim.ask("thread.open", { conversation });

    const told = [
      ...mine,
      entries,
      ...endpoint.arrived.map(({ text }) => text).filter((it) => it.includes("ok")),
    ];
    for (const it of told) expect.soft(JSON.stringify(it)).not.toMatch(/1111 1111|across/);
    expect(JSON.stringify(entries)).toContain(`card ${HIDDEN}`);
    expect(JSON.stringify(mine)).toContain(`${HIDDEN} is the rest, ok`);
    expect(heard(ana)).toContain("1111 1111 is the rest, ok");

    const second = entries?.at(-1)?.id ?? 0;
    await kim.ask("note.edit", { conversation, entry: second, text: `${HIDDEN} is the rest, yes` });
    expect(JSON.stringify(await thread.whole())).toContain("1111 1111 is the rest, yes");
    // Behind a word it would be a number no more.
    const around = `and then ${HIDDEN} yes`;
    expect(await kim.refusal("note.edit", { conversation, entry: second, text: around })).toBe("wrong_state");
    // With nothing beside it, it is half a number, of which nobody sees more than there is.
    await ana.ask("note.takeBack", { conversation, entry });
    expect(await kim.refusal("note.edit", { conversation, entry: second, text: `no ${HIDDEN}` })).toBe(
      "wrong_state",
    );
    expect(JSON.stringify(await thread.whole())).toContain("1111 1111 is the rest, yes");
  });
});

describe("how a desk is set", () => {
  it("is tried without being so, and kept when it is saved", async () => {
    const max = await connect(MAX);
    const masking = {
      ...{ ...DEFAULT_MASKING, isOn: true, kinds: [] },
      patterns: [{ id: "kd", name: "Customer number", pattern: "KD-######" }],
    };

    expect(await max.ask("masking.try", { masking, text: "KD-123456" })).toEqual({
      text: HIDDEN,
      hidden: ["own"],
    });
    expect(await max.ask("masking.read", {})).toEqual({ masking: DEFAULT_MASKING });
    await max.ask("masking.save", { masking });
    expect(await max.ask("masking.read", {})).toEqual({ masking });
    const [deed] = await deedsOf("main", "masking.save");
    expect(deed).toMatchObject({ kind: "changed", by: { id: "max" } });
    expect(deed?.changes).toContainEqual({ field: "isOn", from: false, to: true });
  });

  it.each([
    ["a pattern that is everything", { patterns: [{ id: "a", name: "A", pattern: "***" }] }],
    ["a pattern of no wild sign", { patterns: [{ id: "a", name: "A", pattern: "KD-12" }] }],
    ["a pattern that ends in nothing", { patterns: [{ id: "a", name: "A", pattern: "KD-##\\" }] }],
    ["too many countries", { countries: ["DE", "AT", "CH", "FR", "IT", "ES"] }],
    ["a kind that there is not", { kinds: ["passport"] }],
  ])("is not %s", async (_, wrong) => {
    const max = await connect(MAX);
    const masking = { ...DEFAULT_MASKING, ...wrong } as Masking;
    expect(await max.refusal("masking.save", { masking })).toBe("bad_frame");
  });
});

describe("what is told apart from the rest", () => {
  it("holds no half of a number: what a message said before, and the archive of a program", async () => {
    const thread = await aThread(meta.current, "it is 4111 1111");
    await masked();
    const { name: conversation } = thread;
    await writes(thread, "1111 1111 yes");
    const kim = await connect();
    const { entries } = await kim.ask("thread.open", { conversation });
    for (const { id } of entries.slice(0, 2))
      expect(JSON.stringify(await kim.ask("message.edits", { conversation, entry: id }))).not.toMatch(/1111/);

    const whole = async (...scopes: Parameters<typeof aProgram>[0]): Promise<boolean> => {
      const program = await aProgram(scopes);
      const { status, body } = await program.ask(`GET /customers/${conversation}/export?limit=10`);
      expect(status).toBe(200);
      return /1111/.test(JSON.stringify(body));
    };
    const reads = ["messages:read", "customers:read", "conversations:read"] as const;
    expect(await whole(...reads)).toBe(false);
    expect(await whole(...reads, "customers:export")).toBe(true);
    expect(await whole(...reads, "masked:read")).toBe(true);
  });

  it("finds nobody by what is hidden of their name, for whoever gives people what is kept of them as well", async () => {
    const thread = new TestThread(meta.current, "90210_77123");
    const by = { id: "7700110000", name: "Kim +49 170 1234567 Berg" };
    await comment(thread, { id: thread.psid, text: "Hi", by });
    const max = await masked({ sees: ["supervisor"] });
    const found = async (words: string): Promise<number> =>
      (await max.ask("people.find", { words })).people.length;

    await indexed(thread);
    expect([await found("Berg"), await found("1234567")]).toEqual([1, 0]);
  });

  it("names no customer's record whole where references are listed and read", async () => {
    await aThread(meta.current);
    await masked();
    const ana = await connect(ANA);
    const record = { id: "7", name: `Kim ${CARD}` };
    const made = await ana.ask("reference.create", { pageId: PAGE_ID, kind: "Order", value: "1001", record });
    const kim = await connect();

    const { references } = await kim.ask("reference.list", { limit: 10 });
    const read = await kim.ask("reference.read", { reference: made.reference });

    expect(references).toMatchObject([{ record: { id: "7", name: `Kim ${HIDDEN}` } }]);
    expect(JSON.stringify(read)).not.toContain(BEGINS);
    expect(JSON.stringify(await ana.ask("reference.list", { limit: 10 }))).toContain(BEGINS);
  });
});
