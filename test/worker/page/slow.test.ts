import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Lease } from "../../../worker/objects/kernel/contracts.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { interceptSends } from "../support/gate.ts";
import { env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { listenAt, standAt } from "../support/points.ts";
import { aThread, letPass, MINUTE, pageAlarm, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** Until when the Page rests, in ms. */
async function restsUntil(): Promise<number> {
  const until = await runInDurableObject(pageStub(env, PAGE_ID), (_page, { storage }) => {
    return storage.sql.exec<{ slow_until: number | null }>("SELECT slow_until FROM page").one().slow_until;
  });
  return until ?? 0;
}

/** The same, counted from now. */
async function restMs(): Promise<number> {
  return (await restsUntil()) - Date.now();
}

async function lease(conversation = `${PAGE_ID}:1`): Promise<Lease> {
  const granted: unknown = await pageStub(env, PAGE_ID).lease(PAGE_ID, conversation);
  return granted as Lease;
}

/** Meta's next answer: an error, with its estimate of minutes in the usage header. */
function answerOnce(code: number, minutes: number): void {
  const use = { type: "messenger", call_count: 100, estimated_time_to_regain_access: minutes };
  const headers = { "X-Business-Use-Case-Usage": JSON.stringify({ [PAGE_ID]: [use] }) };
  let isFirst = true;
  interceptSends((send) => {
    if (!isFirst) return send();
    isFirst = false;
    return Promise.resolve(Response.json({ error: { message: "slow", code } }, { status: 400, headers }));
  });
}

async function aSlowed(): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
  await thread.send("one");
  await thread.untilStates("queued (page_slow)");
  return thread;
}

describe("a Page that is too fast for Meta", () => {
  it.each([4, 17, 32, 341, 613, 80001, 80006])("rests after code %i, and then sends on", async (code) => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code, path: "/messages" });
    await thread.send("one");
    await thread.send("two");
    await thread.untilStates("queued (page_slow)", "queued");
    expect(await restMs()).toBeGreaterThan(3 * SECOND);

    await letPass(meta.current, 10 * SECOND);
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("rests as long as Meta's usage header says", async () => {
    const thread = await aThread(meta.current);
    answerOnce(80006, 7);

    await thread.send("one");
    await thread.untilStates("queued (page_slow)");

    expect(await restMs()).toBeGreaterThan(6.9 * MINUTE);
    expect(await restMs()).toBeLessThanOrEqual(7 * MINUTE);
  });

  it("lets other conversations not even ask, tells them when, and wakes them itself, one batch after another", async () => {
    const other = await aThread(meta.current);
    const thread = await aThread(meta.current);
    await other.crash();
    answerOnce(80006, 7);
    await thread.send("one");
    await thread.untilStates("queued (page_slow)");

    await other.send("two");
    await other.untilStates("queued (page_slow)");
    const due = (await other.ours())[0]?.delivery?.waiting?.until ?? 0;
    expect(due).toBe(await restsUntil());
    expect(other.posts).toHaveLength(0);

    // No alarm of its own for that moment, when all others would ask as well.
    await letPass(meta.current, 31 * SECOND);
    await other.alarm();
    const own = await other.inside((_conversation, { storage }) => storage.getAlarm());
    expect(own ?? Infinity).toBeGreaterThan(due + MINUTE);

    await letPass(meta.current, 7 * MINUTE);
    await pageAlarm();
    await other.alarm();
    await other.untilStates("sent");
  });

  it("rests longer each time, and forgets after a quarter of an hour", async () => {
    const thread = await aSlowed();
    const rests = [await restMs()];

    for (let round = 0; round < 3; round++) {
      meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
      await letPass(meta.current, (rests.at(-1) ?? 0) + 10);
      await pageAlarm();
      await thread.alarm();
      await until(() => expect(thread.posts).toHaveLength(round + 2));
      await until(async () => expect(await restMs()).toBeGreaterThan(0));
      rests.push(await restMs());
    }
    await letPass(meta.current, (rests.at(-1) ?? 0) + 10);
    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");

    expect(rests[3]).toBeGreaterThan(2 * (rests[0] ?? 0));
    await letPass(meta.current, 16 * MINUTE);
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
    await thread.send("two");
    await thread.untilStates("sent", "queued (page_slow)");
    expect(await restMs()).toBeLessThan(7 * SECOND);
  });

  it("rests no longer each time where Meta takes messages in between", async () => {
    const thread = await aSlowed();

    for (let round = 0; round < 4; round++) {
      expect(await restMs()).toBeLessThan(7 * SECOND);
      await letPass(meta.current, 10 * SECOND);
      await pageAlarm();
      await thread.alarm();
      await until(async () => expect((await thread.states()).at(-1)).toBe("sent"));
      await until(async () => expect(await restMs()).toBeLessThan(-MINUTE));
      meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
      await thread.send(`another ${String(round)}`);
      await until(async () => expect((await thread.states()).at(-1)).toBe("queued (page_slow)"));
    }
  });

  it("goes on resting when what Meta took had been under way before", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    // Whatever it was leased before.
    await second.crash();
    await runInDurableObject(pageStub(env, PAGE_ID), (page) => {
      page.slowDown(PAGE_ID, first.name, MINUTE);
    });
    const rest = await restMs();

    await pageStub(env, PAGE_ID).goesAgain(PAGE_ID, Date.now() - MINUTE);

    expect(await restMs()).toBeGreaterThan(rest - 10 * SECOND);
    await second.send("one");
    await second.untilStates("queued (page_slow)");
  });

  it("counts several answers of one moment as one", async () => {
    const threads = [await aThread(meta.current), await aThread(meta.current), await aThread(meta.current)];
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages", count: 3 });

    await Promise.all(threads.map((thread) => thread.send("one")));
    for (const thread of threads) await thread.untilStates("queued (page_slow)");

    expect(await restMs()).toBeLessThan(7 * SECOND);
    await letPass(meta.current, 10 * SECOND);
    await pageAlarm();
    for (const thread of threads) {
      await thread.alarm();
      await thread.untilStates("sent");
    }
  });

  it("stays slow when it is evicted", async () => {
    await aSlowed();

    try {
      await runInDurableObject(pageStub(env, PAGE_ID), (_page, state) =>
        state.abort("crash ordered by the test"),
      );
    } catch {
      // That is how an abort ends the call.
    }

    expect(await lease()).toMatchObject({ ok: false, reason: "page_slow" });
  });
});

