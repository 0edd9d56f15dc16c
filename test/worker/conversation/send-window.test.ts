import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Page } from "../../../worker/objects/page/page.ts";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import { PagesStore } from "../../../worker/objects/desk/pages/pages-store.ts";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { APP_ID, env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import {
  aThread,
  ANA,
  DAY,
  HOUR,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  SECOND,
  TestThread,
  until,
} from "../support/thread.ts";
import { echoItem, postItems } from "../support/webhook.ts";

const meta = useMeta();

// What a Page learned about itself must not reach the next test.
afterEach(() => reset());

function grantHumanAgent(isGranted = true): void {
  const app = meta.current.world.state.apps[APP_ID];
  if (app !== undefined) app.humanAgent = isGranted;
}

/** What the Page lets its conversations know. */
async function known(): Promise<unknown> {
  const lease = await pageStub(env, PAGE_ID).lease(PAGE_ID, null);
  return lease.ok && lease.humanAgent;
}

/** What the desk tells its agents of the Page. */
async function toldToAgents(): Promise<unknown> {
  const pages = await runInDurableObject(deskStub(env, "main"), (_desk, { storage }) =>
    new PagesStore(storage.sql).all(),
  );
  return pages.find(({ pageId }) => pageId === PAGE_ID)?.humanAgent;
}

/** An agent wants the tag to be tried again. */
async function press(pageId = PAGE_ID): Promise<unknown> {
  const command: DeskCommand = { type: "page.retryHumanAgent", id: crypto.randomUUID(), pageId };
  return await deskStub(env, "main").command("main", KIM, command);
}

/** The deployment now has another token, for which Meta knows the same Page. */
async function deployToken(token: string): Promise<void> {
  meta.current.page().replaceToken(token);
  await runInDurableObject(pageStub(env, PAGE_ID), (page) => {
    Object.assign(page, { env: { ...env, FACEBOOK_PAGE_ACCESS_TOKEN: token } });
  });
}

function typesOf(thread: TestThread): unknown[] {
  return thread.posts.map(({ params }) => params["tag"] ?? params["messaging_type"]);
}

/** Meta says "too fast" to the next send, so that the message waits. */
function slowDown(): void {
  meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
}

/** The Page's rest is over: it wakes the thread, whose queue goes on. */
async function wakeUp(thread: TestThread): Promise<void> {
  await pageAlarm();
  await thread.alarm();
}

describe("the messaging window", () => {
  it("is told as 24 hours, and seven days for a person, from the customer's last message", async () => {
    const thread = await aThread(meta.current);
    const [{ at } = { at: 0 }] = thread.customer.thread.messages;

    expect((await thread.thread()).window).toEqual({
      responseUntil: at + DAY,
      humanAgentUntil: at + 7 * DAY,
    });
  });

  it("uses no tag within 24 hours, even where the Page may", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY - MINUTE);

    await thread.send("Hello");
    await thread.untilStates("sent");

    expect(typesOf(thread)).toEqual(["RESPONSE"]);
  });

  it("uses the tag of human agents after 24 hours, and learns that the Page may", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    expect(await toldToAgents()).toBeUndefined();

    await thread.send("Hello");
    await thread.untilStates("sent");

    expect(typesOf(thread)).toEqual(["HUMAN_AGENT"]);
    await until(async () => expect(await toldToAgents()).toBe("yes"));
  });

  it("learns it once, not with every message", async () => {
    grantHumanAgent();
    const learn = vi.spyOn(Page.prototype, "learnHumanAgent");
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);

    for (const text of ["one", "two", "three"]) await thread.send(text);
    await thread.untilStates("sent", "sent", "sent");

    expect(typesOf(thread)).toEqual(["HUMAN_AGENT", "HUMAN_AGENT", "HUMAN_AGENT"]);
    expect(learn.mock.calls).toEqual([[PAGE_ID, "yes", PAGE_TOKEN]]);
  });

  it("learns from Meta's refusal of the tag that the Page may not, and asks no more", async () => {
    const thread = await aThread(meta.current);
    const other = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);

    const seenRev = await thread.rev();
    await Promise.all(
      ["Hello", "Hello?"].map((text) => thread.command(KIM, "message.send", { seenRev, text })),
    );
    await thread.untilStates("failed (window_closed)", "failed (window_closed)");
    await thread.send("Hello?");
    await thread.untilStates("failed (window_closed)", "failed (window_closed)", "failed (window_closed)");
    await other.send("Hi");
    await other.untilStates("failed (window_closed)");

    expect(typesOf(thread)).toEqual(["HUMAN_AGENT"]);
    expect(typesOf(other)).toEqual([]);
    await until(async () => expect(await toldToAgents()).toBe("no"));
  });

  it("keeps what Meta said of the tag across a deploy", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    await thread.send("Hello");
    await thread.untilStates("sent");

    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "a new version");

    expect(await known()).toBe("yes");
    expect(await toldToAgents()).toBe("yes");
  });

  it("may no longer be longer for a person once Meta refuses", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    await thread.send("Hello");
    await thread.untilStates("sent");
    grantHumanAgent(false);

    await thread.send("Hello?");
    await thread.untilStates("sent", "failed (window_closed)");

    await until(async () => expect(await toldToAgents()).toBe("no"));
  });

  it.each<[name: string, isOver: () => Promise<unknown>]>([
    ["a day later", () => letPass(meta.current, DAY)],
    ["as soon as an agent wants it", () => press()],
    ["with another token", () => deployToken("EAAanother-token")],
  ])("asks Meta for the tag again %s", async (_name, isOver) => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    await thread.send("Hello");
    await thread.untilStates("failed (window_closed)");
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "a new version");
    expect(await known()).toBe("no");
    grantHumanAgent();

    await isOver();
    await thread.send("Hello?");

    await thread.untilStates("failed (window_closed)", "sent");
    expect(typesOf(thread)).toEqual(["HUMAN_AGENT", "HUMAN_AGENT"]);
    await deployToken(PAGE_TOKEN);
  });

  it("lets agents hear that a refusal is a day old, also when nobody sends", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    await thread.send("Hello");
    await thread.untilStates("failed (window_closed)");
    await until(async () => expect(await toldToAgents()).toBe("no"));

    await letPass(meta.current, DAY);
    await pageAlarm();

    expect(await toldToAgents()).toBeUndefined();
  });

  it("is asked for again for the desk's own Pages alone", async () => {
    await aThread(meta.current);

    expect(await press(`${PAGE_ID}0`)).toEqual({ ok: false, refusal: { code: "not_found" } });
  });

  it("learns nothing from an answer to a token that was replaced since", async () => {
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "a version");

    await pageStub(env, PAGE_ID).learnHumanAgent(PAGE_ID, "no", "EAAan-older-token");

    expect(await known()).toBe("unknown");
  });

  it("learns nothing about the tag from a denial that has another reason", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    meta.current.faults.order({ kind: "error", code: 10, subcode: 1893015, path: "/messages" });
    grantHumanAgent();

    await thread.send("one");
    await thread.untilStates("failed (rejected)");
    await thread.send("two");
    await thread.untilStates("failed (rejected)", "sent");

    expect(typesOf(thread)).toEqual(["HUMAN_AGENT", "HUMAN_AGENT"]);
  });

  it("learns nothing about the tag from a plain denial within 24 hours", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 10, path: "/messages" });
    await thread.send("one");
    await thread.untilStates("failed (rejected)");
    grantHumanAgent();
    await letPass(meta.current, DAY + MINUTE);

    await thread.send("two");
    await thread.untilStates("failed (rejected)", "sent");

    expect(typesOf(thread)).toEqual(["RESPONSE", "HUMAN_AGENT"]);
  });

  it("refuses a message after seven days, and tells when 24 hours were over", async () => {
    const thread = await aThread(meta.current);
    const [{ at } = { at: 0 }] = thread.customer.thread.messages;
    await letPass(meta.current, 7 * DAY + MINUTE);

    const outcome = await thread.command(KIM, "message.send", { seenRev: await thread.rev(), text: "Hello" });

    expect(outcome).toMatchObject({ ok: false, refusal: { code: "window_closed", closedAt: at + DAY } });
    expect(typesOf(thread)).toEqual([]);
    expect(await thread.states()).toEqual([]);
  });

  it("refuses a message to whoever never wrote", async () => {
    const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
    await postItems([echoItem(thread.psid, { mid: `m_${thread.psid}`, text: "Hello from our inbox" })]);

    const outcome = await thread.command(KIM, "message.send", { seenRev: await thread.rev(), text: "Hello" });

    expect(outcome).toMatchObject({ ok: false, refusal: { code: "window_closed", closedAt: null } });
    expect((await thread.thread()).window).toEqual({ responseUntil: null, humanAgentUntil: null });
  });

  it("opens again when the customer reacts", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    await letPass(meta.current, 8 * DAY);
    thread.customer.react(thread.customer.thread.messages.at(-1)?.mid ?? "", "👍");
    await thread.deliver();

    await thread.send("Thanks");
    await thread.untilStates("sent", "sent");

    expect(typesOf(thread)).toEqual(["RESPONSE", "RESPONSE"]);
  });

  it("fails a message that is still queued when it closes, without asking Meta", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, 7 * DAY - MINUTE);
    slowDown();
    await thread.send("Hello");
    await thread.untilStates("queued (page_slow)");

    await letPass(meta.current, 2 * MINUTE);
    await wakeUp(thread);

    await thread.untilStates("failed (window_closed)");
    expect(typesOf(thread)).toEqual(["HUMAN_AGENT"]);
  });

  it("is judged again for the second try of a message", async () => {
    grantHumanAgent();
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY - MINUTE);
    slowDown();
    await thread.send("Hello");
    await thread.untilStates("queued (page_slow)");

    await letPass(meta.current, 2 * MINUTE);
    await wakeUp(thread);

    await thread.untilStates("sent");
    expect(typesOf(thread)).toEqual(["RESPONSE", "HUMAN_AGENT"]);
  });

  it("fails a message when Meta says that it is closed", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 10, subcode: 2018278, path: "/messages" });

    await thread.send("Hello");

    await thread.untilStates("failed (window_closed)");
    expect((await thread.ours())[0]?.delivery?.failure?.graph).toEqual({ code: 10, subcode: 2018278 });
  });
});

