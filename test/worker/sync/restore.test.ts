import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { conversationStub, deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { cursorOf, type Thread } from "../../../worker/protocol/thread/conversation.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aMirror, deskAlarm, expectInSync, sleepDesk } from "../support/mirror.ts";
import { restore, snapshotOf } from "../support/restore.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, KIM, letPass, MINUTE, pageAlarm, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const main = (): ReturnType<typeof deskStub> => deskStub(env, "main");

async function write(thread: TestThread, ...texts: string[]): Promise<void> {
  for (const text of texts) thread.customer.text(text);
  await thread.deliver();
}

async function wordsOf(thread: TestThread): Promise<string[]> {
  const { entries } = await thread.read();
  return entries.flatMap(({ content }) => ("text" in content ? [content.text] : []));
}

async function linesOf(thread: TestThread): Promise<string[]> {
  const { entries } = await thread.read();
  return entries.flatMap(({ content }) => {
    if (content.kind !== "system" || content.line.event !== "assigned") return [];
    return [`to ${content.line.to.sub}`];
  });
}

async function epochOf(agent: TestAgent): Promise<string> {
  return (await agent.welcome()).epoch;
}

async function rowOf(thread: TestThread): Promise<Record<string, unknown> | undefined> {
  return (await rowsOf(main(), "SELECT * FROM conversation WHERE name = ?", thread.name))[0];
}

describe("a conversation whose storage went back", () => {
  it("has another epoch, so that gadgets forget what no longer is", async () => {
    const thread = await aThread(meta.current, "one");
    const mirror = await aMirror(await connect(), thread.name);
    const earlier = await snapshotOf(thread.stub);
    await write(thread, "gone");
    await expectInSync(mirror);

    await restore(thread.stub, earlier);
    await write(thread, "two", "three", "four");

    await expectInSync(mirror);
    expect(await wordsOf(thread)).toEqual(["one", "two", "three", "four"]);
    expect((mirror.shown.thread as Thread).epoch).not.toBe(
      (earlier.tables["thread"]?.[0] as { epoch: string }).epoch,
    );
  });

  it("has it also where the desk slept since", async () => {
    const thread = await aThread(meta.current, "one");
    const mirror = await aMirror(await connect(), thread.name);
    const earlier = await snapshotOf(thread.stub);
    await write(thread, "gone");
    await expectInSync(mirror);

    await sleepDesk();
    await restore(thread.stub, earlier);
    await write(thread, "two", "three", "four");

    await expectInSync(mirror);
    expect(mirror.shown.entries.map(({ content }) => "text" in content && content.text)).not.toContain(
      "gone",
    );
  });

  it("refuses a cursor of before, though there is as much again, and the desk went back as well", async () => {
    const thread = await aThread(meta.current, "one");
    const agent = await connect();
    const [conversation, desk] = [await snapshotOf(thread.stub), await snapshotOf(main())];
    await write(thread, "gone", "gone too");
    const opened = await agent.ask("thread.open", { conversation: thread.name });

    await restore(main(), desk);
    await restore(thread.stub, conversation);
    await write(thread, "two", "three", "four");
    const back = await connect();
    const again = await back.ask("thread.open", {
      conversation: thread.name,
      cursor: cursorOf(opened.thread, opened.rev),
    });

    expect(again.rev).toBeGreaterThanOrEqual(opened.rev);
    expect(again.kind).toBe("snapshot");
  });

  it("goes on with a cursor of before that is older than the point it went back to", async () => {
    const thread = await aThread(meta.current, "one");
    const agent = await connect();
    const opened = await agent.ask("thread.open", { conversation: thread.name });
    await write(thread, "two");
    await until(async () => expect((await rowOf(thread))?.["rev"]).toBe(await thread.rev()));

    await restore(thread.stub, await snapshotOf(thread.stub));
    await write(thread, "three");
    const cursor = cursorOf(opened.thread, opened.rev);
    const again = await agent.ask("thread.open", { conversation: thread.name, cursor });

    expect(again.kind).toBe("changes");
    expect(again.thread.epoch).toBe(opened.thread.epoch);
    expect(again.entries.map(({ content }) => "text" in content && content.text)).toEqual(["two", "three"]);
  });

  it("is back in the list when it was closed and its customer waits", async () => {
    const thread = await aThread(meta.current, "one");
    const earlier = await snapshotOf(thread.stub);
    await write(thread, "two", "three");
    await thread.command(KIM, "conversation.close", {});
    await deskAlarm();
    expect((await rowOf(thread))?.["status"]).toBe("closed");

    await restore(thread.stub, earlier);
    await write(thread, "four");

    await until(async () => expect((await rowOf(thread))?.["status"]).toBe("open"));
    // From here on its ids compare again.
    await thread.command(KIM, "conversation.close", {});
    await deskAlarm();
    expect((await rowOf(thread))?.["status"]).toBe("closed");
    await write(thread, "five");
    expect((await rowOf(thread))?.["status"]).toBe("open");
  });

  it("asks before a message leaves that waited then: it may have left since", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    await thread.send("Hello");
    await thread.untilStates("queued (page_paused)");
    const earlier = await snapshotOf(thread.stub);
    meta.current.page().reconnect();
    await thread.resumePage();
    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");
    await expectInSync(await aMirror(await connect(), thread.name));

    await restore(thread.stub, earlier);
    await thread.stub.wake(thread.name);
    await thread.alarm();

    await thread.untilStates("queued (confirmation)");
    expect(thread.phone).toEqual(["Hello"]);
    const [entry] = await thread.ours();
    await thread.command(KIM, "message.confirm", { entry: entry?.id ?? 0 });
    await thread.untilStates("sent");
  });

  it("has what was lost brought back from Meta's record", async () => {
    const thread = await aThread(meta.current, "one");
    await letPass(meta.current, 20 * MINUTE);
    const earlier = await snapshotOf(thread.stub);
    await write(thread, "lost");
    await letPass(meta.current, 20 * MINUTE);
    await write(thread, "lost a moment ago");
    await restore(thread.stub, earlier);
    await write(thread, "two");
    await thread.alarm();

    await letPass(meta.current, 3 * MINUTE);
    await until(async () => {
      await thread.alarm();
      expect(await wordsOf(thread)).toEqual(["one", "lost", "lost a moment ago", "two"]);
    });
    await until(async () =>
      expect(await rowsOf(thread.stub, "SELECT lost_since FROM thread")).toEqual([{ lost_since: null }]),
    );
  });
});

