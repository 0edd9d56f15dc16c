import { describe, expect, it } from "vitest";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import type { Counts, View } from "../../../worker/protocol/list/views.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { ListMirror, TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const START = Date.now() - 1_000_000;
const aDesk = (): Promise<TestDesk> => new TestDesk().attach();

const names = (items: Summary[]): string[] => items.map((row) => row.conversation);

function countsTold(agent: TestAgent): Counts[] {
  return agent.frames.flatMap((frame) => (frame.type === "list.counts" ? [frame.counts] : []));
}

/** Whether a frame about this conversation came. */
function hears(agent: TestAgent, conversation: string): boolean {
  return agent.frames.some(
    (frame) => frame.type === "list.upsert" && frame.summary.conversation === conversation,
  );
}

describe("a list", () => {
  it("is the newest of 250 conversations, in order, equal times by name", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 250; n++)
      await desk.tell(String(n).padStart(3, "0"), { at: START + Math.floor(n / 10) });
    const agent = await connect({ desk: desk.name });
    const expected = Array.from({ length: 250 }, (_, n) => n)
      .sort((a, b) => Math.floor(b / 10) - Math.floor(a / 10) || a - b)
      .map((n) => desk.nameOf(String(n).padStart(3, "0")));

    const whole = await agent.ask("list.open", { view: "open", length: 200 });
    const short = await agent.ask("list.open", { view: "open", length: 7 });

    expect(names(whole.items)).toEqual(expected.slice(0, 200));
    expect(whole.more).toBe(true);
    expect(names(short.items)).toEqual(expected.slice(0, 7));
    expect(whole.counts).toEqual({
      open: 250,
      unassigned: 250,
      mine: 0,
      closed: 0,
      aside: 0,
      all_aside: 0,
      mentions: 0,
    });
  });

  it("says that there is no more when it holds everything, to the row", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 5; n++) await desk.tell(n, { at: START + n });
    const agent = await connect({ desk: desk.name });

    expect((await agent.ask("list.open", { view: "open", length: 5 })).more).toBe(false);
    expect((await agent.ask("list.open", { view: "open", length: 4 })).more).toBe(true);
  });

  it("is of one view: what nobody, what I, what either or anyone answers, and what is closed", async () => {
    const threads: TestThread[] = [];
    for (const text of ["nobody's", "mine", "sam's", "closed"])
      threads.push(await aThread(meta.current, text));
    const [nobodys, mine, sams, closed] = threads as [TestThread, TestThread, TestThread, TestThread];
    const [kim, sam] = [await connect({ sub: "kim" }), await connect({ sub: "sam" })];
    await kim.ask("conversation.take", { conversation: mine.name });
    await sam.ask("conversation.take", { conversation: sams.name });
    await kim.ask("conversation.close", { conversation: closed.name });
    const listOf = async (view: View): Promise<string[]> => {
      const { items } = await kim.ask("list.open", { view, length: 200 });
      return names(items)
        .filter((name) => threads.some((thread) => thread.name === name))
        .sort();
    };

    expect(await listOf("inbox")).toEqual([nobodys.name, mine.name].sort());
    expect(await listOf("unassigned")).toEqual([nobodys.name]);
    expect(await listOf("mine")).toEqual([mine.name]);
    expect(await listOf("open")).toEqual([nobodys.name, mine.name, sams.name].sort());
    expect(await listOf("closed")).toEqual([closed.name]);
  });

  it("holds what is told of a conversation", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    const agent = await connect();

    const { items } = await agent.ask("list.open", { view: "open", length: 200 });

    const row = items.find((item) => item.conversation === thread.name);
    expect(row).toMatchObject({
      customer: { name: "Ada Marlow", label: "Ada Marlow" },
      status: "open",
      owner: null,
      preview: { author: "customer", text: "Where is my order?", agent: null },
      unanswered: 1,
      failed: false,
    });
    expect(row?.waitingSince).toBe(row?.activityAt);
  });
});

