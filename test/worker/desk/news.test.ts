import { describe, expect, it, vi } from "vitest";
import type { Unread } from "../../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Asked, ServerFrame } from "../../../worker/protocol/frames.ts";
import { NEWS_MISSED_MAX, NEWS_MS } from "../../../worker/protocol/limits.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { aThread, until } from "../support/thread.ts";
import { echoItem, itemOf, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const START = Date.now() - 60_000;
const aDesk = (): Promise<TestDesk> => new TestDesk().attach();

type Upsert = Extract<ServerFrame, { type: "list.upsert" }>;

/** What this socket was told of a conversation, in order. */
function told(agent: TestAgent, conversation: string): Upsert[] {
  return agent.frames.filter(
    (frame): frame is Upsert => frame.type === "list.upsert" && frame.summary.conversation === conversation,
  );
}

function asked(agent: TestAgent, conversation: string): Asked[] {
  return told(agent, conversation).flatMap((frame) => frame.asked ?? []);
}

function unreadOf(agent: TestAgent): Unread | undefined {
  return agent.frames.flatMap((frame) => (frame.type === "list.counts" ? (frame.unread ?? []) : [])).at(-1);
}

async function anEar(desk: TestDesk, sub = "kim"): Promise<TestAgent> {
  const agent = await connect({ desk: desk.name, sub });
  await agent.ask("news.open", {});
  return agent;
}

function aText(id: number, text: string): Entry {
  return {
    id,
    rev: id,
    at: START,
    author: { type: "customer" },
    content: { kind: "text", text, rest: [] },
    interaction: 1,
    mid: `m_${String(id)}`,
    delivery: null,
    merged: false,
  };
}

describe("news", () => {
  it.each(["closed", "mine", null] as const)(
    "of a customer whom nobody owns come to every agent, with the list %s open",
    async (view) => {
      const desk = await aDesk();
      const kim = await anEar(desk);
      const sam = await anEar(desk, "sam");
      if (view !== null) await kim.ask("list.open", { view, length: 10 });

      await desk.tell(1, { at: START, text: "Anybody?" });

      await until(() => {
        for (const agent of [kim, sam]) {
          expect(asked(agent, desk.nameOf(1))).toMatchObject([{ said: { text: "Anybody?" }, isFirst: true }]);
        }
      });
    },
  );

  it("come to nobody who did not ask for them", async () => {
    const desk = await aDesk();
    const idle = await connect({ desk: desk.name });
    const kim = await anEar(desk, "sam");

    await desk.tell(1, { at: START });

    await until(() => expect(asked(kim, desk.nameOf(1))).toHaveLength(1));
    expect(told(idle, desk.nameOf(1))).toEqual([]);
  });

  it("of a colleague's customer come to that colleague alone, until it is nobody's again", async () => {
    const desk = await aDesk();
    const [kim, sam] = [await anEar(desk), await anEar(desk, "sam")];
    await desk.tell(1, { at: START });
    await sam.ask("conversation.take", { conversation: desk.nameOf(1) });
    await until(() => expect(told(kim, desk.nameOf(1)).at(-1)?.previousOwner).toBeNull());

    await desk.tell(1, { at: START + 1, text: "Are you there?" });
    await until(() => expect(asked(sam, desk.nameOf(1))).toHaveLength(2));
    expect(asked(kim, desk.nameOf(1))).toHaveLength(1);

    await sam.ask("conversation.release", { conversation: desk.nameOf(1) });
    await until(() =>
      expect(told(kim, desk.nameOf(1)).at(-1)).toMatchObject({
        previousOwner: { sub: "sam" },
        summary: { owner: null, preview: { text: "Are you there?" } },
      }),
    );
    expect(asked(kim, desk.nameOf(1))).toHaveLength(1);
  });

  it("come with every message, also where the count of the unanswered stands", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);

    await desk.tell(1, { at: START, waitingSince: START, unanswered: 50, text: "the 50th" });
    await desk.tell(1, { at: START + 1, waitingSince: START, unanswered: 50, text: "the 51st" });

    await until(() =>
      expect(asked(kim, desk.nameOf(1)).map(({ said }) => said.text)).toEqual(["the 50th", "the 51st"]),
    );
  });

  it("come with the customer's words when something else was written with them", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);
    const preview = { author: "app", text: "We answer soon!", agent: null } as const;
    const entries = (n: number) => [aText(n, "Where is my order?")];

    await desk.tell(1, { at: START, preview, entries: entries(1) });
    await desk.tell(2, { at: START, preview, entries: null });

    await until(() => {
      expect(asked(kim, desk.nameOf(1))).toMatchObject([
        { said: { author: "customer", text: "Where is my order?" } },
      ]);
      expect(asked(kim, desk.nameOf(2))).toMatchObject([{ said: { text: "", what: "message" } }]);
    });
  });

  it("stand in the row while they wait for a person, and what was said since once somebody answered", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);
    const shown = (): string | undefined => told(kim, desk.nameOf(1)).at(-1)?.summary.preview?.text;
    const preview = { author: "agent", text: "We have your message.", agent: "" } as const;
    const said = { author: "customer", text: "Where is my order?", agent: null } as const;
    await desk.tell(1, { at: START, preview, said });
    await until(() => expect(shown()).toBe("Where is my order?"));

    await desk.tell(1, { at: START + 1, asks: false, preview: { ...preview, agent: "Kim", text: "Here" } });

    await until(() => expect(shown()).toBe("Here"));
  });

  it("come with as much of long words as a list shows, and no sign of them cut", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);
    const preview = { author: "app", text: "We answer soon!", agent: null } as const;
    const text = `${"a".repeat(136)}👩‍👩‍👧 and more`;

    await desk.tell(1, { at: START, preview, entries: [aText(1, text)] });

    await until(() =>
      expect(asked(kim, desk.nameOf(1))).toMatchObject([{ said: { text: "a".repeat(136) } }]),
    );
  });

  it("are none when somebody answered in the same breath, or only the list changed", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);

    await desk.tell(1, { at: START, waitingSince: null, unanswered: 0 });
    await desk.tell(2, { at: START });
    await desk.tell(2, { at: START + 1, asks: false, waitingSince: START, unanswered: 1, text: "renamed" });

    await until(() => expect(told(kim, desk.nameOf(2))).toHaveLength(2));
    expect(asked(kim, desk.nameOf(1))).toEqual([]);
    expect(asked(kim, desk.nameOf(2))).toHaveLength(1);
  });

  it("are in one order over all conversations, also within a millisecond and after the desk slept", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);
    await Promise.all(Array.from({ length: 20 }, (_, n) => desk.tell(n, { at: START })));
    await sleepDesk(desk.name);
    await desk.tell("later", { at: START });

    await until(() => expect(asked(kim, desk.nameOf("later"))).toHaveLength(1));
    const times = kim.frames.flatMap((frame) => (frame.type === "list.upsert" ? [frame.asked!.at] : []));
    expect(times).toHaveLength(21);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });
});