describe("a desk whose storage went back", () => {
  it("has its lines written, though their numbers begin again", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    const earlier = await snapshotOf(main());
    await first.command(KIM, "conversation.take", {});
    await second.command(KIM, "conversation.take", {});
    await until(async () =>
      expect([await linesOf(first), await linesOf(second)]).toEqual([["to kim"], ["to kim"]]),
    );

    await restore(main(), earlier);
    await first.command(SAM, "conversation.take", {});
    await second.command(SAM, "conversation.take", {});

    await until(async () =>
      expect([await linesOf(first), await linesOf(second)]).toEqual([
        ["to kim", "to sam"],
        ["to kim", "to sam"],
      ]),
    );
  });

  it("has another epoch once a thread shows it, and gadgets connect anew", async () => {
    const thread = await aThread(meta.current);
    const before = await epochOf(await connect());
    const earlier = await snapshotOf(main());
    await thread.command(KIM, "conversation.take", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["to kim"]));

    await restore(main(), earlier);
    const agent = await connect();
    expect(await epochOf(agent)).toBe(before);
    await write(thread, "Are you there?");

    await until(() => expect(agent.closed?.code).toBe(4410));
    expect(await epochOf(await connect())).not.toBe(before);
  });

  it("has it also where as many lines were written again before", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const before = await epochOf(await connect());
    const earlier = await snapshotOf(main());
    await thread.command(KIM, "conversation.take", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["to kim"]));

    await restore(main(), earlier);
    await other.command(KIM, "conversation.take", {});
    await other.command(SAM, "conversation.take", {});
    await until(async () => expect(await linesOf(other)).toEqual(["to kim", "to sam"]));
    await thread.command(SAM, "conversation.take", {});

    await until(async () => expect(await linesOf(thread)).toEqual(["to kim", "to sam"]));
    await until(async () => expect(await epochOf(await connect())).not.toBe(before));
  });

  it("is the same after it merely slept or died", async () => {
    const thread = await aThread(meta.current);
    const before = await epochOf(await connect());
    await thread.command(KIM, "conversation.take", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["to kim"]));

    await sleepDesk();
    await thread.command(SAM, "conversation.take", {});
    await restore(main(), await snapshotOf(main()));
    await write(thread, "Are you there?");
    await thread.command(KIM, "conversation.take", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["to kim", "to sam", "to kim"]));

    expect(await epochOf(await connect())).toBe(before);
  });

  it("hears of customers again who came since, and of who answered", async () => {
    const old = await aThread(meta.current);
    await old.command(KIM, "conversation.take", {});
    await until(async () => expect(await linesOf(old)).toEqual(["to kim"]));
    const earlier = await snapshotOf(main());
    const fresh = await aThread(meta.current, "I am new");
    await fresh.send("Welcome");
    await fresh.untilStates("sent");
    await old.command(SAM, "conversation.take", {});
    await until(async () => expect(await linesOf(old)).toEqual(["to kim", "to sam"]));

    await restore(main(), earlier);
    expect(await rowOf(fresh)).toBeUndefined();
    await write(old, "And I?");

    await until(async () => {
      await pageAlarm();
      expect((await rowOf(fresh))?.["status"]).toBe("open");
    });
  });
});

describe("a Page whose storage went back", () => {
  it("goes on, and moves to another desk with everything", async () => {
    const thread = await aThread(meta.current, "one");
    const earlier = await snapshotOf(pageStub(env, PAGE_ID));
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, "north");
    await until(async () => {
      await pageAlarm();
      expect(await rowsOf(deskStub(env, "north"), "SELECT name FROM conversation")).toHaveLength(1);
    });

    await restore(pageStub(env, PAGE_ID), earlier);
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, "south");
    await write(thread, "two");
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, "north");
    await until(async () => {
      await pageAlarm();
      const stub = conversationStub(env, thread.name);
      expect(await rowsOf(stub, "SELECT desk FROM thread")).toEqual([{ desk: "north" }]);
    });

    const agent = await connect({ desk: "north" });
    await expectInSync(await aMirror(agent, thread.name));
  });
});
