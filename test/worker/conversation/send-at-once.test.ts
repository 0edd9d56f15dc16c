import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { listenAt, standAt } from "../support/points.ts";
import {
  aThread,
  DAY,
  HOUR,
  KIM,
  letPass,
  MINUTE,
  SECOND,
  until,
  type TestThread,
} from "../support/thread.ts";

const meta = useMeta();

// A Page that rests, or is paused, must not reach the next test.
afterEach(() => reset());

function statesOf(entries: Entry[]): (string | undefined)[] {
  return entries.map(({ delivery }) => delivery?.state);
}

/** A text of so many parts. */
function parts(count: number): string {
  return Array.from({ length: count }, (_, n) => `${String(n + 1)}${"x".repeat(1_500)}`).join("\n\n");
}

/** What is written of the messages of ours, in the order of acceptance. */
async function written(thread: TestThread): Promise<object[]> {
  const rows = (await thread.rows()).filter(({ state }) => state !== null);
  return rows.map(({ state, attempts, open, mid }) => ({ state, attempts, open, hasMid: mid !== null }));
}

/** Meta takes nothing until the gate opens. */
function holdSends(): { open: () => void; count: () => number } {
  const gate = aGate();
  interceptSends(async (send) => {
    await gate.pass();
    return await send();
  });
  return { open: () => gate.open(), count: () => gate.arrived };
}

