import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { PageImport } from "../../../worker/protocol/page/import.ts";
import { connect } from "../support/agent.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { holdAnswers } from "../support/gate.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, DAY, HOUR, letPass, MINUTE, pageAlarm, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

beforeEach(async () => {
  await pageStub(env, PAGE_ID).setUp(PAGE_ID, "one-version");
});
afterEach(() => reset());

const page = (): ReturnType<typeof pageStub> => pageStub(env, PAGE_ID);

async function told(): Promise<PageImport> {
  const is: PageImport | null = await page().pastImport(PAGE_ID);
  if (is === null) throw new Error("nobody began an import");
  return is;
}

const start = async (): Promise<PageImport> => await page().startImport(PAGE_ID, "Mia");

/** Goes on by itself, and by the alarm where it rests. */
async function untilState(state: PageImport["state"]): Promise<PageImport> {
  return await until(async () => {
    const is = await told();
    if (is.wait !== undefined) {
      await letPass(meta.current, is.wait.until - Date.now());
      await pageAlarm();
    }
    expect(is.state).toBe(state);
    return is;
  });
}

/** Somebody with whom the Page talked before it was connected, in so many messages. */
function aFormer(firstName: string, count: number, endedBefore = 30 * DAY): TestThread {
  const { psid } = aCustomer(meta.current, firstName);
  const first = Date.now() - endedBefore - count * HOUR;
  const messages = Array.from({ length: count }, (_, index) => ({
    from: index % 3 === 2 ? ("page" as const) : ("customer" as const),
    text: `${firstName} ${String(index + 1)}`,
    at: first + index * HOUR,
  }));
  meta.current.page().addHistory(psid, messages);
  return new TestThread(meta.current, psid);
}

async function words(thread: TestThread): Promise<string[]> {
  const { entries } = await thread.inside((conversation) => conversation.history(thread.name, null, 100));
  return entries.flatMap(({ content, fetched }) =>
    fetched && content.kind === "text" ? [content.text] : [],
  );
}