describe("a lease", () => {
  it("writes no row where it is granted", async () => {
    await aThread(meta.current);
    const changes = (): Promise<number> =>
      runInDurableObject(pageStub(env, PAGE_ID), (_page, { storage }) => {
        return storage.sql.exec<{ changes: number }>("SELECT total_changes() AS changes").one().changes;
      });
    const before = await changes();

    const granted = await Promise.all(Array.from({ length: 20 }, () => lease()));

    expect(granted.every((it) => it.ok)).toBe(true);
    expect(await changes()).toBe(before);
  });

  it("gives the token and a few calls for half a minute", async () => {
    const granted = await lease();

    expect(granted).toMatchObject({ ok: true, token: PAGE_TOKEN, calls: 5, humanAgent: "unknown" });
    const lasts = granted.ok ? granted.until - Date.now() : 0;
    expect(lasts).toBeGreaterThan(29 * SECOND);
    expect(lasts).toBeLessThanOrEqual(30 * SECOND);
  });

  it("is asked for once for five calls, and again when it is used up or over", async () => {
    const thread = await aThread(meta.current);
    await thread.crash();
    const asked = listenAt("the Page gives leave");

    for (let count = 1; count <= 5; count++) {
      await thread.send(`message ${String(count)}`);
      await until(() => expect(thread.phone).toHaveLength(count));
    }
    expect(asked.calls).toBe(1);
    await thread.send("message 6");
    await until(() => expect(thread.phone).toHaveLength(6));
    expect(asked.calls).toBe(2);
    await letPass(meta.current, 31 * SECOND);
    await thread.send("message 7");
    await until(() => expect(thread.phone).toHaveLength(7));
    expect(asked.calls).toBe(3);
  });

  it("is denied for a Page that this deployment does not serve", async () => {
    const denied: unknown = await pageStub(env, "777").lease("777", "777:1");

    expect(denied).toEqual({ ok: false, reason: "page_not_connected", until: null, willWake: true });
  });

  it("is denied for a moment when a second's calls are given away, and the message leaves after it", async () => {
    const thread = await aThread(meta.current);
    await thread.crash();
    const now = Date.now();
    let taken = 0;
    standAt("the Page counts a call", (goOn) => (taken++ === 0 ? { waitMs: 40, place: 1 } : goOn()));

    await thread.send("Hello");
    await until(() => expect(taken).toBeGreaterThan(0));

    // Its own alarm, a few milliseconds later, asks again: the Page did not note it.
    await thread.untilStates("sent");
    expect(Date.now() - now).toBeLessThan(5 * SECOND);
  });
});