describe("a message that nothing keeps", () => {
  it("leaves in the turn that accepts it, and the answer says that it is leaving", async () => {
    const thread = await aThread(meta.current);
    const lease = listenAt("the Page gives leave");

    const entries = await thread.send("Hello");

    expect(statesOf(entries)).toEqual(["sending"]);
    expect(entries[0]?.delivery).toMatchObject({ attempts: 1, waiting: null, sentAt: null });
    await thread.untilStates("sent");
    expect(lease.calls).toBe(0);
    expect(await written(thread)).toEqual([{ state: "sent", attempts: 1, open: null, hasMid: true }]);
    expect(thread.posts).toHaveLength(1);
  });

  it("is asked of Meta before anything is told of it", async () => {
    const thread = await aThread(meta.current);
    const order: string[] = [];
    interceptSends((send) => {
      order.push("request");
      return send();
    });
    standAt("a conversation tells its news", (goOn) => {
      order.push("news");
      return goOn();
    });

    await thread.send("Hello");

    expect(order.slice(0, 2)).toEqual(["request", "news"]);
    await thread.untilStates("sent");
  });

  it("leaves so again once the one before it is sent, for as long as the lease has calls", async () => {
    const thread = await aThread(meta.current);
    const lease = listenAt("the Page gives leave");
    const answers: (string | undefined)[] = [];

    // The profile took the first of the lease's five calls.
    for (let n = 1; n <= 5; n++) {
      answers.push(...statesOf(await thread.send(String(n))));
      await thread.untilStates(...Array.from({ length: n }, () => "sent"));
    }

    expect(answers).toEqual(["sending", "sending", "sending", "sending", "queued"]);
    expect(lease.calls).toBe(1);
    expect(thread.phone).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("is the first part of a long text; the others wait behind it", async () => {
    const thread = await aThread(meta.current);

    const entries = await thread.send(parts(3));

    expect(statesOf(entries)).toEqual(["sending", "queued", "queued"]);
    await thread.untilStates("sent", "sent", "sent");
    expect(thread.phone.map((text) => text[0])).toEqual(["1", "2", "3"]);
  });

  it("may be one that failed and is sent again, or whose outcome an agent decides", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const [failed] = await thread.send("Hello");
    await thread.untilStates("failed (rejected)");

    const again = await thread.command(KIM, "message.retry", {
      seenRev: await thread.rev(),
      entry: failed?.id ?? 0,
    });

    expect(again.ok && statesOf(again.value.entries)).toEqual(["failed", "sending"]);
    await thread.untilStates("failed (rejected)", "sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("is sent once when its echo comes before the answer", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await thread.send("Hello");
    await until(() => expect(thread.phone).toEqual(["Hello"]));

    await thread.deliver();
    await thread.untilStates("sent");
    gate.open();
    await thread.send("next");
    await thread.untilStates("sent", "sent");
    await thread.deliver();

    expect(thread.phone).toEqual(["Hello", "next"]);
    const { entries } = await thread.read();
    expect(entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });

  it("is tried again when Meta says so, and keeps its place", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });

    expect(statesOf(await thread.send("one"))).toEqual(["sending"]);
    await thread.untilStates("queued (page_slow)");
    expect(statesOf(await thread.send("two"))).toEqual(["queued"]);
    expect(thread.phone).toEqual([]);
  });

  it("asks nothing of Meta when it cannot be written down", async () => {
    const thread = await aThread(meta.current);
    const rev = await thread.rev();
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.part = 2 BEGIN SELECT RAISE(ABORT, 'x'); END`,
      );
    });

    await expect(thread.send(parts(2))).rejects.toThrow();
    await thread.inside((_conversation, { storage }) => storage.sql.exec("DROP TRIGGER full"));

    expect(await thread.rev()).toBe(rev);
    expect(thread.posts).toHaveLength(0);
    expect(statesOf(await thread.send("Hello"))).toEqual(["sending"]);
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Hello"]);
  });
});

describe("a message that something keeps is queued, and leaves after it:", () => {
  it("another that is on its way", async () => {
    const thread = await aThread(meta.current);
    const sends = holdSends();

    expect(statesOf(await thread.send("one"))).toEqual(["sending"]);
    expect(statesOf(await thread.send("two"))).toEqual(["queued"]);
    await until(() => expect(sends.count()).toBe(1));
    expect(await thread.states()).toEqual(["sending", "queued"]);
    sends.open();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("another that is to be tried again", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 10, subcode: 2018321, path: "/messages" });
    await thread.send("one");
    await thread.untilStates("queued (retry)");

    expect(statesOf(await thread.send("two"))).toEqual(["queued"]);

    await letPass(meta.current, 7 * SECOND);
    await thread.alarm();
    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("another of which the instance that sent it did not tell", async () => {
    const thread = await aThread(meta.current);
    holdSends();
    await thread.send("one");
    await thread.crash();

    expect(statesOf(await thread.send("two"))).toEqual(["queued"]);

    expect(await thread.states()).toEqual(["sending", "queued"]);
    expect(thread.phone).toEqual([]);
  });

  it("what this instance still has to tell the Page of the one before it", async () => {
    const thread = await aThread(meta.current);
    const told = aGate();
    const lease = { ok: true, token: PAGE_TOKEN, calls: 5, until: Date.now() + HOUR, humanAgent: "unknown" };
    const slowUntil = Date.now();
    standAt("the Page gives leave", () => ({ ...lease, slowUntil }));
    standAt("the Page is told that it goes again", () => told.pass());
    await thread.crash();
    await thread.send("one");
    await until(() => expect(told.arrived).toBe(1));
    await thread.untilStates("sent");

    // It has leave to call again.
    await thread.stub.signal(thread.name, { action: "typing_on" });

    expect(statesOf(await thread.send("two"))).toEqual(["queued"]);
    expect(thread.phone).toEqual(["one"]);
    told.open();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("a lease that has run out", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 31 * SECOND);

    expect(statesOf(await thread.send("Hello"))).toEqual(["queued"]);

    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("a Page that paused since, and called", async () => {
    const thread = await aThread(meta.current);
    const page = pageStub(env, PAGE_ID);
    await page.pause(PAGE_ID, thread.name, { code: 190, subcode: null }, PAGE_TOKEN);
    await thread.stub.wake(thread.name);

    expect(statesOf(await thread.send("Hello"))).toEqual(["queued"]);

    await thread.untilStates("queued (page_paused)");
    expect(thread.posts).toHaveLength(0);
  });

  it("the question whether the Page may still use the tag", async () => {
    const thread = await aThread(meta.current);
    const lease = listenAt("the Page gives leave");
    await letPass(meta.current, DAY + MINUTE);
    expect(statesOf(await thread.send("Hello"))).toEqual(["queued"]);
    await until(() => expect(lease.calls).toBeGreaterThan(0));
  });
});
