import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { deskAlarm, sleepDesk } from "../support/mirror.ts";
import { holdAfter, holdBefore, outOfReach, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, KIM, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

type Row = { status: unknown; owner_sub: unknown };

async function rowOf(thread: TestThread): Promise<Row | undefined> {
  const sql = "SELECT status, owner_sub FROM conversation WHERE name = ?";
  return (await rowsOf(deskStub(env, "main"), sql, thread.name))[0] as Row | undefined;
}

/** The lines of the desk in the thread, once it has all of them. */
async function linesOf(thread: TestThread): Promise<string[]> {
  await deskAlarm();
  expect(await rowsOf(deskStub(env, "main"), "SELECT * FROM note")).toEqual([]);
  return (await thread.read()).entries.flatMap(({ content }) =>
    content.kind === "system" ? [`${content.line.event} by ${content.line.by?.sub ?? "nobody"}`] : [],
  );
}

async function crashDesk(): Promise<void> {
  try {
    await runInDurableObject(deskStub(env, "main"), (_desk, state) =>
      state.abort("crash ordered by the test"),
    );
  } catch {
    // That is how an abort ends the call.
  }
}

/** Nothing that the Conversation says reaches the Desk until the answer. */
function silence(): () => void {
  return outOfReach("the desk is told").leave;
}

type Command = (thread: TestThread, id: string) => Promise<unknown>;

const send: Command = async (thread, id) =>
  await thread.command(KIM, "message.send", { id, text: "Hello", seenRev: await thread.rev() });

type Crash = {
  after: string;
  stopThere: (thread: TestThread) => { isThere: () => Promise<void>; leave: () => void };
};

const CRASHES: Crash[] = [
  {
    after: "the Conversation accepted, before its answer came",
    stopThere: () => {
      const gate = aGate();
      const { leave } = holdAfter("a conversation decides about an answer", gate);
      return { isThere: async () => await until(() => expect(gate.arrived).toBe(1)), leave };
    },
  },
  {
    after: "the answer came, before anything was written",
    stopThere: (thread) => {
      let came = 0;
      const { leave } = standAt("the desk writes what it was told", (goOn, { conversation }) => {
        if (conversation !== thread.name) return goOn();
        came += 1;
        throw new Error("the instance is dead");
      });
      return { isThere: async () => await until(() => expect(came).toBe(1)), leave };
    },
  },
];

/** Kim answers; the Desk dies at the step, and the Conversation with it where it is to. */
async function crash(thread: TestThread, { stopThere }: Crash, id: string, both: boolean): Promise<void> {
  const speak = silence();
  const { isThere, leave } = stopThere(thread);
  const sending = send(thread, id).catch(() => null);
  await isThere();
  await crashDesk();
  if (both) await thread.crash();
  leave();
  await sending;
  speak();
}

describe.each(CRASHES)("a desk that dies after $after", (step) => {
  it.each([
    ["the Conversation lives", false],
    ["the Conversation died too", true],
  ])("learns who answered, though nobody repeats: %s", async (_what, both) => {
    const thread = await aThread(meta.current);

    await crash(thread, step, crypto.randomUUID(), both);
    expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: null });
    expect(await thread.alarm()).toBe(true);

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: "kim" }));
    expect(await linesOf(thread)).toEqual(["assigned by kim"]);
  });

  it("gives it to who answered when the command is repeated", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();

    await crash(thread, step, id, true);
    await send(thread, id);

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: "kim" }));
    expect(await linesOf(thread)).toEqual(["assigned by kim"]);
    expect(thread.posts.length).toBeLessThanOrEqual(1);
  });

  it("opens again what was closed and is answered", async () => {
    const thread = await aThread(meta.current);
    await thread.command(ANA, "conversation.close", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["closed by ana"]));

    await crash(thread, step, crypto.randomUUID(), true);
    expect(await rowOf(thread)).toEqual({ status: "closed", owner_sub: null });
    await thread.alarm();

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: "kim" }));
    await until(async () =>
      expect(await linesOf(thread)).toEqual(["closed by ana", "reopened by kim", "assigned by kim"]),
    );
    expect((await thread.thread()).interaction).toMatchObject({ id: 2, closedAt: null });
  });

  it("gives it to the first of two who answered meanwhile", async () => {
    const thread = await aThread(meta.current);

    await crash(thread, step, crypto.randomUUID(), true);
    const speak = silence();
    await thread.stub.send(thread.name, {
      id: `sam:${crypto.randomUUID()}`,
      by: { sub: SAM.sub, name: SAM.name },
      seenRev: await thread.rev(),
      outgoing: { kind: "text", text: "And hello" },
      holdMs: 0,
    });
    speak();
    await thread.alarm();

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: "kim" }));
    expect(await linesOf(thread)).toEqual(["assigned by kim"]);
  });
});

describe("an answer that a Conversation of older code tells of", () => {
  it("makes its author the owner", async () => {
    const thread = await aThread(meta.current);
    const changesSince = Conversation.prototype.changesSince;
    const speak = silence();
    await thread.stub.send(thread.name, {
      id: `kim:${crypto.randomUUID()}`,
      by: { sub: KIM.sub, name: KIM.name },
      seenRev: await thread.rev(),
      outgoing: { kind: "text", text: "Hello" },
      holdMs: 0,
    });
    speak();

    const { answers: _, ...old } = await thread.inside((it) => changesSince.call(it, thread.name, 1));
    await deskStub(env, "main").publish("main", old);

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: "kim" }));
  });
});

describe("an answer that the desk knows", () => {
  it("is not decided upon again by a desk that forgot what it heard, and who was let go stays so", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    await thread.command(KIM, "conversation.release", {});
    await until(async () => expect(await linesOf(thread)).toEqual(["assigned by kim", "released by kim"]));

    await sleepDesk();
    await thread.crash();
    await thread.stub.wake(thread.name);
    await thread.alarm();

    expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: null });
    expect(await linesOf(thread)).toEqual(["assigned by kim", "released by kim"]);
  });

  it("is not decided upon again when it is told once more", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    holdBefore("the desk is told", gate);
    await thread.send("Hello");
    await thread.command(KIM, "conversation.release", {});
    await thread.untilStates("sent");

    gate.open();
    await thread.deliver();

    await until(async () => expect(await linesOf(thread)).toEqual(["assigned by kim", "released by kim"]));
    expect(await rowOf(thread)).toEqual({ status: "open", owner_sub: null });
  });

  it("of an interaction that was closed since opens nothing", async () => {
    const thread = await aThread(meta.current);
    await crash(thread, CRASHES[0] as Crash, crypto.randomUUID(), true);

    // The desk decides without having heard of it, and its line closes the interaction first.
    const speak = silence();
    await thread.command(ANA, "conversation.close", {});
    await until(async () => expect((await thread.thread()).interaction?.closedAt).not.toBeNull());
    speak();
    await thread.alarm();

    expect(await rowOf(thread)).toEqual({ status: "closed", owner_sub: null });
    expect(await linesOf(thread)).toEqual(["closed by ana"]);
  });
});
