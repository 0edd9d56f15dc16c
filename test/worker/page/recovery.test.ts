import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RecoveryState } from "../../../worker/objects/page/store.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { APP_ID, env, PAGE_ID } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import {
  aThread,
  DAY,
  HOUR,
  letPass,
  MINUTE,
  pageAlarm,
  SECOND,
  TestThread,
  until,
} from "../support/thread.ts";
import { itemOf, postItems } from "../support/webhook.ts";

const meta = useMeta();

beforeEach(async () => {
  await pageStub(env, PAGE_ID).setUp(PAGE_ID, "one-version");
  await searched();
});
afterEach(() => reset());

async function state(): Promise<RecoveryState | null> {
  return await runInDurableObject(pageStub(env, PAGE_ID), (_page, { storage }) => {
    const [row] = storage.sql.exec<{ recovery: string | null }>("SELECT recovery FROM page").toArray();
    return row?.recovery == null ? null : (JSON.parse(row.recovery) as RecoveryState);
  });
}

/** Nothing is left to search for. */
async function searched(): Promise<void> {
  await until(async () => {
    await rested();
    expect(await state()).toMatchObject({ search: null, dueAt: null });
  });
}

/** Where the machine is busy two reads may reach Meta too soon after one another: then a search rests, and goes on. */
async function rested(): Promise<void> {
  const restMs = ((await state())?.dueAt ?? 0) - Date.now();
  // More than a rest is no business of this.
  if (restMs <= 0 || restMs > MINUTE) return;
  await letPass(meta.current, restMs);
  await pageAlarm();
}

/** The subscription is renewed, as it is every hour. */
async function renew(): Promise<void> {
  // An alarm of the Page's that is set for something else may come first, and renews it as well.
  const { checkedAt } = (await state()) ?? { checkedAt: 0 };
  await letPass(meta.current, HOUR);
  await pageAlarm();
  await until(async () => {
    await rested();
    expect((await state())?.checkedAt).toBeGreaterThan(checkedAt);
  });
  await searched();
}

/** What Meta had to tell is lost on the way. */
function loseAll(): void {
  meta.current.outgoing.splice(0);
}

async function shown(thread: TestThread): Promise<string[]> {
  const { entries } = await thread.read();
  return entries
    .filter(({ author }) => author.type !== "system")
    .map((entry) => `${entry.fetched ?? "told"}: ${words(entry)}`);
}

function words({ content }: Entry): string {
  return "text" in content ? content.text : content.kind;
}

function reads(): string[] {
  return meta.current.calls.entries.flatMap(({ method, path }) =>
    method === "GET" && /\/(conversations|messages)$/.test(path) ? [path] : [],
  );
}

async function crashPage(): Promise<void> {
  try {
    await runInDurableObject(pageStub(env, PAGE_ID), (_page, durable) =>
      durable.abort("crash ordered by the test"),
    );
  } catch {
    // That is how an abort ends the call.
  }
}

/** The subscription ends, and what the customer then does is told to nobody. */
async function unsubscribe(): Promise<void> {
  await letPass(meta.current, 10 * MINUTE);
  meta.current.page(PAGE_ID).state.subscribedApps = {};
}

