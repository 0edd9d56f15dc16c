import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { connect } from "../support/agent.ts";
import { deliverAll, useMeta } from "../support/meta.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { holdAfter, leaveAll, standAt } from "../support/points.ts";
import {
  aThread,
  ANA,
  closeRecord,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  SAM,
  until,
  type TestThread,
} from "../support/thread.ts";

const meta = useMeta();

/** What the phone shows of the Page's reaction to the customer's first message. */
function onPhone(thread: TestThread): string | undefined {
  return thread.customer.thread.messages[0]?.reactions?.page;
}

/** The entry of the customer's first message. */
async function question(thread: TestThread) {
  const { entries } = await thread.read();
  const entry = entries.find(({ author }) => author.type === "customer");
  if (entry === undefined) throw new Error("the customer wrote nothing");
  return entry;
}

async function react(thread: TestThread, emoji: string | null, actor = KIM, id?: string): Promise<string> {
  const { id: entry } = await question(thread);
  const given = id === undefined ? {} : { id };
  return await thread.codeOf(thread.command(actor, "message.react", { ...given, entry, emoji }));
}

async function untilKnown(thread: TestThread, emoji: string | undefined): Promise<void> {
  await until(async () => {
    const { changes } = await question(thread);
    expect(changes?.reacting).toBeUndefined();
    expect(changes?.pageReaction).toBe(emoji);
  });
}

