import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SWEEP_AFTER_MS, ERASED_KEYS_MS } from "../../../worker/domain/erasure.ts";
import { conversationStub, deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { letters, partsOf } from "../support/black-box.ts";
import { filesItem, PNG, TestCdn } from "../support/cdn.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { aFile } from "../support/given.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { leaveAll, outOfReach, standAt, type Point } from "../support/points.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { aThread, DAY, KIM, letPass, MINUTE, SECOND, TestThread, until } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const WORDS = "Where is my order?";
const ANSWER = "On its way to you";
const NOTE = "A friend of the house";

/** A thread with words both ways, a copied file and one of an agent's, and a note that mentions a colleague. */
async function aFullThread(): Promise<TestThread> {
  const thread = await aThread(meta.current, WORDS);
  const cdn = new TestCdn();
  const url = cdn.at("/photo.png", PNG);
  await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url }])]);
  const file = await aFile(thread, PNG, "invoice-of-ada.png");
  await thread.send({ kind: "files", files: [{ file: file.file }] } as never);
  await thread.send(ANSWER);
  await thread.deliver();
  const kim = await connect();
  await connect({ sub: "sam", name: "Sam Fox" });
  await kim.ask("note.add", { conversation: thread.name, text: NOTE, mentions: ["sam"] });
  await until(async () => {
    expect((await env.MEDIA?.list())?.objects.length).toBeGreaterThan(1);
    expect(await thread.states()).toEqual(["sent", "sent"]);
  });
  return thread;
}

const erase = (thread: TestThread, askedAt = Date.now()): Promise<unknown> =>
  Promise.resolve(thread.stub.erase(thread.name, askedAt));

async function expectNothingOf(thread: TestThread): Promise<void> {
  const all = await everything(thread.name);
  for (const trace of [thread.psid, WORDS, ANSWER, NOTE, "Marlow", "invoice-of-ada"])
    expect(all.includes(trace), `${trace} in ${around(all, trace)}`).toBe(false);
}

const around = (text: string, part: string): string => {
  const at = text.indexOf(part);
  return at === -1 ? "" : text.slice(Math.max(0, at - 120), at + 60);
};

describe("a person who is erased", () => {
  it("leaves nothing in any table, in what sockets remember, or in the bucket", async () => {
    const thread = await aFullThread();
    const kim = await connect();
    await kim.ask("thread.open", { conversation: thread.name });
    await kim.ask("list.open", { view: "open", length: 50 });
    const other = new TestThread(meta.current, newPsid());
    await postItems([textItem(other.psid, "m_other", "Another customer's words")]);
    expect(await everything(thread.name)).toContain(thread.psid);

    await erase(thread);

    await expectNothingOf(thread);
    expect(await everything(thread.name, other.name)).toContain("Another customer's words");
    expect(await everything(thread.name)).toContain(other.psid);
  });

  it("is gone for agents: from the list, and from the screen of whoever has the thread before them", async () => {
    const thread = await aFullThread();
    const kim = await connect();
    const { thread: shown } = await kim.ask("thread.open", { conversation: thread.name });
    await kim.ask("list.open", { view: "open", length: 50 });
    const before = kim.frames.length;

    await erase(thread);

    await until(() =>
      expect(kim.frames.slice(before)).toContainEqual({ type: "list.gone", conversation: thread.name }),
    );
    const told = kim.frames.slice(before);
    const anew = told.find((frame) => frame.type === "entries");
    expect(anew).toMatchObject({ entries: [], thread: { customer: { name: null } } });
    expect(anew?.thread.epoch).not.toBe(shown.epoch);
    expect(JSON.stringify(told)).not.toContain("Marlow");
    expect(await kim.refusal("thread.open", { conversation: thread.name })).toBe("not_found");
    expect(await kim.refusal("message.send", { conversation: thread.name, seenRev: 99, text: "x" })).toBe(
      "not_found",
    );
    const { items } = await kim.ask("list.open", { view: "open", length: 50 });
    expect(items.map(({ conversation }) => conversation)).not.toContain(thread.name);
  });

  it("leaves nothing at a Page that nobody connected, nor what was buried there", async () => {
    const thread = await aFullThread();
    const page = pageStub(env, PAGE_ID);
    const json = JSON.stringify({ sender: { id: thread.psid }, text: WORDS });
    await page.bury(PAGE_ID, [{ conversation: thread.name, key: "k1", at: 1, json }]);
    await page.bury(PAGE_ID, [{ conversation: null, key: "k2", at: 1, json }]);
    await page.bury(PAGE_ID, [{ conversation: null, key: "k3", at: 1, json: `{"id":"1${thread.psid}"}` }]);

    await erase(thread);

    // What they said lies in the black box, sealed; that there was something is the Page's, and names nobody.
    expect(await rowsOf(page, "SELECT key, conversation FROM event")).toEqual([
      { key: "dead:k2", conversation: null },
      { key: "dead:k3", conversation: null },
    ]);
    const [left, ...others] = await letters();
    expect(others).toEqual([]);
    const [part] = await partsOf({ row: left?.letter ?? 0, as: "letter" });
    expect(part?.text).toBe(`{"id":"1${thread.psid}"}`);
    await expectNothingOf(thread);
  });

  it("is erased once more without harm, and by two at once", async () => {
    const thread = await aFullThread();

    await Promise.all([erase(thread), erase(thread), erase(thread, Date.now() - 1)]);
    await erase(thread);

    await expectNothingOf(thread);
  });

  it("leaves no trace of one who was never heard of, but when", async () => {
    const thread = await aThread(meta.current);
    const stranger = `${PAGE_ID}:99887766554433`;
    await conversationStub(env, stranger).erase(stranger, Date.now());

    expect(await everything(stranger)).not.toContain("99887766554433");
    expect(await everything(thread.name)).toContain(thread.psid);
  });
});