describe("a Page that Meta unsubscribed", () => {
  it("is subscribed again, and what was missed asks for its answer", async () => {
    const thread = await aThread(meta.current);
    await thread.send("It left today.");
    await thread.untilStates("sent");
    await thread.deliver();
    await unsubscribe();
    thread.customer.text("It did not come.");
    await letPass(meta.current, SECOND);
    meta.current.page().staffReply(thread.psid, "Sorry!");
    await letPass(meta.current, SECOND);
    thread.customer.text("And now?");

    await renew();

    expect(meta.current.page(PAGE_ID).state.subscribedApps[APP_ID]).toContain("messages");
    expect(await shown(thread)).toEqual([
      "told: Where is my order?",
      "told: It left today.",
      "recovered: It did not come.",
      "recovered: Sorry!",
      "recovered: And now?",
    ]);
    const { digest } = await thread.inside((conversation) => conversation.changesSince(thread.name, 0));
    // Meta's record does not say who wrote for the Page.
    expect([digest.unanswered, digest.preview?.text]).toEqual([2, "And now?"]);
  });

  it("shows customers that nobody had heard of, at the desk as well", async () => {
    await aThread(meta.current);
    await unsubscribe();
    const customer = aCustomer(meta.current, "Ida");
    customer.text("Anybody?");

    await renew();

    const thread = new TestThread(meta.current, customer.psid);
    expect(await shown(thread)).toEqual(["recovered: Anybody?"]);
    const opened = await thread.codeOf(
      thread.command({ sub: "kim", name: "Kim", role: "agent" }, "thread.history", {
        before: { at: Date.now(), id: 999 },
        limit: 1,
      }),
    );
    expect(opened).toBe("ok");
  });

  it("has every conversation of that time read, also where the newest message is known", async () => {
    const thread = await aThread(meta.current);
    await unsubscribe();
    thread.customer.text("Missed");
    await letPass(meta.current, MINUTE);
    meta.current.page(PAGE_ID).state.subscribedApps = { [APP_ID]: ["messages"] };
    thread.customer.text("Told");
    await thread.deliver();
    meta.current.page(PAGE_ID).state.subscribedApps = {};

    await renew();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: Missed", "told: Told"]);
  });
});

/** A message is missed before one that is told, so that nothing of it shows at the conversation's end. */
async function missOneBeforeAnother(thread: TestThread): Promise<void> {
  await unsubscribe();
  thread.customer.text("Missed");
  await letPass(meta.current, MINUTE);
  meta.current.page(PAGE_ID).state.subscribedApps = { [APP_ID]: ["messages"] };
  thread.customer.text("Told");
  await thread.deliver();
}

const FOUND = ["told: Where is my order?", "recovered: Missed", "told: Told"];

describe("a Page that Meta unsubscribed, and that is hard to subscribe again,", () => {
  it.each([
    ["was refused", "POST", (): Response => Response.json({ error: { code: 200 } }, { status: 403 })],
    ["was made and its answer lost", "POST", null],
    ["could not be asked for", "GET", null],
  ] as const)("has all of that time read although its subscription %s", async (_name, method, answer) => {
    const thread = await aThread(meta.current);
    await missOneBeforeAnother(thread);
    meta.current.page(PAGE_ID).state.subscribedApps = {};
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    let isFirst = true;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const isMeant = request.method === method && request.url.endsWith("/subscribed_apps");
      if (!isMeant || !isFirst) return await inner(request);
      isFirst = false;
      if (answer !== null) return answer();
      await inner(request);
      throw new TypeError("connection lost");
    });
    await letPass(meta.current, HOUR);
    await pageAlarm();
    await until(() => expect(isFirst).toBe(false));

    await renew();

    expect(await shown(thread)).toEqual(FOUND);
  });

  it("has all of that time read when a new version subscribes it", async () => {
    const thread = await aThread(meta.current);
    await missOneBeforeAnother(thread);
    meta.current.page(PAGE_ID).state.subscribedApps = {};
    await letPass(meta.current, 10 * MINUTE);

    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "next-version");
    await searched();

    expect(await shown(thread)).toEqual(FOUND);
  });
});

describe("a Page that is subscribed", () => {
  it("has what it missed before a message that is known within a day", async () => {
    const thread = await aThread(meta.current);
    await missOneBeforeAnother(thread);
    await renew();
    expect(await shown(thread)).toEqual(["told: Where is my order?", "told: Told"]);

    await letPass(meta.current, DAY);
    await renew();

    expect(await shown(thread)).toEqual(FOUND);
  });
});