describe("message.react", () => {
  it("shows the customer the Page's reaction, another one, and none", async () => {
    const thread = await aThread(meta.current);

    for (const emoji of ["👍", "❤️"]) {
      expect(await react(thread, emoji)).toBe("ok");
      await untilKnown(thread, emoji);
      expect(onPhone(thread)).toBe(emoji);
    }
    expect(await react(thread, null)).toBe("ok");
    await untilKnown(thread, undefined);
    expect(onPhone(thread)).toBeUndefined();
  });

  it("is shown as wanted until Meta has answered, and as done only then", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    holdAfter("the outbox asks for leave", gate);

    await react(thread, "👍");
    expect((await question(thread)).changes).toEqual({ reacting: { emoji: "👍" } });
    expect(onPhone(thread)).toBeUndefined();

    gate.open();
    await untilKnown(thread, "👍");
  });

  it("neither answers nor owns, and no colleague's reply is guarded by it", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    await react(thread, "👍");
    await untilKnown(thread, "👍");

    const agent = await connect();
    const { items } = await agent.ask("list.open", { view: "open", length: 200 });
    const row = items.find(({ conversation }) => conversation === thread.name);
    expect(row).toMatchObject({ owner: null, unanswered: 1 });
    const reply = thread.command(SAM, "message.send", { outgoing: { kind: "text", text: "Hi" }, seenRev });
    expect(await thread.codeOf(reply)).toBe("ok");
  });

  it("is given again until Meta answers, though the instance died meanwhile", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });
    await react(thread, "👍");
    await until(async () =>
      expect((await question(thread)).changes).toEqual({ reacting: { emoji: "👍", unknown: true } }),
    );

    await thread.crash();
    await letPass(meta.current, MINUTE);
    await thread.alarm();

    await untilKnown(thread, "👍");
    expect(onPhone(thread)).toBe("👍");
  });

  it("is kept by an instance that dies before it asked for leave", async () => {
    const thread = await aThread(meta.current);
    standAt("the outbox asks for leave", () => new Promise(() => undefined));
    await react(thread, "👍");
    await thread.crash();
    leaveAll();

    expect(await thread.alarm()).toBe(true);
    await untilKnown(thread, "👍");
  });

  it("gives what was wanted last, once Meta has answered the one before", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await react(thread, "👍");
    await until(() => expect(onPhone(thread)).toBe("👍"));
    await react(thread, "❤️", SAM);
    expect((await question(thread)).changes).toEqual({ reacting: { emoji: "❤️" } });

    gate.open();

    await untilKnown(thread, "❤️");
    expect(onPhone(thread)).toBe("❤️");
  });

  it("has its effect once, also when another came in between", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();
    await react(thread, "👍", KIM, id);
    await untilKnown(thread, "👍");
    await react(thread, "❤️");
    await untilKnown(thread, "❤️");

    expect(await react(thread, "👍", KIM, id)).toBe("ok");

    expect((await question(thread)).changes).toEqual({ pageReaction: "❤️" });
    expect(thread.posts).toHaveLength(2);
  });

  it("waits while the Page is paused, and leaves when it goes on", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    await react(thread, "👍");
    await until(() => expect(thread.posts.length).toBeGreaterThan(0));
    expect((await question(thread)).changes?.reacting).toEqual({ emoji: "👍" });

    meta.current.page().reconnect();
    await thread.resumePage(ANA);
    await pageAlarm();
    await letPass(meta.current, 11 * MINUTE);
    await thread.alarm();

    await untilKnown(thread, "👍");
  });

  it("says that Meta refused it, and may be wanted anew", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 33, path: "/messages" });
    await react(thread, "👍");
    await until(async () =>
      expect((await question(thread)).changes).toEqual({
        reacting: { emoji: "👍", failed: { code: 100, subcode: 33 } },
      }),
    );
    await thread.alarm();
    expect(thread.posts).toHaveLength(1);

    await react(thread, "👍");
    await untilKnown(thread, "👍");
  });

  describe("of which one try had no answer, and a later one was refused", () => {
    /** 👍 stands; then 😆 arrives, but its answer is lost, and its repetition is refused. */
    async function anUnknownOne(first: "apply-then-drop" | "drop" = "apply-then-drop"): Promise<TestThread> {
      const thread = await aThread(meta.current);
      await react(thread, "👍");
      await untilKnown(thread, "👍");
      meta.current.faults.order({ kind: first, path: "/messages" });
      meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
      await react(thread, "😆");
      await until(async () => expect((await question(thread)).changes?.reacting?.unknown).toBe(true));
      await letPass(meta.current, MINUTE);
      await thread.alarm();
      await until(async () => expect((await question(thread)).changes).toMatchObject(UNKNOWN));
      return thread;
    }
    const UNKNOWN = { reacting: { emoji: "😆", failed: { code: 100 }, unknown: true } };

    it("is known to be unknown: neither refused, nor is the one before it what stands", async () => {
      const thread = await anUnknownOne();

      expect(onPhone(thread)).toBe("😆");
      expect((await question(thread)).changes).not.toHaveProperty("tried");
    });

    it("stays unknown when another one is refused, which says nothing of the first", async () => {
      const thread = await anUnknownOne();
      meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
      await react(thread, "❤️");
      await until(async () =>
        expect((await question(thread)).changes).toMatchObject({
          reacting: { emoji: "❤️", failed: { code: 100 }, unknown: true },
        }),
      );
    });

    it.each(["😆", "❤️", null])("is known again once Meta takes another: %s", async (emoji) => {
      const thread = await anUnknownOne();
      await react(thread, emoji);
      await untilKnown(thread, emoji ?? undefined);
      expect(onPhone(thread)).toBe(emoji ?? undefined);
    });

    it("is known again once Meta tells of the Page's reaction, whichever it was", async () => {
      const thread = await anUnknownOne();
      const mid = thread.customer.thread.messages[0]?.mid ?? "";
      await letPass(meta.current, MINUTE);
      meta.current.page().react(thread.customer.state.psid, mid, "😮");
      await deliverAll(meta.current);
      await untilKnown(thread, "😮");
    });

    /** Below 0: with a try that is under way. */
    const attempts = (thread: TestThread) =>
      runInDurableObject(thread.stub, (_, { storage }) => [
        ...storage.sql.exec("SELECT attempts FROM reaction").raw(),
      ]);

    it("is unknown, too, where the instance died before the answer came", async () => {
      const thread = await aThread(meta.current);
      const gate = aGate();
      interceptSends(async (send) => {
        const response = await send();
        await gate.pass();
        return response;
      });
      await react(thread, "👍");
      await until(() => expect(onPhone(thread)).toBe("👍"));
      const underWay = await attempts(thread);
      gate.open();
      await untilKnown(thread, "👍");
      standAt("the outbox asks for leave", () => new Promise(() => undefined));
      await react(thread, "😆");
      await runInDurableObject(thread.stub, (_, { storage }) =>
        storage.sql.exec("UPDATE reaction SET attempts = ?", ...(underWay[0] ?? [])),
      );
      await thread.crash();
      leaveAll();
      meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });

      await thread.alarm();

      await until(async () => expect((await question(thread)).changes).toMatchObject(UNKNOWN));
    });
  });

  it("is for messages that Meta has: not for a failed one, a line, or one that was taken back", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const [failed] = await thread.send("No");
    await thread.untilStates("failed (rejected)");
    const on = (entry: number) => thread.codeOf(thread.command(KIM, "message.react", { entry, emoji: "👍" }));

    expect(await on(failed?.id ?? 0)).toBe("wrong_state");
    expect(await on(9_999)).toBe("not_found");
    meta.current.rules.unsent = "is_deleted";
    thread.customer.unsend(thread.customer.thread.messages[0]?.mid ?? "");
    await deliverAll(meta.current);
    expect(await react(thread, "👍")).toBe("wrong_state");
  });

  it("is not for a message of which nobody knows whether it arrived, until its echo tells", async () => {
    const thread = await aThread(meta.current);
    closeRecord(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
    await thread.send("Hello");
    await until(async () => {
      const row = (await thread.rows()).find(({ state }) => state !== null);
      expect(row).toMatchObject({ state: "sending", open: 1 });
    });
    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");
    const entry = (await thread.ours())[0]?.id ?? 0;
    const on = () => thread.codeOf(thread.command(KIM, "message.react", { entry, emoji: "👍" }));

    expect(await on()).toBe("wrong_state");
    await thread.deliver();
    await thread.untilStates("sent");
    expect(await on()).toBe("ok");
  });

  it.each(["", "ok", "👍👍", "👍 ", "<b>"])("takes one emoji, and not %j", async (emoji) => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const { id: entry } = await question(thread);

    expect(await agent.refusal("message.react", { conversation: thread.name, entry, emoji })).toBe(
      "bad_frame",
    );
  });

  it("is for messages of ours as well", async () => {
    const thread = await aThread(meta.current);
    const [sent] = await thread.send("Hello");
    await thread.untilStates("sent");

    await thread.command(KIM, "message.react", { entry: sent?.id ?? 0, emoji: "🎉" });

    await until(async () => expect((await thread.ours())[0]?.changes?.pageReaction).toBe("🎉"));
  });
});