describe("what was erased does not come back", () => {
  it("by a delivery that Meta repeats, whenever Meta says that it was said", async () => {
    const thread = await aThread(meta.current, WORDS);
    const early = textItem(thread.psid, "m_early", WORDS);
    // A clock at Meta that runs ahead.
    const ahead = textItem(thread.psid, "m_ahead", WORDS, Date.now() + 50 * SECOND);
    await postItems([early, ahead]);
    await erase(thread);

    expect((await postItems([early, ahead])).status).toBe(200);

    await expectNothingOf(thread);
  });

  it("by a delivery that comes late, for the first time", async () => {
    const thread = await aThread(meta.current, WORDS);
    await erase(thread);

    const late = textItem(thread.psid, "m_late", WORDS, Date.now() - MINUTE);
    expect((await postItems([late])).status).toBe(200);

    await expectNothingOf(thread);
  });

  it("by what waited at the Page while nobody had connected it", async () => {
    const [pageId, psid] = ["2015000777", newPsid()];
    const item = { ...textItem(psid, "m_kept", WORDS), recipient: { id: pageId } };
    expect((await post(bodyOf([item], "messaging", pageId))).status).toBe(200);
    expect(await rowsOf(pageStub(env, pageId), "SELECT conversation FROM kept")).toHaveLength(1);
    const conversation = `${pageId}:${psid}`;

    await conversationStub(env, conversation).erase(conversation, Date.now());
    await pageStub(env, pageId).moveTo(pageId, "north");
    await alarmOf(pageStub(env, pageId));

    const all = await everything(conversation);
    for (const trace of [psid, WORDS]) expect(all).not.toContain(trace);
  });

  it("by an import that is under way", async () => {
    const thread = await aThread(meta.current, "Hello");
    const at = Date.now() - 30 * DAY;
    meta.current.page().addHistory(thread.psid, [{ from: "customer", text: WORDS, at }]);
    await letPass(meta.current, 10 * MINUTE);
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const answer = await inner(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (url.includes("/messages?") || url.includes("messages.limit")) await gate.pass();
      return answer;
    });
    const importing = thread.command(KIM, "thread.import", {}).catch(() => null);
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    await erase(thread);
    gate.open();
    await importing;
    await letPass(meta.current, SWEEP_AFTER_MS + MINUTE);
    await alarmOf(thread.stub);

    await expectNothingOf(thread);
  });

  it("by what tells of messages that are gone", async () => {
    const thread = await aFullThread();
    await erase(thread);
    const at = Date.now() + SECOND;
    const head = { sender: { id: thread.psid }, recipient: { id: PAGE_ID }, timestamp: at };
    await postItems([
      { ...head, delivery: { mids: ["m_1"], watermark: at } },
      { ...head, read: { watermark: at } },
      { ...head, reaction: { mid: "m_1", action: "react", reaction: "love", emoji: "x" } },
    ]);

    await expectNothingOf(thread);
  });

  it("by its alarm, nor by the Page that calls who waits", async () => {
    const thread = await aFullThread();
    await erase(thread);

    await alarmOf(thread.stub);
    await thread.stub.wake(thread.name);
    await letPass(meta.current, SWEEP_AFTER_MS + MINUTE);
    await alarmOf(thread.stub);

    await expectNothingOf(thread);
  });

  it("from Meta's record, which still has all of it", async () => {
    const thread = await aFullThread();
    await letPass(meta.current, 10 * MINUTE);
    await erase(thread);

    const order = { since: 0, updatedAt: Date.now() - MINUTE, isThorough: true };
    expect(await thread.stub.recover(thread.name, order)).toEqual({ ok: true, found: 0 });
    const later = { since: 0, updatedAt: Date.now() + MINUTE, isThorough: true };
    expect(await thread.stub.recover(thread.name, later)).toEqual({ ok: true, found: 0 });

    await expectNothingOf(thread);
  });

  it("by a message that waits to be sent, nor does that leave", async () => {
    const thread = await aThread(meta.current, WORDS);
    meta.current.faults.order({ kind: "error", code: 190, path: "/messages", count: null });
    await thread.send(ANSWER);
    await thread.untilStates("queued (page_paused)");

    await erase(thread);
    meta.current.faults.clear();
    await thread.resumePage();
    await alarmOf(pageStub(env, PAGE_ID));
    await alarmOf(thread.stub);

    expect(thread.phone).toEqual([]);
    await expectNothingOf(thread);
  });

  it("by a message whose request is under way, nor by its echo", async () => {
    const thread = await aThread(meta.current, WORDS);
    const gate = aGate();
    interceptSends(async (goOn) => {
      await gate.pass();
      return await goOn();
    });
    await thread.send(ANSWER);
    await until(() => expect(gate.arrived).toBe(1));

    await erase(thread);
    gate.open();
    await until(() => expect(thread.phone).toEqual([ANSWER]));
    await thread.deliver();
    await letPass(meta.current, SWEEP_AFTER_MS + MINUTE);
    await alarmOf(thread.stub);

    await expectNothingOf(thread);
  });

  it("by a command that a gadget gives again, also after the customer wrote anew", async () => {
    const thread = await aThread(meta.current, WORDS);
    const id = crypto.randomUUID();
    await thread.send(ANSWER, KIM, id);
    await thread.untilStates("sent");
    await erase(thread);
    await letPass(meta.current, 3 * MINUTE);
    thread.customer.text("Hello again");
    await thread.deliver();
    await until(async () => expect((await thread.read()).entries).toHaveLength(1));

    const again = thread.command(KIM, "message.send", {
      id,
      text: ANSWER,
      seenRev: await thread.rev(),
    });

    expect(await thread.codeOf(again)).toBe("not_found");
    expect(thread.phone).toEqual([ANSWER]);
  });

  it("by news of it that reach the desk late", async () => {
    const thread = await aThread(meta.current, WORDS);
    const late = await thread.stub.changesSince(thread.name, 0);

    await erase(thread);
    await deskStub(env, "main").publish("main", late);

    await expectNothingOf(thread);
  });
});

