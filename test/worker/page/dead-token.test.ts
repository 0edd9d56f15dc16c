import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { aCustomer, callWorker, useMeta } from "../support/meta.ts";
import { ANA, aThread, KIM, pageAlarm, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const page = (): ReturnType<typeof pageStub> => pageStub(env, PAGE_ID);

async function pausedBy(): Promise<number | null> {
  return (await page().health(PAGE_ID)).pausedBy;
}

async function healthStatus(): Promise<number> {
  return (await callWorker(new Request(`${ORIGIN}/health`))).status;
}

/** Each call that the Worker makes as the Page, sends apart. */
const CALLS: [what: string, call: (thread: TestThread) => Promise<unknown>][] = [
  [
    "'seen'",
    async (thread) => {
      const agent = await connect();
      await agent.ask("thread.open", { conversation: thread.name });
      await agent.ask("thread.seen", { conversation: thread.name, entry: await newest(thread) });
    },
  ],
  [
    "'is typing'",
    async (thread) => {
      const agent = await connect();
      await agent.ask("thread.open", { conversation: thread.name });
      await agent.ask("typing", { conversation: thread.name, typing: true });
    },
  ],
  [
    "a profile",
    async () => {
      const stranger = new TestThread(meta.current, aCustomer(meta.current).psid);
      stranger.customer.text("Hi");
      await stranger.deliver();
    },
  ],
  ["taking control", (thread) => thread.command(KIM, "thread.control", { action: "take" })],
  ["blocking", (thread) => thread.command(KIM, "customer.moderate", { action: "block", reason: "spam" })],
  ["an import", (thread) => thread.command(KIM, "thread.import", {})],
  [
    "the hourly subscription",
    async () => {
      await page().setUp(PAGE_ID, "a version");
      await due(page(), "subscription");
      await pageAlarm();
    },
  ],
  ["a question about the set-up", async () => await page().checkSetUp(PAGE_ID)],
];

const newest = async (thread: TestThread): Promise<number> =>
  Math.max(...(await thread.read()).entries.map(({ id }) => id));

describe("a token that stopped working", () => {
  it.each(CALLS)("pauses the Page when %s finds it, and /health says so at once", async (_what, call) => {
    const thread = await aThread(meta.current);
    await thread.command(KIM, "conversation.take", {});
    const agent = await connect({ sub: "sam" });
    meta.current.page().expireToken();
    expect(await pausedBy()).toBeNull();

    await call(thread);

    await until(async () => expect(await pausedBy()).toBe(190));
    expect(await healthStatus()).toBe(503);
    await until(() =>
      expect(agent.frames.findLast((frame) => frame.type === "page")?.page.pause).toMatchObject({
        code: 190,
      }),
    );
    await thread.send("waits");
    await thread.untilStates("queued (page_paused)");
    expect(thread.phone).toEqual([]);
  });

  it("is not what any other refusal says", async () => {
    const thread = await aThread(meta.current);
    await thread.command(KIM, "conversation.take", {});
    meta.current.faults.order({ kind: "error", code: 10, count: null });

    for (const [, call] of CALLS) await call(thread);

    meta.current.faults.clear();
    await thread.send("leaves");
    await thread.untilStates("sent");
    expect(await pausedBy()).toBeNull();
  });

  it("is not what an answer to one says that was replaced meanwhile", async () => {
    await aThread(meta.current);

    await page().refused(PAGE_ID, { code: 190, subcode: null }, "EAAan-older-token");

    expect(await pausedBy()).toBeNull();
  });
});

describe("Resume", () => {
  async function paused(): Promise<TestThread> {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    await thread.send("one");
    await thread.untilStates("queued (page_paused)");
    return thread;
  }

  const resume = (): Promise<unknown> => {
    const command = { type: "page.resume", id: crypto.randomUUID(), pageId: PAGE_ID } as const;
    return env.DESK.getByName("main").command("main", ANA, command);
  };

  it("asks Meta first, and stays paused with Meta's word while that is no", async () => {
    const thread = await paused();
    const agent = await connect();

    expect(await resume()).toEqual({
      ok: false,
      refusal: { code: "refused_by_meta", graph: { code: 190, subcode: 463 } },
    });

    await pageAlarm();
    await thread.alarm();
    expect(await pausedBy()).toBe(190);
    expect(thread.posts).toHaveLength(1);
    // Nobody was told that the Page goes on.
    expect(agent.frames.filter((frame) => frame.type === "page")).toEqual([]);
    meta.current.page().reconnect();
    expect(await resume()).toEqual({ ok: true, value: null });
    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");
  });

  it("asks the Page's own object where Meta tells nothing of tokens", async () => {
    await paused();
    meta.current.faults.order({ kind: "error", code: 4, path: "/debug_token", count: null });

    expect(await resume()).toMatchObject({ ok: false, refusal: { graph: { code: 190, subcode: 463 } } });
    meta.current.page().reconnect();
    expect(await resume()).toEqual({ ok: true, value: null });
  });

  it("goes on where Meta does not answer: the next message tries it", async () => {
    const thread = await paused();
    meta.current.page().reconnect();
    meta.current.faults.order({ kind: "drop", method: "GET", count: null });

    expect(await resume()).toEqual({ ok: true, value: null });

    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");
  });

  it("stays paused for want of the permission to send until it is there", async () => {
    const thread = await aThread(meta.current);
    const all = [...(meta.current.world.state.tokens[PAGE_TOKEN]?.permissions ?? [])];
    meta.current.page().setPermissions(all.filter((name) => name !== "pages_messaging"));
    await thread.send("one");
    await thread.untilStates("queued (page_paused)");
    expect(await pausedBy()).toBe(230);

    expect(await resume()).toMatchObject({ ok: false, refusal: { graph: { code: 230, subcode: null } } });
    meta.current.page().setPermissions(all);
    expect(await resume()).toEqual({ ok: true, value: null });
  });

  it("lets a message try what no question tells: a restriction", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 368, path: "/messages" });
    await thread.send("one");
    await thread.untilStates("queued (page_paused)");

    expect(await resume()).toEqual({ ok: true, value: null });

    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");
  });
});
