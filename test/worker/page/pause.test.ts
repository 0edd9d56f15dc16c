import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Env } from "../../../worker/env.ts";
import { conversationStub, deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env, ORIGIN, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { alarmOf } from "../support/storage.ts";
import { aThread, ANA, KIM, letPass, pageAlarm, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** The Page's state as the newest `page` frame told it. */
function toldPause(agent: TestAgent): { code: number; subcode: number | null } | null | undefined {
  const frame = agent.frames.findLast((it) => it.type === "page");
  return frame?.page.pause;
}

async function threads(count: number): Promise<TestThread[]> {
  const all: TestThread[] = [];
  for (let index = 0; index < count; index++) all.push(await aThread(meta.current));
  return all;
}

/** The deployment now has another token: secrets come with a new version of the Worker. */
async function deployToken(token: string): Promise<void> {
  await runInDurableObject(pageStub(env, PAGE_ID), (page) => {
    const changed: Env = { ...env, FACEBOOK_PAGE_ACCESS_TOKEN: token };
    Object.assign(page, { env: changed });
  });
}

async function crashPage(): Promise<void> {
  try {
    await runInDurableObject(pageStub(env, PAGE_ID), (_page, state) =>
      state.abort("crash ordered by the test"),
    );
  } catch {
    // That is how an abort ends the call.
  }
}

async function pausedBy(): Promise<number | null> {
  return (await pageStub(env, PAGE_ID).health(PAGE_ID)).pausedBy;
}

describe("a token that stopped working", () => {
  it("stops the queue of every conversation, and tells the agents", async () => {
    const [first, second, fresh] = await threads(3);
    const agent = await connect();
    meta.current.page().expireToken();

    await first?.send("one");
    await first?.untilStates("queued (page_paused)");
    await second?.send("two");
    await second?.untilStates("queued (page_paused)");
    await fresh?.crash();
    await fresh?.send("three");
    await fresh?.untilStates("queued (page_paused)");

    await until(() => expect(toldPause(agent)).toMatchObject({ code: 190, subcode: 463 }));
    // It held no lease any more, so it did not even ask Meta.
    expect(fresh?.posts).toHaveLength(0);
    expect((await first?.ours())?.[0]?.delivery?.waiting).toEqual({ reason: "page_paused", until: null });
  });

  it("that is missing after a deployment lets the messages wait, and leave with the next", async () => {
    const [thread] = await threads(1);
    await thread?.crash();
    await deployToken("");
    await thread?.send("one");
    await thread?.untilStates("queued (page_not_connected)");

    await deployToken(env.FACEBOOK_PAGE_ACCESS_TOKEN ?? "");
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "the next version");
    await letPass(meta.current, 31 * SECOND);
    await pageAlarm();
    await thread?.alarm();

    await thread?.untilStates("sent");
  });

  it("is shown to an agent who connects later", async () => {
    const [thread] = await threads(1);
    meta.current.page().expireToken();
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");

    const agent = await connect();

    const { pages } = await agent.welcome();
    expect(pages).toMatchObject([{ pageId: PAGE_ID, pause: { code: 190 } }]);
  });

  it("lets nothing leave while it lasts, however often the queue is looked at", async () => {
    const [thread] = await threads(1);
    meta.current.page().expireToken();
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");
    const rev = await thread?.rev();

    for (let round = 0; round < 3; round++) {
      await letPass(meta.current, 60 * SECOND);
      await thread?.alarm();
      await pageAlarm();
    }

    expect(thread?.posts).toHaveLength(1);
    expect(await thread?.rev()).toBe(rev);
  });

  it("is over once a supervisor says so; the messages leave in order", async () => {
    const [first, second] = await threads(2);
    const agent = await connect();
    meta.current.page().expireToken();
    for (const thread of [first, second]) {
      await thread?.send("one");
      await thread?.send("two");
      await thread?.untilStates("queued (page_paused)", "queued");
    }

    meta.current.page().reconnect();
    await first?.resumePage(ANA);
    await pageAlarm();
    await first?.alarm();
    await second?.alarm();

    for (const thread of [first, second]) {
      await thread?.untilStates("sent", "sent");
      expect(thread?.phone).toEqual(["one", "two"]);
    }
    await until(() => expect(toldPause(agent)).toBeNull());
  });

  it("is not for agents to end, nor on a Page of others", async () => {
    const desk = deskStub(env, "main");
    const id = crypto.randomUUID();
    await threads(1);

    const byAgent: unknown = await desk.command("main", KIM, { type: "page.resume", id, pageId: PAGE_ID });
    const elsewhere: unknown = await desk.command("main", ANA, { type: "page.resume", id, pageId: "999" });

    expect(byAgent).toEqual({ ok: false, refusal: { code: "not_allowed" } });
    expect(elsewhere).toEqual({ ok: false, refusal: { code: "not_found" } });
  });

  it("pauses the Page again when the next message finds nothing mended, and loses nothing", async () => {
    const [thread] = await threads(1);
    meta.current.faults.order({ kind: "error", code: 368, path: "/messages", count: 2 });
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");

    await thread?.resumePage(ANA);
    await pageAlarm();
    await thread?.alarm();
    await until(() => expect(thread?.posts).toHaveLength(2));
    await thread?.untilStates("queued (page_paused)");
    expect(await pausedBy()).toBe(368);
    expect((await callWorker(new Request(`${ORIGIN}/health`))).status).toBe(503);

    await thread?.resumePage(ANA);
    await pageAlarm();
    await thread?.alarm();
    await thread?.untilStates("sent");
    expect(thread?.phone).toEqual(["one"]);
    expect((await callWorker(new Request(`${ORIGIN}/health`))).status).toBe(200);
  });

  it("is over by itself once the deployment has another token, which is then used", async () => {
    const [thread] = await threads(1);
    const agent = await connect();
    meta.current.page().expireToken();
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");

    meta.current.page().replaceToken("EAAnew-page-token");
    await deployToken("EAAnew-page-token");
    // Any webhook brings the Worker to set the Page up.
    thread?.customer.text("Still there?");
    await thread?.deliver();
    await until(async () => expect(await pausedBy()).toBeNull());
    await pageAlarm();
    await thread?.alarm();

    await thread?.untilStates("sent");
    expect(toldPause(agent)).toBeNull();
  });

  it("says nothing about the token that has replaced it", async () => {
    const [thread] = await threads(1);
    // The conversation still holds leave to call with the old one.
    meta.current.page().expireToken();
    meta.current.page().replaceToken("EAAnew-page-token");
    await deployToken("EAAnew-page-token");

    await thread?.send("one");
    await until(() => expect(thread?.posts[0]?.error).toMatchObject({ code: 190 }));
    await until(async () => {
      await pageAlarm();
      await thread?.alarm();
      expect(await thread?.states()).toEqual(["sent"]);
    });

    expect(await pausedBy()).toBeNull();
    expect(thread?.posts).toHaveLength(2);
  });

  it("is not over because the same token is looked at again", async () => {
    const [thread] = await threads(1);
    meta.current.page().expireToken();
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");

    await deployToken(env.FACEBOOK_PAGE_ACCESS_TOKEN ?? "");
    thread?.customer.text("Still there?");
    await thread?.deliver();

    expect(await pausedBy()).toBe(190);
  });

  it("stops the Page even when the Page died meanwhile", async () => {
    const [thread] = await threads(1);
    meta.current.page().expireToken();
    await thread?.send("one");
    await thread?.untilStates("queued (page_paused)");

    await crashPage();

    expect(await pausedBy()).toBe(190);
  });
});

describe("what Meta refuses", () => {
  it.each<[code: number, subcode: number | null, pauses: boolean]>([
    [190, null, true],
    [190, 460, true],
    [230, null, true],
    [368, null, true],
    [200, 2018028, true],
    [10, 1893063, true],
    [10, null, false],
    [10, 2018278, false],
    [200, null, false],
    [100, null, false],
    [551, 1545041, false],
  ])("with %i/%s pauses the Page: %s", async (code, subcode, pauses) => {
    const [thread] = await threads(1);
    meta.current.faults.order({
      kind: "error",
      code,
      ...(subcode === null ? {} : { subcode }),
      path: "/messages",
    });

    await thread?.send("one");
    await until(async () => expect((await thread?.states())?.[0]).toMatch(/queued \(page_paused\)|failed/));

    await until(async () => expect(await pausedBy()).toBe(pauses ? code : null));
    expect((await thread?.states())?.[0]).toMatch(pauses ? /^queued/ : /^failed/);
  });
});

describe("waking who waits", () => {
  const PAUSED = "UPDATE page SET paused_at = 1, pause_code = 190";

  /** Names of conversations that wait, as the Page keeps them. */
  async function letWait(names: string[]): Promise<void> {
    await threads(1);
    await runInDurableObject(pageStub(env, PAGE_ID), (_page, { storage }) => {
      storage.sql.exec(PAUSED);
      for (const name of names) storage.sql.exec("INSERT INTO waiting (conversation) VALUES (?)", name);
    });
  }

  function names(count: number): string[] {
    return Array.from({ length: count }, (_, index) => `${PAGE_ID}:${String(1_000 + index)}`);
  }

  /** Who is called, in order; those in `broken` do not answer. */
  function watchWakes(broken: string[] = []): string[] {
    const woken: string[] = [];
    standAt("a conversation is woken", (_goOn, name) => {
      woken.push(name);
      if (broken.includes(name)) throw new Error("out of reach");
    });
    return woken;
  }

  it("goes in batches, so that a Page that comes back does not start with a flood", async () => {
    const all = names(120);
    await letWait(all);
    const woken = watchWakes();
    await pageStub(env, PAGE_ID).resume(PAGE_ID);

    const batches: number[] = [];
    for (let count = 0; count < 4; count++) {
      await pageAlarm();
      batches.push(woken.length);
    }

    expect(batches).toEqual([50, 100, 120, 120]);
    expect([...woken].sort()).toEqual([...all].sort());
  });

  it("calls the others although one does not answer, and that one again later", async () => {
    const all = names(60);
    await letWait(all);
    const broken = [all[0] ?? "", all[7] ?? ""];
    const woken = watchWakes(broken);
    await pageStub(env, PAGE_ID).resume(PAGE_ID);

    for (let round = 0; round < 4; round++) {
      await letPass(meta.current, 2 * SECOND);
      await pageAlarm();
    }

    expect(new Set(woken)).toEqual(new Set(all));
    expect(woken.filter((name) => name === broken[0]).length).toBeGreaterThan(1);
  });

  it("calls those again whom it was calling when it died", async () => {
    const [name = ""] = names(1);
    await letWait([name]);
    const woken: string[] = [];
    standAt("a conversation is woken", async (_goOn, called) => {
      woken.push(called);
      if (woken.length === 1) await crashPage();
    });
    await pageStub(env, PAGE_ID).resume(PAGE_ID);

    try {
      await pageAlarm();
    } catch {
      // It died; the platform runs the alarm again, as this does.
    }
    await alarmOf(pageStub(env, PAGE_ID));

    expect(woken).toEqual([name, name]);
  });

  it("keeps noted who must wait again while being called", async () => {
    const [name = ""] = names(1);
    await letWait([name]);
    const wake = standAt("a conversation is woken", async (_goOn, called) => {
      await pageStub(env, PAGE_ID).pause(PAGE_ID, called, { code: 190, subcode: null }, PAGE_TOKEN);
    });
    await pageStub(env, PAGE_ID).resume(PAGE_ID);
    await pageAlarm();
    await pageStub(env, PAGE_ID).resume(PAGE_ID);
    await pageAlarm();

    expect(wake.calls).toBe(2);
  });

  it("calls nobody twice who was reached", async () => {
    const all = names(10);
    await letWait(all);
    const woken = watchWakes();
    await pageStub(env, PAGE_ID).resume(PAGE_ID);

    await pageAlarm();
    await pageAlarm();

    expect(woken).toHaveLength(10);
  });

  it("leaves no trace of a conversation that was never there", async () => {
    await letWait([`${PAGE_ID}:stranger`]);
    await pageStub(env, PAGE_ID).resume(PAGE_ID);
    await pageAlarm();

    const rows = await runInDurableObject(conversationStub(env, `${PAGE_ID}:stranger`), (_it, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'thread'").toArray().length === 0
        ? 0
        : storage.sql.exec("SELECT * FROM thread").toArray().length,
    );
    expect(rows).toBe(0);
  });
});
