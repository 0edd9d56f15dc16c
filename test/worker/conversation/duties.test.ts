import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { STALE_SEND_MS } from "../../../worker/protocol/limits.ts";
import type { MediaRow } from "../../../worker/objects/conversation/media/store.ts";
import { Page } from "../../../worker/objects/page/page.ts";
import type { Waiting } from "../../../worker/protocol/message/entry.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { PNG, TestCdn } from "../support/cdn.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, DAY, letPass, MINUTE, SECOND, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

type MessageState = {
  state: "queued" | "sending" | "sent" | "failed" | "unknown" | "withdrawn";
  /** From now, in ms. */
  dueIn?: number;
  waiting?: Waiting["reason"];
  /** How long ago it was accepted. */
  age?: number;
  confirmed?: "never";
  /** In the turn that accepted it. */
  leftAtOnce?: boolean;
};

/** One message of ours is as told, and an instance that knows nothing of it looks after the thread. */
async function anInstanceThatFinds(thread: TestThread, message: MessageState): Promise<void> {
  const { state, dueIn = null, waiting, age = 0, confirmed, leftAtOnce = false } = message;
  const now = Date.now();
  const isOpen = state === "queued" || state === "sending";
  const reason = waiting === undefined ? null : JSON.stringify({ reason: waiting, until: null });
  await thread.inside(async (_conversation, { storage }) => {
    storage.sql.exec("DELETE FROM entry WHERE state IS NOT NULL");
    storage.sql.exec(
      `INSERT INTO entry (seq, key, rev, at, author, author_id, kind, text, part, parts, answers, nonce, state, open,
         attempts, due_at, requested_at, waiting, confirmed_at)
         SELECT max(rev, open_from) + 9, ?1, max(rev, open_from) + 9, ?2, 'agent', 'kim', 'text', 'Hello', 1, 1, 1, 'n', ?3,
           ?4, ?5, ?6, ?7, ?8, ?9 FROM thread`,
      `@kim:${crypto.randomUUID()}#1`,
      now - age,
      state,
      isOpen && !leftAtOnce ? 1 : null,
      state === "queued" ? 0 : 1,
      dueIn === null ? null : now + dueIn,
      state === "queued" ? null : now - age,
      reason,
      confirmed === "never" ? 0 : null,
    );
    await storage.deleteAlarm();
  });
  await evictDurableObject(thread.stub);
}

async function dueIn(thread: TestThread, ms: number): Promise<string[]> {
  return await thread.inside((conversation) => conversation.agenda.due(Date.now() + ms));
}

async function alarmAt(thread: TestThread): Promise<number | null> {
  return await thread.inside((_conversation, { storage }) => storage.getAlarm());
}

/** As the alarm does, whether one is set or not. */
async function alarm(thread: TestThread): Promise<void> {
  await thread.inside((conversation) => conversation.alarm());
}

async function stateOf(thread: TestThread): Promise<string> {
  const [row] = await thread.inside((_conversation, { storage }) =>
    storage.sql
      .exec<{ state: string; waiting: string | null }>(
        "SELECT state, waiting FROM entry WHERE state IS NOT NULL",
      )
      .toArray(),
  );
  return row?.waiting?.includes("confirmation") === true ? "waits for an agent" : (row?.state ?? "none");
}