describe("news that were missed", () => {
  it("are those of customers who still wait for this agent, or for anybody, first to last", async () => {
    const desk = await aDesk();
    const sam = await anEar(desk, "sam");
    for (const name of ["old", "mine", "sams", "answered"]) await desk.tell(name, { at: START });
    const kim = await connect({ desk: desk.name });
    await kim.ask("conversation.take", { conversation: desk.nameOf("mine") });
    await sam.ask("conversation.take", { conversation: desk.nameOf("sams") });
    const { at } = await kim.ask("news.open", {});
    kim.close();

    for (const name of ["new", "sams", "answered", "mine"])
      await desk.tell(name, { at: START + 1, text: name });
    await desk.tell("answered", { at: START + 2, asks: false });
    await sleepDesk(desk.name);
    const again = await connect({ desk: desk.name });
    const missed = await again.ask("news.open", { since: at });

    expect(missed.missed.map(({ asked: { said } }) => said.text)).toEqual(["new", "mine"]);
    expect(missed.missed[0]?.summary).toMatchObject({ conversation: desk.nameOf("new"), owner: null });
    expect(missed.more).toBe(false);
    expect((await again.ask("news.open", { since: missed.at })).missed).toEqual([]);
  });

  it("are none for who was not here, and begin with the welcome for who has just come", async () => {
    const desk = await aDesk();
    await desk.tell(1, { at: START });
    const kim = await connect({ desk: desk.name });
    const { now } = await kim.welcome();
    await desk.tell(2, { at: START });

    expect((await kim.ask("news.open", {})).missed).toEqual([]);
    const { missed } = await kim.ask("news.open", { since: now });

    expect(missed.map(({ summary }) => summary.conversation)).toEqual([desk.nameOf(2)]);
  });

  it.each([0, 2])("are those of the millisecond of the welcome that came after it; before: %i", async (n) => {
    const desk = await aDesk();
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now);
    for (const before of Array(n).keys()) await desk.tell(before, { at: START });
    const kim = await connect({ desk: desk.name });
    const welcome = await kim.welcome();
    await desk.tell("after", { at: START });

    const { missed } = await kim.ask("news.open", { since: welcome.now });

    expect(missed.map(({ summary }) => summary.conversation)).toEqual([desk.nameOf("after")]);
  });

  it("are the newest fifty, of the last hours", async () => {
    const desk = await aDesk();
    for (let n = 0; n < NEWS_MISSED_MAX + 1; n++) await desk.tell(n, { at: START, text: String(n) });
    const kim = await connect({ desk: desk.name });

    const { missed, more } = await kim.ask("news.open", { since: 0 });

    expect(missed.map(({ asked: { said } }) => said.text)).toEqual(
      Array.from({ length: NEWS_MISSED_MAX }, (_, n) => String(n + 1)),
    );
    expect(more).toBe(true);
    expect(missed[0]!.asked.at).toBeGreaterThan(Date.now() - NEWS_MS);
  });
});