describe("changes of a list", () => {
  it("come as upserts and goings that keep a screen exact", async () => {
    const threads = [await aThread(meta.current, "one"), await aThread(meta.current, "two")];
    const kim = await connect({ sub: "kim" });
    const sam = await connect({ sub: "sam" });
    const list = new ListMirror(kim, "kim");
    list.start(await kim.ask("list.open", { view: "unassigned", length: 200 }));
    const [first, second] = threads.map(({ name }) => name) as [string, string];

    await sam.ask("conversation.take", { conversation: first });
    await postItems([textItem(second.split(":")[1] ?? "", `m_${crypto.randomUUID()}`, "news")]);
    await sam.ask("conversation.close", { conversation: second });
    await sam.ask("conversation.release", { conversation: first });
    const third = await aThread(meta.current, "three");

    await until(async () => {
      const fresh = await sam.ask("list.open", { view: "unassigned", length: 200 });
      expect(list.shown).toEqual(fresh.items);
      expect(names(list.shown)).toContain(third.name);
      expect(names(list.shown)).not.toContain(second);
    });
  });

  it("behind a full window are not sent, before it they are", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 10; n++) await desk.tell(n, { at: START + n });
    const agent = await connect({ desk: desk.name });
    await agent.ask("list.open", { view: "open", length: 3 });

    await desk.tell("behind", { at: START });
    await desk.tell(2, { at: START + 2, text: "changed behind" });
    await desk.tell("before", { at: START + 99 });

    await until(() => expect(hears(agent, desk.nameOf("before"))).toBe(true));
    expect(hears(agent, desk.nameOf("behind"))).toBe(false);
    expect(hears(agent, desk.nameOf(2))).toBe(false);
  });

  it("are sent for every row of a window that is not full", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 3; n++) await desk.tell(n, { at: START + n });
    const agent = await connect({ desk: desk.name });
    await agent.ask("list.open", { view: "open", length: 4 });

    await desk.tell("oldest", { at: START - 99 });

    await until(() => expect(hears(agent, desk.nameOf("oldest"))).toBe(true));
  });

  it("are sent for the last row of a full window too", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 5; n++) await desk.tell(n, { at: START });
    const agent = await connect({ desk: desk.name });
    const { items } = await agent.ask("list.open", { view: "open", length: 3 });
    const last = items.at(-1)?.conversation ?? "";

    await desk.tell(last.split(":")[1] ?? "", { at: START, text: "changed" });
    await desk.tell(3, { at: START, text: "just behind it" });
    await desk.tell("end", { at: START + 1 });

    await until(() => expect(hears(agent, desk.nameOf("end"))).toBe(true));
    expect(hears(agent, last)).toBe(true);
    expect(hears(agent, desk.nameOf(3))).toBe(false);
  });

  it("of a thread that is open come whatever the window holds", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    await agent.ask("list.open", { view: "closed", length: 1 });
    await agent.ask("thread.open", { conversation: thread.name });

    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "news")]);

    await agent.next((frame) => frame.type === "list.upsert" && frame.summary.preview?.text === "news");
  });

  it("come to nobody who asked for no list", async () => {
    const desk = await aDesk();
    const [idle, busy] = [await connect({ desk: desk.name }), await connect({ desk: desk.name, sub: "sam" })];
    await busy.ask("list.open", { view: "open", length: 10 });

    await desk.tell(1, { at: START });

    await until(() => expect(hears(busy, desk.nameOf(1))).toBe(true));
    expect(hears(idle, desk.nameOf(1))).toBe(false);
  });

  it("go on after the desk slept, with the same floor", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 5; n++) await desk.tell(n, { at: START + n });
    const agent = await connect({ desk: desk.name });
    await agent.ask("list.open", { view: "open", length: 2 });
    await sleepDesk(desk.name);

    await desk.tell("behind", { at: START });
    await desk.tell("before", { at: START + 99 });

    await until(() => expect(hears(agent, desk.nameOf("before"))).toBe(true));
    expect(hears(agent, desk.nameOf("behind"))).toBe(false);
  });

  it("carry versions that only grow", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    await agent.ask("list.open", { view: "open", length: 200 });
    await agent.ask("conversation.take", { conversation: thread.name });
    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "news")]);
    await agent.ask("conversation.release", { conversation: thread.name });
    await agent.ask("conversation.close", { conversation: thread.name });

    const versions = agent.frames.flatMap((frame) =>
      frame.type === "list.upsert" && frame.summary.conversation === thread.name
        ? [frame.summary.version]
        : [],
    );

    expect(versions.length).toBeGreaterThanOrEqual(3);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });
});

describe("the counts", () => {
  it("are told at most once a second, and the last change always is", async () => {
    const desk = await aDesk();
    const agent = await connect({ desk: desk.name });
    await agent.ask("list.open", { view: "open", length: 10 });
    await desk.tell("first", { at: START });
    await until(() => expect(countsTold(agent)).toHaveLength(1));
    const before = Date.now();

    for (let n = 0; n < 30; n++) await desk.tell(n, { at: START + n });

    await until(() => expect(countsTold(agent)).toHaveLength(2));
    expect(Date.now() - before).toBeGreaterThan(800);
    expect(countsTold(agent).map(({ open }) => open)).toEqual([1, 31]);
  });

  it("stand still at a thousand", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 1_005; n++) await desk.tell(n, { at: START + n });
    const agent = await connect({ desk: desk.name });

    const { counts } = await agent.ask("list.open", { view: "open", length: 1 });

    expect(counts).toEqual({
      open: 1_000,
      unassigned: 1_000,
      mine: 0,
      closed: 0,
      aside: 0,
      all_aside: 0,
      mentions: 0,
    });
  });
});