describe("the outbox is due", () => {
  it.each<[string, MessageState, before: number, from: number | null]>([
    ["at once with what is queued", { state: "queued", dueIn: 0 }, -1, 0],
    [
      "when nobody may take it back any more",
      { state: "queued", dueIn: 10_000, waiting: "undo" },
      9_000,
      10_000,
    ],
    ["when it is tried again", { state: "queued", dueIn: 30_000, waiting: "retry" }, 29_000, 30_000],
    [
      "at once where the Page may have called in vain",
      { state: "queued", dueIn: -5, waiting: "page_paused" },
      -1,
      0,
    ],
    ["at once where it waits for a slow Page", { state: "queued", dueIn: -5, waiting: "page_slow" }, -1, 0],
    [
      "at once to ask an agent for what waited long",
      { state: "queued", dueIn: DAY, age: STALE_SEND_MS + 1 },
      -1,
      0,
    ],
    [
      "at once to ask for what an agent must confirm",
      { state: "queued", dueIn: 0, confirmed: "never" },
      -1,
      0,
    ],
    [
      "never for what an agent is asked about",
      { state: "queued", dueIn: -5, age: STALE_SEND_MS + 1, waiting: "confirmation" },
      DAY,
      null,
    ],
    ["at once to show what an instance left under way", { state: "sending", dueIn: 70_000 }, -1, 0],
    ["at once where the time for its echo is over", { state: "sending", dueIn: -5 }, -1, 0],
    ["never for what was sent", { state: "sent" }, DAY, null],
    ["never for what failed", { state: "failed" }, DAY, null],
    ["never for what nobody knows", { state: "unknown" }, DAY, null],
    ["never for what was taken back", { state: "withdrawn" }, DAY, null],
  ])("%s", async (_when, message, before, from) => {
    const thread = await aThread(meta.current);

    await anInstanceThatFinds(thread, message);

    if (before >= 0) expect(await dueIn(thread, before)).not.toContain("outbox");
    if (from !== null) expect(await dueIn(thread, from)).toContain("outbox");
  });

  it("when the time for an echo is over, once what is under way is shown", async () => {
    const thread = await aThread(meta.current);
    await anInstanceThatFinds(thread, { state: "sending", dueIn: 70 * SECOND });

    await alarm(thread);

    expect(await thread.states()).toEqual(["sending"]);
    expect(await dueIn(thread, 60 * SECOND)).not.toContain("outbox");
    expect(await dueIn(thread, 70 * SECOND)).toContain("outbox");
    expect((await alarmAt(thread)) ?? 0).toBeGreaterThan(Date.now() + 60 * SECOND);
  });

  it("not with each alarm where the Page is waited for, and at once when the Page calls", async () => {
    const thread = await aThread(meta.current);
    await pageStub(env, PAGE_ID).pause(PAGE_ID, thread.name, { code: 190, subcode: null }, PAGE_TOKEN);
    await anInstanceThatFinds(thread, { state: "queued", dueIn: 0 });
    const asked = vi.spyOn(Page.prototype, "lease");

    await alarm(thread);
    await alarm(thread);

    expect(asked).toHaveBeenCalledTimes(1);
    expect(await thread.states()).toEqual(["queued (page_paused)"]);
    expect(await dueIn(thread, 9 * MINUTE)).not.toContain("outbox");
    expect(await dueIn(thread, 10 * MINUTE)).toContain("outbox");

    await thread.stub.wake(thread.name);

    expect(await dueIn(thread, 0)).toContain("outbox");
  });
});

describe("news are due", () => {
  it("where the Desk has not said what it has, and not again", async () => {
    const thread = await aThread(meta.current);
    await evictDurableObject(thread.stub);
    const unknown = await dueIn(thread, 0);

    await alarm(thread);

    expect(unknown).toEqual(["news", "search"]);
    expect(await dueIn(thread, DAY)).toEqual([]);
  });
});

describe("files are due", () => {
  it.each<[string, Partial<MediaRow>, before: number, from: number | null]>([
    ["at once when they came", { due_at: 0 }, -1, 0],
    ["when the try under way is given up", { due_at: 90_000, attempts: 1 }, 80_000, 90_000],
    ["when the next try is due", { due_at: 600_000, attempts: 4 }, 590_000, 600_000],
    ["never where they could not be copied", { state: "failed", due_at: -5 }, DAY, null],
  ])("%s", async (_when, { state = "copying", attempts = 0, due_at = 0 }, before, from) => {
    const thread = await aThread(meta.current);
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        "INSERT INTO media (id, seq, url, state, attempts, due_at) VALUES ('1.1', 1, 'https://none.invalid/', ?, ?, ?)",
        ...[state, attempts, Date.now() + due_at],
      );
    });
    await evictDurableObject(thread.stub);

    if (before >= 0) expect(await dueIn(thread, before)).not.toContain("media");
    if (from !== null) expect(await dueIn(thread, from)).toContain("media");
  });
});