describe("a Page whose deliveries were lost", () => {
  it("does not take for its own what another app was told while it held the thread", async () => {
    const thread = await aThread(meta.current);
    const OTHER = "111";
    await postItems([
      itemOf(thread.psid, {
        take_thread_control: { previous_owner_app_id: APP_ID, new_owner_app_id: OTHER },
      }),
    ]);
    expect((await thread.thread()).holder).toMatchObject({ by: "other", appId: OTHER });
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("To the bot");
    loseAll();

    await renew();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: To the bot"]);
    expect((await thread.thread()).holder).toMatchObject({ by: "other", appId: OTHER });
  });

  it("finds them although it is subscribed", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("Hello?");
    loseAll();

    await renew();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: Hello?"]);
  });

  it("shows each once when Meta delivers after all, and it is no news then", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("Hello?");
    const late = meta.current.outgoing.splice(0);
    await renew();

    meta.current.outgoing.push(...late);
    await thread.deliver();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "told: Hello?"]);
  });

  it("asks again where Meta did not answer, and begins no later than before", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("Hello?");
    loseAll();
    meta.current.faults.order({ kind: "drop", path: "/conversations", count: 1 });
    await letPass(meta.current, HOUR);
    await pageAlarm();
    await until(async () => expect((await state())?.dueAt).toBeGreaterThan(Date.now()));
    expect(await shown(thread)).toEqual(["told: Where is my order?"]);

    await letPass(meta.current, 2 * MINUTE);
    await pageAlarm();
    await searched();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: Hello?"]);
  });

  it("looks for them with the next renewal where Meta refuses to tell", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("Hello?");
    loseAll();
    meta.current.faults.order({ kind: "error", code: 200, path: "/conversations", count: 1 });
    await letPass(meta.current, HOUR);
    await pageAlarm();
    await until(async () => expect(await state()).toMatchObject({ dueAt: null, search: { found: 0 } }));

    await renew();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: Hello?"]);
  });

  it("are still to be looked for where the token ended in the middle of it", async () => {
    const thread = await aThread(meta.current);
    thread.customer.text("Hello?");
    loseAll();
    await letPass(meta.current, 10 * MINUTE);
    const order = { since: Date.now() - HOUR, updatedAt: Date.now(), isThorough: true };
    meta.current.faults.order({ kind: "error", code: 190, path: "/messages", method: "GET", count: 1 });

    expect(await thread.stub.recover(thread.name, order)).toMatchObject({ ok: false });
    await pageStub(env, PAGE_ID).resume(PAGE_ID);

    expect(await thread.stub.recover(thread.name, order)).toEqual({ ok: true, found: 1 });
  });

  it("goes on where an instance died meanwhile", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 10 * MINUTE);
    thread.customer.text("Hello?");
    loseAll();
    await letPass(meta.current, HOUR);
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      if (new Request(input, init).url.includes("/conversations")) await gate.pass();
      return await inner(input, init);
    });
    await pageAlarm();
    await until(() => expect(gate.arrived).toBe(1));
    await crashPage();
    vi.mocked(fetch).mockImplementation(inner);

    await letPass(meta.current, 5 * MINUTE);
    await pageAlarm();
    await searched();

    expect(await shown(thread)).toEqual(["told: Where is my order?", "recovered: Hello?"]);
  });
});

describe("a Page of which nothing was lost", () => {
  it("is asked one call an hour, and no conversation is read", async () => {
    const thread = await aThread(meta.current);
    await thread.send("It left today.");
    await thread.untilStates("sent");
    await thread.deliver();
    const before = await thread.rev();

    await renew();
    await renew();

    expect(reads().map((path) => path.split("/").at(-1))).toEqual(["conversations", "conversations"]);
    expect(await thread.rev()).toBe(before);
  });

  it("leaves what is younger than two minutes to its webhook", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, HOUR - MINUTE);
    thread.customer.text("Just now");
    const { checkedAt } = (await state()) ?? { checkedAt: 0 };
    await letPass(meta.current, MINUTE);
    await pageAlarm();
    await until(async () => expect((await state())?.checkedAt).toBeGreaterThan(checkedAt));

    expect(await shown(thread)).toEqual(["told: Where is my order?"]);
  });

  it("leaves the time before it was connected to who asks for it", async () => {
    const thread = await aThread(meta.current);
    meta.current
      .page()
      .addHistory(thread.psid, [{ from: "customer", at: Date.now() - 30 * MINUTE, text: "Before" }]);
    meta.current.page(PAGE_ID).state.subscribedApps = {};

    await renew();

    expect(await shown(thread)).toEqual(["told: Where is my order?"]);
  });
});