describe("what is unread", () => {
  it("counts what waits for this agent and for anybody, whatever list is open", async () => {
    const desk = await aDesk();
    await desk.tell("nobodys", { at: START, unanswered: 3 });
    await desk.tell("mine", { at: START, unanswered: 2 });
    await desk.tell("sams", { at: START });
    await desk.tell("answered", { at: START, asks: false });
    const sam = await connect({ desk: desk.name, sub: "sam" });
    const kim = await connect({ desk: desk.name });
    await sam.ask("conversation.take", { conversation: desk.nameOf("sams") });
    await kim.ask("conversation.take", { conversation: desk.nameOf("mine") });

    const { unread } = await kim.ask("news.open", {});
    expect(unread).toEqual({
      mine: { conversations: 1, messages: 2 },
      unassigned: { conversations: 1, messages: 3 },
    });

    await sam.ask("conversation.release", { conversation: desk.nameOf("sams") });
    await until(() => expect(unreadOf(kim)?.unassigned).toEqual({ conversations: 2, messages: 4 }));
    await sam.ask("conversation.close", { conversation: desk.nameOf("nobodys") });
    await desk.tell("mine", { at: START + 1, asks: false });
    await until(() =>
      expect(unreadOf(kim)).toEqual({
        mine: { conversations: 0, messages: 0 },
        unassigned: { conversations: 1, messages: 1 },
      }),
    );
    expect(unreadOf(sam)).toBeUndefined();
  });

  it("is counted anew after the desk slept", async () => {
    const desk = await aDesk();
    const kim = await anEar(desk);
    await desk.tell(1, { at: START });
    await sleepDesk(desk.name);

    await desk.tell(2, { at: START, unanswered: 4 });

    await until(() => expect(unreadOf(kim)?.unassigned).toEqual({ conversations: 2, messages: 5 }));
  });
});

it("a customer's message comes as news with its own words, also in one body with an automatic reply", async () => {
  const thread = await aThread(meta.current);
  const kim = await connect();
  await kim.ask("news.open", {});
  const [mid, echo] = [`m_${crypto.randomUUID()}`, `m_${crypto.randomUUID()}`];

  await postItems([
    textItem(thread.psid, mid, "Are you open?"),
    echoItem(thread.psid, { mid: echo, text: "We answer soon!", app_id: 441300970011223 }, Date.now() + 1),
  ]);

  await until(() =>
    expect(told(kim, thread.name).at(-1)).toMatchObject({
      asked: { said: { author: "customer", text: "Are you open?" } },
      summary: { unanswered: 2, preview: { author: "customer", text: "Are you open?" } },
    }),
  );

  // What they take back is shown nowhere any more.
  await postItems([itemOf(thread.psid, { message: { mid, is_deleted: true } }, Date.now() + 2)]);
  await until(() =>
    expect(told(kim, thread.name).at(-1)?.summary.preview).toMatchObject({
      author: "customer",
      what: "unsend",
    }),
  );
});

it("a message from Messenger comes as news with what it says, once", async () => {
  const thread = await aThread(meta.current, "Where is my order?");
  const kim = await connect();
  await kim.ask("news.open", {});

  await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "Hello?")]);

  await until(() => expect(asked(kim, thread.name)).toHaveLength(1));
  expect(asked(kim, thread.name)[0]?.said).toEqual({ author: "customer", text: "Hello?", agent: null });
});
