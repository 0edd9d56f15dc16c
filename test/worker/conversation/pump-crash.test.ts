import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { holdAfter, leaveAll, listenAt, outOfReach, standAt } from "../support/points.ts";
import { aThread, letPass, pageAlarm, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** Both messages on the phone, or what is known of them, once everything has come to rest. */
async function settle(thread: TestThread): Promise<void> {
  await thread.alarm();
  await letPass(meta.current, 61 * SECOND);
  await thread.alarm();
  await letPass(meta.current, 61 * SECOND);
  await thread.alarm();
  await until(async () => {
    for (const state of await thread.states()) expect(state).not.toMatch(/queued|sending/);
  });
}

async function sendTwo(thread: TestThread): Promise<void> {
  await thread.send("first");
  await thread.send("second");
}

type Crash = {
  /** The step after which the instance dies. */
  step: string;
  /** Makes the pump stop there for good, and tells when it is there. */
  stopThere: (thread: TestThread) => () => Promise<void>;
  /** Whether Meta had taken the first message by then. */
  applied: boolean;
  /** Whether the row shows that the request may be out. */
  marked: boolean;
  /** No lease is at hand, so that the first message waits for one. */
  asks?: true;
};

const CRASHES: Crash[] = [
  {
    step: "acceptance, before the pump",
    applied: false,
    marked: false,
    asks: true,
    stopThere: (thread) => {
      standAt("the outbox begins", () => Promise.resolve());
      return async () => await thread.untilStates("queued", "queued");
    },
  },
  {
    step: "leave to send was asked for",
    applied: false,
    marked: false,
    asks: true,
    stopThere: () => {
      const gate = aGate();
      standAt("the outbox asks for leave", async () => {
        await gate.pass();
        throw new Error("the instance is dead");
      });
      return async () => await until(() => expect(gate.arrived).toBe(1));
    },
  },
  {
    step: "leave to send was given",
    applied: false,
    marked: false,
    asks: true,
    stopThere: () => {
      const gate = aGate();
      holdAfter("the outbox asks for leave", gate);
      return async () => await until(() => expect(gate.arrived).toBe(1));
    },
  },
  {
    step: "acceptance of what leaves at once, before the request",
    applied: false,
    marked: true,
    stopThere: (thread) => {
      standAt("what leaves at once departs", () => undefined);
      return async () => await thread.untilStates("sending", "queued");
    },
  },
  {
    step: "the mark, before the request",
    applied: false,
    marked: true,
    asks: true,
    stopThere: (thread) => {
      const gate = aGate();
      interceptSends(async () => {
        await gate.pass();
        throw new Error("the instance is dead");
      });
      return async () => await thread.untilStates("sending", "queued");
    },
  },
  {
    step: "the request, which Meta took, without an answer",
    applied: true,
    marked: true,
    stopThere: (thread) => {
      const gate = aGate();
      interceptSends(async (send) => {
        const response = await send();
        await gate.pass();
        return response;
      });
      return async () => {
        await until(() => expect(thread.phone).toEqual(["first"]));
        await thread.untilStates("sending", "queued");
      };
    },
  },
  {
    step: "Meta's refusal, before it was written",
    applied: false,
    marked: true,
    stopThere: (thread) => {
      meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
      const gate = aGate();
      interceptSends(async (send) => {
        const response = await send();
        await gate.pass();
        return response;
      });
      return async () => {
        await until(() => expect(thread.posts).toHaveLength(1));
        await thread.untilStates("sending", "queued");
      };
    },
  },
];

/** Stops the pump at the step, kills the instance, and lets a new one work undisturbed. */
async function crashAfter({ stopThere, asks }: Crash): Promise<TestThread> {
  const thread = await aThread(meta.current);
  // A new instance holds no lease.
  if (asks === true) await thread.crash();
  const meantime = vi.mocked(fetch).getMockImplementation();
  const isThere = stopThere(thread);
  await sendTwo(thread);
  await isThere();
  await thread.crash();
  leaveAll();
  if (meantime !== undefined) vi.mocked(fetch).mockImplementation(meantime);
  return thread;
}

describe("an instance that dies after", () => {
  it.each(CRASHES.filter(({ marked }) => !marked))("$step sends everything once, in order", async (crash) => {
    const thread = await crashAfter(crash);

    expect(await thread.alarm()).toBe(true);
    await thread.untilStates("sent", "sent");
    await thread.deliver();
    await settle(thread);

    expect(thread.phone).toEqual(["first", "second"]);
    expect(thread.posts).toHaveLength(2);
    expect(await thread.states()).toEqual(["sent", "sent"]);
  });

  it.each(CRASHES.filter(({ marked }) => marked))(
    "$step never repeats it without an agent's word, and the next goes on",
    async (crash) => {
      const thread = await crashAfter(crash);
      const arrived = crash.applied ? ["first"] : [];

      expect(await thread.alarm()).toBe(true);
      expect(await thread.states()).toEqual(["sending", "queued"]);
      expect(thread.phone).toEqual(arrived);
      await settle(thread);

      // What arrived, Meta's record tells.
      expect(await thread.states()).toEqual([crash.applied ? "sent" : "unknown", "sent"]);
      expect(thread.phone).toEqual([...arrived, "second"]);
    },
  );

  it.each(CRASHES.filter(({ applied }) => applied))(
    "$step learns from the echo that it arrived",
    async (crash) => {
      const thread = await crashAfter(crash);

      await thread.deliver();
      await settle(thread);
      await thread.deliver();

      expect(await thread.states()).toEqual(["sent", "sent"]);
      expect(thread.phone).toEqual(["first", "second"]);
      expect((await thread.read()).entries.filter(({ author }) => author.type === "app")).toEqual([]);
    },
  );

  it.each(CRASHES)("$step leaves an alarm that needs no new message to go on", async (crash) => {
    const thread = await crashAfter(crash);

    const alarm = await thread.inside((_conversation, { storage }) => storage.getAlarm());

    expect(alarm).not.toBeNull();
    expect((alarm ?? Infinity) - Date.now()).toBeLessThanOrEqual(30 * SECOND);
    await settle(thread);
  });
});

describe("an answer that was written", () => {
  it.each(["sent", "failed"])("stays written when the instance dies right after (%s)", async (state) => {
    const thread = await aThread(meta.current);
    if (state === "failed") meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const point =
      state === "failed" ? "a message is written down as failed" : "a message is written down as sent";
    const written = listenAt(point);
    await sendTwo(thread);
    await until(() => expect(written.calls).toBeGreaterThan(0));
    await thread.crash();
    written.leave();

    await thread.alarm();
    await settle(thread);
    await thread.deliver();

    const [first, second] = await thread.states();
    expect(first).toMatch(state);
    expect(second).toBe("sent");
    expect(thread.phone).toEqual(state === "sent" ? ["first", "second"] : ["second"]);
  });

  it("is read by an instance that was evicted and comes back", async () => {
    const thread = await aThread(meta.current);
    await sendTwo(thread);
    await thread.untilStates("sent", "sent");

    await evictDurableObject(thread.stub);
    await thread.alarm();

    expect(await thread.states()).toEqual(["sent", "sent"]);
    expect(thread.posts).toHaveLength(2);
  });
});

describe("an object that cannot be reached", () => {
  it("keeps the message queued while the Page does not answer, and sends it later", async () => {
    const thread = await aThread(meta.current);
    // A new instance holds no lease.
    await thread.crash();
    const lease = outOfReach("the Page gives leave");
    await sendTwo(thread);
    await until(() => expect(lease.calls).toBeGreaterThan(0));
    expect(await thread.states()).toEqual(["queued", "queued"]);
    await until(async () => {
      const alarm = await thread.inside((_conversation, { storage }) => storage.getAlarm());
      expect((alarm ?? Infinity) - Date.now()).toBeLessThan(10 * SECOND);
    });

    lease.leave();
    await letPass(meta.current, 10 * SECOND);
    expect(await thread.alarm()).toBe(true);

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("pauses the Page in the end when the first try to tell it failed", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    const pause = outOfReach("the Page is told to pause");
    await sendTwo(thread);
    await until(() => expect(pause.calls).toBeGreaterThan(0));

    pause.leave();
    await letPass(meta.current, 30 * SECOND);
    expect(await thread.alarm()).toBe(true);
    await thread.untilStates("queued (page_paused)", "queued");
    meta.current.page().reconnect();
    await thread.resumePage();
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });
});
