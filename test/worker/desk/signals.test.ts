import { beforeEach, describe, expect, it, vi } from "vitest";
import { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { DeskSettings } from "../../../worker/protocol/desk/settings.ts";
import { TYPING_SIGNAL_MS } from "../../../worker/protocol/limits.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { aCommentThread } from "../support/comments.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, aThread, DAY, KIM, letPass, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

async function configure(settings: Partial<DeskSettings>): Promise<void> {
  const command = { type: "desk.configure", id: crypto.randomUUID(), settings } as const;
  await deskStub(env, "main").command("main", ANA, command);
}

beforeEach(() => configure({ showsSeen: true, showsTyping: true }));

/** What the customer was shown of agents at work. */
const shown = (thread: TestThread): unknown[] =>
  thread.posts.flatMap(({ params }) => params["sender_action"] ?? []);

const newest = async (thread: TestThread): Promise<number> =>
  Math.max(...(await thread.read()).entries.map(({ id }) => id));

/** Waits for a later signal of the same conversation, which shows that none came before it. */
async function untilShown(thread: TestThread, ...expected: string[]): Promise<void> {
  await until(() => expect(shown(thread)).toEqual(expected));
}

async function opened(thread: TestThread, sub = "kim"): Promise<TestAgent> {
  const agent = await connect({ sub });
  await agent.ask("thread.open", { conversation: thread.name });
  return agent;
}

async function sees(agent: TestAgent, thread: TestThread): Promise<void> {
  await agent.ask("thread.seen", { conversation: thread.name, entry: await newest(thread) });
}

async function types(agent: TestAgent, thread: TestThread): Promise<void> {
  await agent.ask("typing", { conversation: thread.name, typing: true });
}

describe("'seen' on the customer's phone", () => {
  it("comes when the owner has the newest message before their eyes, not when a colleague has", async () => {
    const thread = await aThread(meta.current);
    const [sam, kim] = [await opened(thread, "sam"), await opened(thread)];
    await sees(sam, thread);
    await thread.command(KIM, "conversation.take", {});

    await sees(sam, thread);
    await sees(kim, thread);

    await untilShown(thread, "mark_seen");
    expect(thread.customer.thread.messages.map(({ state }) => state)).toEqual(["read"]);
  });

  it("does not cover what came after the message that was seen", async () => {
    const thread = await aThread(meta.current);
    const kim = await opened(thread);
    await thread.command(KIM, "conversation.take", {});
    const entry = (await thread.read()).entries[0]?.id ?? 0;
    thread.customer.text("Hello?");
    await thread.deliver();

    await kim.ask("thread.seen", { conversation: thread.name, entry });
    await sees(kim, thread);

    await untilShown(thread, "mark_seen");
  });

  it("is the desk's to switch off", async () => {
    const thread = await aThread(meta.current);
    const kim = await opened(thread);
    await thread.command(KIM, "conversation.take", {});
    await configure({ showsSeen: false });
    await sees(kim, thread);
    await configure({ showsSeen: true });

    await sees(kim, thread);

    await untilShown(thread, "mark_seen");
  });

  it("is not tried where Meta would refuse it: when the 24 hours are over", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + 1);

    await thread.stub.signal(thread.name, { action: "mark_seen", entry: await newest(thread) });

    expect(thread.posts).toHaveLength(0);
  });

  it("needs the thread to be open", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect();

    expect(await kim.refusal("thread.seen", { conversation: thread.name, entry: 1 })).toBe("not_found");
  });
});

describe("'is typing' on the customer's phone", () => {
  it("comes at most every 15 s", async () => {
    const thread = await aThread(meta.current);
    const kim = await opened(thread);

    await types(kim, thread);
    await types(kim, thread);
    await letPass(meta.current, TYPING_SIGNAL_MS);
    await types(kim, thread);

    await untilShown(thread, "typing_on", "typing_on");
  });

  it("comes from the owner alone where there is one, and never when the desk says no", async () => {
    const thread = await aThread(meta.current);
    const [sam, kim] = [await opened(thread, "sam"), await opened(thread)];
    await thread.command(KIM, "conversation.take", {});
    await configure({ showsTyping: false });
    await types(kim, thread);
    await configure({ showsTyping: true });

    await types(sam, thread);
    await letPass(meta.current, TYPING_SIGNAL_MS);
    await types(kim, thread);

    await untilShown(thread, "typing_on");
  });

  it("ends when the answer was held back, and comes again when the agent goes on", async () => {
    const thread = await aThread(meta.current);
    const kim = await opened(thread);
    const seenRev = (await thread.read()).rev;
    await types(kim, thread);
    await untilShown(thread, "typing_on");
    thread.customer.text("Wait!");
    await thread.deliver();

    const outgoing = { kind: "text", text: "Yes" } as const;
    expect(await kim.refusal("message.send", { conversation: thread.name, seenRev, outgoing })).toBe(
      "changed",
    );
    await untilShown(thread, "typing_on", "typing_off");
    await types(kim, thread);

    await untilShown(thread, "typing_on", "typing_off", "typing_on");
  });

  it("is not ended where it was not shown", async () => {
    const thread = await aThread(meta.current);
    const kim = await opened(thread);
    const seenRev = (await thread.read()).rev;
    thread.customer.text("Wait!");
    await thread.deliver();

    const outgoing = { kind: "text", text: "Yes" } as const;
    expect(await kim.refusal("message.send", { conversation: thread.name, seenRev, outgoing })).toBe(
      "changed",
    );
    await types(kim, thread);

    await untilShown(thread, "typing_on");
  });
});

describe("under a post", () => {
  it("nobody is shown that an agent reads or writes, and no thread of comments is asked for it", async () => {
    const asked = vi.spyOn(Conversation.prototype, "signal");
    const [{ thread: comments }, thread] = [await aCommentThread(meta.current), await aThread(meta.current)];
    for (const one of [comments, thread]) {
      const kim = await opened(one);
      await one.command(KIM, "conversation.take", {});
      await sees(kim, one);
      await types(kim, one);
    }

    await untilShown(thread, "mark_seen", "typing_on");
    expect(new Set(asked.mock.calls.map(([name]) => name))).toEqual(new Set([thread.name]));
    asked.mockRestore();
  });
});

// At last: the Page stays slow for a minute.
describe("a signal", () => {
  it("waits for no Page: nothing is noted for later", async () => {
    const thread = await aThread(meta.current);
    const page = pageStub(env, PAGE_ID);
    await page.slowDown(PAGE_ID, `${PAGE_ID}:1`, 60_000);
    await letPass(meta.current, 31_000);

    await thread.stub.signal(thread.name, { action: "typing_on" });

    expect(thread.posts).toHaveLength(0);
    expect(await rowsOf(page, "SELECT conversation FROM waiting")).toEqual([
      { conversation: `${PAGE_ID}:1` },
    ]);
  });
});