/** Every state in which a message of ours can still change by time. */
const OPEN: MessageState[] = [
  ...[-5, 20_000].flatMap((dueIn) =>
    (
      [undefined, "undo", "retry", "page_paused", "page_slow", "page_not_connected", "confirmation"] as const
    ).flatMap((waiting) =>
      [0, STALE_SEND_MS + 1].map((age) => ({
        ...{ state: "queued" as const, dueIn, age },
        ...(waiting === undefined ? {} : { waiting }),
      })),
    ),
  ),
  { state: "queued", dueIn: -5, confirmed: "never" },
  { state: "sending", dueIn: -5 },
  { state: "sending", dueIn: 70_000 },
  { state: "sending", dueIn: -5, leftAtOnce: true },
  { state: "sending", dueIn: 70_000, leftAtOnce: true },
  { state: "sending", dueIn: 70_000, age: STALE_SEND_MS + 1 },
];

describe("nothing that can still change by time sleeps for ever", () => {
  it.each<[string, (thread: TestThread) => Promise<void>]>([
    ["is free", () => Promise.resolve()],
    [
      "is paused",
      async ({ name }) => {
        await pageStub(env, PAGE_ID).pause(PAGE_ID, name, { code: 190, subcode: null }, PAGE_TOKEN);
      },
    ],
    ["is slow", async ({ name }) => await pageStub(env, PAGE_ID).slowDown(PAGE_ID, name, 60_000)],
    [
      "is out of reach",
      () => {
        vi.spyOn(console, "log").mockImplementation(() => undefined);
        vi.spyOn(Page.prototype, "lease").mockRejectedValue(new Error("out of reach"));
        return Promise.resolve();
      },
    ],
  ])("where its Page %s", async (_how, prepare) => {
    const thread = await aThread(meta.current);
    await prepare(thread);
    const asleep: string[] = [];
    for (const message of OPEN) {
      await anInstanceThatFinds(thread, message);
      await alarm(thread);
      const state = await stateOf(thread);
      const next = await alarmAt(thread);
      if (state !== "queued" && state !== "sending") continue;
      const latest = Date.now() + Math.max(10 * MINUTE, message.dueIn ?? 0);
      const what = JSON.stringify(message);
      if (next === null || next > latest) asleep.push(`${what} is not looked at: ${String(next)}`);
      else if ((await dueIn(thread, next - Date.now())).length === 0) asleep.push(`${what}: an idle alarm`);
      else if (!(await dueIn(thread, latest - Date.now())).includes("outbox"))
        asleep.push(`${what} is not due`);
    }

    expect(asleep).toEqual([]);
  });

  it.each<[string, Partial<MediaRow>]>([
    ["is to be copied", { due_at: -5 }],
    ["is tried again later", { due_at: 20_000, attempts: 2 }],
    ["was begun by an instance that died", { due_at: -5, attempts: 1 }],
  ])("where a file %s", async (_how, { attempts = 0, due_at = 0 }) => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    const url = new TestCdn().at("/slow.png", async () => {
      await gate.pass();
      return new Response(PNG);
    });
    await thread.inside(async (_conversation, { storage }) => {
      for (const id of ["1.1", "1.2", "1.3", "1.4", "1.5"])
        storage.sql.exec(
          "INSERT INTO media (id, seq, url, attempts, due_at) VALUES (?, 1, ?, ?, ?)",
          ...[id, url, attempts, Date.now() + due_at],
        );
      await storage.deleteAlarm();
    });
    await evictDurableObject(thread.stub);

    await alarm(thread);
    await expectFileToBeLookedAt(thread);
    // Under way longer than it should be.
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();
    await expectFileToBeLookedAt(thread);
  });
});

async function expectFileToBeLookedAt(thread: TestThread): Promise<void> {
  const left = await thread.inside((_conversation, { storage }) =>
    storage.sql.exec<{ due_at: number }>("SELECT due_at FROM media WHERE state = 'copying'").toArray(),
  );
  const next = await alarmAt(thread);
  expect(left).not.toEqual([]);
  expect(next).not.toBeNull();
  expect(await dueIn(thread, (next ?? 0) - Date.now())).toContain("media");
}