describe("a person who writes after they were erased", () => {
  it("begins a thread anew, which knows nothing of before", async () => {
    const thread = await aFullThread();
    const before = (await thread.read()).rev;
    const kim = await connect();
    await kim.ask("thread.open", { conversation: thread.name });
    await erase(thread);
    await letPass(meta.current, 3 * MINUTE);

    thread.customer.text("Hello again");
    await thread.deliver();

    const opened = await until(() => kim.ask("thread.open", { conversation: thread.name }));
    expect(opened.entries.map(({ content }) => content)).toMatchObject([{ text: "Hello again" }]);
    expect(opened.entries[0]?.id).toBeGreaterThan(before);
    expect(opened.summary).toMatchObject({ owner: null, status: "open", preview: { text: "Hello again" } });
    const all = await everything(thread.name);
    for (const trace of [WORDS, ANSWER, "invoice-of-ada"]) expect(all).not.toContain(trace);
  });

  it("is heard although the desk has not forgotten them yet", async () => {
    const thread = await aThread(meta.current, WORDS);
    outOfReach("the desk forgets who was erased");
    await expect(erase(thread)).rejects.toThrow();
    await letPass(meta.current, 3 * MINUTE);
    thread.customer.text("Hello again");
    await thread.deliver();
    const kim = await connect();

    leaveAll();
    await alarmOf(thread.stub);

    const opened = await until(() => kim.ask("thread.open", { conversation: thread.name }));
    expect(opened.entries.map(({ content }) => content)).toMatchObject([{ text: "Hello again" }]);
    expect(await everything(thread.name)).not.toContain(WORDS);
  });

  it("keeps what they sent since, when all is looked through once more", async () => {
    const thread = await aFullThread();
    await erase(thread);
    await letPass(meta.current, 3 * MINUTE);
    const cdn = new TestCdn();
    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url: cdn.at("/new.png", PNG) }])]);
    await until(async () => expect((await env.MEDIA?.list())?.objects).toHaveLength(1));
    // As one would leave it that was under way.
    await env.MEDIA?.put(`${PAGE_ID}/${thread.psid}/1.1`, "late");

    await letPass(meta.current, SWEEP_AFTER_MS + MINUTE);
    await alarmOf(thread.stub);

    const keys = ((await env.MEDIA?.list())?.objects ?? []).map(({ key }) => key);
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toMatch(/\/1\.1$/);
    expect((await thread.read()).entries).toHaveLength(1);
  });

  it("is erased anew with what was said since", async () => {
    const thread = await aFullThread();
    await erase(thread);
    await letPass(meta.current, 3 * MINUTE);
    thread.customer.text(WORDS);
    await thread.deliver();
    await until(async () => expect((await thread.read()).entries).toHaveLength(1));

    await erase(thread);

    await expectNothingOf(thread);
  });
});