describe("a customer in Europe or Japan", () => {
  it("is known as such once Meta refused something by its rules, and is written to as before", async () => {
    const thread = await aThread(meta.current);
    expect(await thread.thread()).not.toHaveProperty("europeRules");
    meta.current.faults.order({ kind: "error", code: 10, subcode: 2018336, path: "/messages" });

    await thread.send("Hello");

    await thread.untilStates("failed (rejected)");
    expect((await thread.thread()).europeRules).toBe(true);
    await thread.send("Hello again");
    await thread.untilStates("failed (rejected)", "sent");
    expect((await thread.thread()).europeRules).toBe(true);
  });
});

describe("a customer who cannot be reached", () => {
  it("is not written to until they write again", async () => {
    const thread = await aThread(meta.current);
    thread.customer.block();
    await thread.send("Hello");
    await thread.untilStates("failed (customer_unavailable)");

    const seenRev = await thread.rev();
    const refused = await thread.command(KIM, "message.send", { seenRev, text: "Hello?" });
    expect(refused).toEqual({ ok: false, refusal: { code: "customer_unavailable" } });
    expect((await thread.thread()).unavailable).toBe(true);
    expect(thread.posts).toHaveLength(1);

    thread.customer.unblock();
    thread.customer.text("I am back");
    await thread.deliver();
    expect((await thread.thread()).unavailable).toBe(false);
    await thread.send("Welcome back");
    await thread.untilStates("failed (customer_unavailable)", "sent");
  });

  it.each([
    [551, undefined],
    [200, 1545041],
    [10, 2018108],
  ])("is told by code %i/%s", async (code, subcode) => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({
      kind: "error",
      code,
      ...(subcode === undefined ? {} : { subcode }),
      path: "/messages",
    });

    await thread.send("Hello");

    await thread.untilStates("failed (customer_unavailable)");
    expect((await thread.thread()).unavailable).toBe(true);
  });

  it("gets nothing of what was queued behind, nor the rest of a long text", async () => {
    const thread = await aThread(meta.current);
    thread.customer.block();

    const seenRev = await thread.rev();
    const parts = `${"x".repeat(1_500)}\n\n${"y".repeat(1_500)}`;
    const [long, short] = await Promise.all([
      thread.command(KIM, "message.send", { seenRev, text: parts }),
      thread.command(KIM, "message.send", { seenRev, text: "later" }),
    ]);

    expect([long.ok, short.ok]).toEqual([true, true]);
    await thread.untilStates(
      "failed (customer_unavailable)",
      "failed (earlier_part_failed)",
      "failed (customer_unavailable)",
    );
    expect(thread.posts).toHaveLength(1);
  });
});