const said = (firstName: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${firstName} ${String(index + 1)}`);

function reads(path: RegExp): number {
  return meta.current.calls.entries.filter((call) => call.method === "GET" && path.test(call.path)).length;
}

async function crashPage(): Promise<void> {
  try {
    await runInDurableObject(page(), (_page, durable) => durable.abort("crash ordered by the test"));
  } catch {
    // That is how an abort ends the call.
  }
}

describe("the import of a Page's past", () => {
  it("brings what was said with everybody, oldest first, closed, and rings nobody", async () => {
    const [ida, tom] = [aFormer("Ida", 4), aFormer("Tom", 3, 60 * DAY)];
    const agent = await connect(ANA);
    await agent.welcome();

    await start();
    const is = await untilState("done");

    expect(is).toMatchObject({ by: "Mia", found: 2, done: 2, short: 0, unread: 0, messages: 7 });
    expect(is.endedAt).not.toBeNull();
    expect(await words(ida)).toEqual(said("Ida", 4));
    expect(await words(tom)).toEqual(said("Tom", 3));
    const listed = async (view: "open" | "closed"): Promise<string[]> =>
      (await agent.ask("list.open", { view, length: 50 })).items.map(({ conversation }) => conversation);
    await until(async () => expect(await listed("closed")).toEqual([ida.name, tom.name]));
    expect(await listed("open")).toEqual([]);
    const rung = agent.frames.filter((frame) => frame.type === "list.upsert" && frame.asked !== undefined);
    expect(rung).toEqual([]);
  });

  it("adds nothing where it is done again, nor to what is there", async () => {
    const ida = aFormer("Ida", 3);
    ida.customer.text("And now?");
    await ida.deliver();
    await letPass(meta.current, 5 * MINUTE);
    await start();
    expect(await untilState("done")).toMatchObject({ messages: 3 });

    expect(await start()).toMatchObject({ state: "listing", messages: 0 });
    expect(await untilState("done")).toMatchObject({ found: 1, done: 1, messages: 0 });
    expect(await words(ida)).toEqual(said("Ida", 3));
  });

  it("reads long conversations to their beginning, page by page", async () => {
    meta.current.rules.conversationDetails = null;
    const ida = aFormer("Ida", 60);

    await start();

    expect(await untilState("done")).toMatchObject({ done: 1, short: 0, messages: 60 });
    expect(await words(ida)).toEqual(said("Ida", 60));
  });

  it("says of how many Meta tells the newest messages alone, and asks for no more of them", async () => {
    const ida = aFormer("Ida", 80);

    await start();

    expect(await untilState("done")).toMatchObject({ done: 1, short: 1 });
    expect((await words(ida)).at(-1)).toBe("Ida 80");
    // Its list is asked for no further than the page on which Meta tells nothing.
    expect(reads(/\/messages$/)).toBe(2);
    expect((await ida.thread()).past).toBe("more");
  });

  it("is stopped, and goes on where it was", async () => {
    const all = ["Ida", "Tom", "Eva", "Max"].map((name) => aFormer(name, 2));
    await start();
    await until(async () => expect((await told()).done).toBeGreaterThan(0));
    await page().stopImport(PAGE_ID);

    const at = await told();
    expect(at).toMatchObject({ state: "stopped", found: 4 });
    expect(at.done).toBeLessThan(4);
    const { length } = await rowsOf(page(), "SELECT * FROM past_conversation");
    expect(length).toBeGreaterThan(0);

    await start();
    expect(await untilState("done")).toMatchObject({ found: 4, done: 4, messages: 8 });
    // Meta's list was read once.
    expect(reads(/\/conversations$/)).toBe(1);
    for (const [index, thread] of all.entries())
      expect(await words(thread)).toEqual(said(["Ida", "Tom", "Eva", "Max"][index] ?? "", 2));
  });

  it("stays stopped where Meta was being asked, and what that brought counts", async () => {
    for (const name of ["Ida", "Tom"]) aFormer(name, 2);
    const gate = holdAnswers(/\/conversations$/);
    await start();
    await until(() => expect(gate.arrived).toBe(1));

    expect(await page().stopImport(PAGE_ID)).toMatchObject({ state: "stopped", found: 0 });
    gate.open();
    await until(async () => expect(await told()).toMatchObject({ state: "stopped", found: 2, done: 0 }));
    await pageAlarm();
    expect(await told()).toMatchObject({ state: "stopped", done: 0 });

    await start();
    expect(await untilState("done")).toMatchObject({ found: 2, done: 2, messages: 4 });
    expect(reads(/\/conversations$/)).toBe(1);
  });

  it("is of those alone in which something was said since a day, and anew since another", async () => {
    const [ida, tom] = [aFormer("Ida", 3, 10 * DAY), aFormer("Tom", 3, 60 * DAY)];

    await page().startImport(PAGE_ID, "Mia", Date.now() - 30 * DAY);
    expect(await untilState("done")).toMatchObject({ found: 1, done: 1, messages: 3 });
    expect(await words(ida)).toEqual(said("Ida", 3));
    expect(await words(tom)).toEqual([]);

    await page().startImport(PAGE_ID, "Mia", Date.now() - 90 * DAY);
    expect(await untilState("done")).toMatchObject({ found: 2, messages: 3 });
    expect(await words(tom)).toEqual(said("Tom", 3));
  });

  it("goes on by the alarm after a death", async () => {
    const all = ["Ida", "Tom", "Eva"].map((name) => aFormer(name, 2));
    await start();
    await until(async () => expect((await told()).found).toBe(3));
    await crashPage();

    await pageAlarm();
    expect(await untilState("done")).toMatchObject({ done: 3, unread: 0 });
    for (const thread of all) expect(await words(thread)).toHaveLength(2);
  });

  it("ends where Meta refuses, says with what, and can be tried again", async () => {
    aFormer("Ida", 2);
    meta.current.faults.order({ kind: "error", code: 10, path: "/conversations", count: null });
    await start();

    expect(await untilState("failed")).toMatchObject({ graph: { code: 10 }, done: 0 });

    meta.current.faults.clear();
    await start();
    expect(await untilState("done")).toMatchObject({ done: 1, messages: 2 });
    expect(await told()).not.toHaveProperty("graph");
  });

  it("waits for a Page that is paused", async () => {
    aFormer("Ida", 2);
    meta.current.page().expireToken();
    await start();

    await until(async () => expect(await told()).toMatchObject({ state: "listing", wait: { for: "page" } }));
  });

  it("leaves out who was erased meanwhile", async () => {
    const [ida, tom] = [aFormer("Ida", 2), aFormer("Tom", 2, 60 * DAY)];
    await start();
    await until(async () => expect((await told()).found).toBe(2));
    await page().stopImport(PAGE_ID);
    await page().erase(PAGE_ID, tom.name);
    await tom.inside((conversation) => conversation.erase(tom.name, Date.now()));
    expect((await page().conversations(PAGE_ID)).conversations).not.toContain(tom.name);

    await start();
    await untilState("done");
    expect(await words(ida)).toHaveLength(2);
    expect(await rowsOf(page(), "SELECT * FROM past_conversation")).toEqual([]);
    expect((await tom.inside((conversation) => conversation.erase(tom.name, 0))).entries).toBe(0);
  });
});