describe("an erasing over which the instance dies", () => {
  const DEATHS: [string, Point, "before" | "after", number][] = [
    ["before anything is written", "a conversation writes down how far it is erased", "before", 1],
    ["before the Page has forgotten", "the Page forgets who was erased", "before", 1],
    ["after the Page has forgotten", "the Page forgets who was erased", "after", 1],
    ["before the desk has forgotten", "the desk forgets who was erased", "before", 1],
    ["after the desk has forgotten", "the desk forgets who was erased", "after", 1],
    ["before Page and desk are written down", "a conversation writes down how far it is erased", "before", 2],
    ["after the bucket was emptied", "a conversation looks for what is left", "before", 1],
    ["before the bucket is written down", "a conversation writes down how far it is erased", "before", 3],
  ];

  it.each(DEATHS)("%s is gone on with by the next", async (_when, point, where, nth) => {
    const thread = await aFullThread();
    const stand = standAt<Point>(point, async (goOn, ..._input) => {
      const isTheOne = stand.calls === nth;
      if (isTheOne && where === "before") await thread.crash();
      const answer = await goOn();
      if (isTheOne) await thread.crash();
      return answer;
    });
    await erase(thread).catch(() => undefined);
    leaveAll();

    await until(async () => {
      await erase(thread, Date.now()).catch(() => undefined);
      await expectNothingOf(thread);
    });
  });

  it("is gone on with by the alarm alone", async () => {
    const thread = await aFullThread();
    outOfReach("the desk forgets who was erased");
    await expect(erase(thread)).rejects.toThrow();
    expect(await everything(thread.name)).not.toContain(`"text":"${WORDS}"`);
    leaveAll();
    await evictDurableObject(thread.stub);

    await letPass(meta.current, 2 * MINUTE);
    await alarmOf(thread.stub);

    await expectNothingOf(thread);
  });

  it("forgets its keys when nobody asks for them any more", async () => {
    const thread = await aFullThread();
    await erase(thread);
    expect((await rowsOf(thread.stub, "SELECT * FROM erased_key")).length).toBeGreaterThan(0);

    await letPass(meta.current, SWEEP_AFTER_MS + MINUTE);
    await alarmOf(thread.stub);
    await letPass(meta.current, ERASED_KEYS_MS);
    await alarmOf(thread.stub);

    expect(await rowsOf(thread.stub, "SELECT * FROM erased_key")).toEqual([]);
    expect(await rowsOf(thread.stub, "SELECT name, step FROM erasure")).toEqual([{ name: null, step: null }]);
    expect(vi.isMockFunction(fetch)).toBe(true);
  });
});