describe("a message that waited", () => {
  /** A message in the queue of a paused Page, and another behind it that was written later. */
  async function twoWaiting(gap: number): Promise<TestThread> {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    await thread.send("first");
    await thread.untilStates("queued (page_paused)");
    await letPass(meta.current, gap);
    await thread.send("second");
    meta.current.page().reconnect();
    return thread;
  }

  async function resume(thread: TestThread): Promise<void> {
    await thread.resumePage(ANA);
    await wakeUp(thread);
  }

  it("up to 15 minutes leaves by itself", async () => {
    const thread = await twoWaiting(15 * MINUTE - 30 * SECOND);

    await resume(thread);

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("longer leaves once an agent confirms it, and nothing overtakes it", async () => {
    const thread = await twoWaiting(15 * MINUTE + 30 * SECOND);
    await resume(thread);
    await thread.untilStates("queued (confirmation)", "queued");
    expect(thread.phone).toEqual([]);

    const [first] = await thread.ours();
    expect(await thread.codeOf(thread.command(KIM, "message.confirm", { entry: first?.id ?? 0 }))).toBe("ok");

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("is confirmed once: a repeated confirmation is answered alike and sends nothing more", async () => {
    const thread = await twoWaiting(16 * MINUTE);
    await resume(thread);
    await thread.untilStates("queued (confirmation)", "queued");
    const entry = (await thread.ours())[0]?.id ?? 0;
    const id = crypto.randomUUID();

    await thread.command(KIM, "message.confirm", { id, entry });
    await thread.untilStates("sent", "sent");
    const repeated = await thread.command(KIM, "message.confirm", { id, entry });

    expect(repeated.ok && repeated.value.entries.map(({ delivery }) => delivery?.state)).toEqual(["sent"]);
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("asks again when it waited another 15 minutes after the confirmation", async () => {
    const thread = await twoWaiting(16 * MINUTE);
    await resume(thread);
    await thread.untilStates("queued (confirmation)", "queued");
    meta.current.page().expireToken();
    const entry = (await thread.ours())[0]?.id ?? 0;
    await thread.command(KIM, "message.confirm", { entry });
    await thread.untilStates("queued (page_paused)", "queued");

    await letPass(meta.current, 16 * MINUTE);
    meta.current.page().reconnect();
    await resume(thread);
    await thread.untilStates("queued (confirmation)", "queued");
    expect(thread.phone).toEqual([]);

    await thread.command(KIM, "message.confirm", { entry });
    await until(async () => expect((await thread.states())[0]).toBe("sent"));
    expect(thread.phone[0]).toBe("first");
  });

  it("may be taken back instead, and the next goes on", async () => {
    const thread = await twoWaiting(16 * MINUTE - 10 * SECOND);
    await resume(thread);
    await thread.untilStates("queued (confirmation)", "queued");

    const entry = (await thread.ours())[0]?.id ?? 0;
    expect(await thread.codeOf(thread.command(KIM, "message.withdraw", { entry }))).toBe("ok");

    await thread.untilStates("withdrawn", "sent");
    expect(thread.phone).toEqual(["second"]);
  });

  it("fails when it is confirmed after the window has closed", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().expireToken();
    const [entry] = await thread.send("first");
    await thread.untilStates("queued (page_paused)");
    await letPass(meta.current, 7 * DAY + HOUR);
    await thread.alarm();
    await thread.untilStates("queued (confirmation)");

    await thread.command(KIM, "message.confirm", { entry: entry?.id ?? 0 });

    await thread.untilStates("failed (window_closed)");
    expect(thread.posts).toHaveLength(1);
  });

  it("needs no confirmation of a message that is not queued any more", async () => {
    const thread = await aThread(meta.current);
    const [entry] = await thread.send("first");
    await thread.untilStates("sent");

    const outcome = await thread.command(KIM, "message.confirm", { entry: entry?.id ?? 0 });

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "sent" } });
  });
});
