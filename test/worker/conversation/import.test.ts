import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { ImportAnswer } from "../../../worker/protocol/frames.ts";
import { useMeta } from "../support/meta.ts";
import {
  aThread,
  closeRecord,
  DAY,
  HOUR,
  KIM,
  letPass,
  MINUTE,
  SECOND,
  until,
  type TestThread,
} from "../support/thread.ts";
import { postItems } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

type Past = { from: "customer" | "page"; text?: string; attach?: readonly string[] };

/** Messages from long before, oldest first, an hour apart. */
function addPast(thread: TestThread, messages: readonly Past[], endsBefore = 30 * DAY): void {
  const first = Date.now() - endsBefore - messages.length * HOUR;
  meta.current.page().addHistory(
    thread.psid,
    messages.map((message, index) => ({ ...message, at: first + index * HOUR })),
  );
}

function talk(count: number): Past[] {
  return Array.from({ length: count }, (_, index) => ({
    from: index % 3 === 2 ? ("page" as const) : ("customer" as const),
    text: `Line ${String(index + 1)}`,
  }));
}

/** A customer who wrote a while ago, so that Meta's record is no news any more. */
async function aRecorded(past: readonly Past[], text?: string): Promise<TestThread> {
  const thread = await aThread(meta.current, text);
  addPast(thread, past);
  await letPass(meta.current, 5 * MINUTE);
  return thread;
}

async function ask(thread: TestThread): Promise<ImportAnswer> {
  const outcome: unknown = await thread.command(KIM, "thread.import", {});
  const { ok, value } = outcome as { ok: boolean; value: ImportAnswer };
  if (!ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return value;
}

async function imported(thread: TestThread): Promise<Entry[]> {
  const { entries } = await thread.read();
  return entries.filter(({ fetched }) => fetched === "imported");
}

function words({ content }: Entry): string {
  return "text" in content ? content.text : content.kind === "unsupported" ? content.what : content.kind;
}

describe("older messages of Meta's record", () => {
  it("come a page further with each command, and not with one that is repeated", async () => {
    const thread = await aRecorded(talk(120));
    const id = crypto.randomUUID();
    const repeated = async (): Promise<unknown> => await thread.command(KIM, "thread.import", { id });

    const first = await repeated();
    const { length } = await imported(thread);
    expect(await repeated()).toEqual(first);
    expect(await imported(thread)).toHaveLength(length);

    await ask(thread);
    expect((await imported(thread)).length).toBeGreaterThan(length);
  });

  it("come in above all else, oldest first, each by who wrote it", async () => {
    const thread = await aRecorded([
      { from: "customer", text: "Do you repair tents?" },
      { from: "page", text: "We do." },
    ]);

    expect(await ask(thread)).toEqual({ imported: 2, more: false });

    const { entries } = await thread.read();
    const shown = entries.filter(({ author }) => author.type !== "system");
    expect(shown.map((entry) => [entry.author.type, words(entry), entry.fetched])).toEqual([
      ["customer", "Do you repair tents?", "imported"],
      ["app", "We do.", "imported"],
      ["customer", "Where is my order?", undefined],
    ]);
    expect((await thread.thread()).past).toBe("complete");
  });

  it("ask nobody for anything: no interaction, no wait, and no word that an answer must have seen", async () => {
    const thread = await aRecorded(talk(2));
    const before = await thread.rev();
    const asked = async (): Promise<unknown> =>
      await thread.inside((conversation) => conversation.changesSince(thread.name, 0).digest);
    const digest = await asked();

    await ask(thread);

    expect(await asked()).toEqual(digest);
    expect((await imported(thread)).map(({ interaction }) => interaction)).toEqual([null, null]);
    const answer = thread.command(KIM, "message.send", { text: "On its way.", seenRev: before });
    expect(await thread.codeOf(answer)).toBe("ok");
  });

  it("come page by page, and nothing comes twice, also when two ask at once", async () => {
    meta.current.rules.conversationDetails = null;
    const thread = await aRecorded(talk(40));

    const [one, two] = await Promise.all([ask(thread), ask(thread)]);
    expect(one).toEqual(two);
    expect(one.more).toBe(true);
    expect((await thread.thread()).past).toBe("more");
    expect((await ask(thread)).more).toBe(false);
    expect(await ask(thread)).toEqual({ imported: 0, more: false });

    const { entries } = await thread.inside((conversation) => conversation.history(thread.name, null, 100));
    expect(entries.filter(({ fetched }) => fetched).map(words)).toEqual(talk(40).map(({ text }) => text));
  });

  it("are shown as messages that Meta tells nothing of, where that is so", async () => {
    const thread = await aRecorded(talk(22));

    await ask(thread);

    const shown = await imported(thread);
    expect(shown.slice(0, 4).map((entry) => [entry.author.type, words(entry)])).toEqual([
      ["system", "untold_message"],
      ["system", "untold_message"],
      ["system", "untold_message"],
      ["customer", "Line 4"],
    ]);
  });

  it("bring their files, which are copied like all others", async () => {
    const thread = await aRecorded([{ from: "customer", attach: ["photo"] }]);

    await ask(thread);

    await until(async () => {
      const [{ content } = { content: null }] = await imported(thread);
      expect(content).toMatchObject({ parts: [{ type: "image", media: { state: "ready" } }] });
    });
  });

  it("open the window that Meta has open", async () => {
    const thread = await aRecorded([]);
    addPast(thread, [{ from: "customer", text: "Hello?" }], HOUR);
    // Of the conversation only a mark ever came.
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec("DELETE FROM entry");
    });
    await thread.crash();
    expect((await thread.thread()).window.responseUntil).toBeNull();

    await ask(thread);

    expect((await thread.thread()).window.responseUntil).not.toBeNull();
  });

  it("leave what is too young to the webhook", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 5 * MINUTE);
    thread.customer.text("And another thing");

    await ask(thread);
    expect(await imported(thread)).toEqual([]);
    await thread.deliver();

    const { entries } = await thread.read();
    expect(entries.findLast(({ author }) => author.type === "customer")?.fetched).toBeUndefined();
  });

  it("are refused in words that help when Meta does not tell them, and come when it does", async () => {
    const thread = await aRecorded(talk(1));
    closeRecord(meta.current);
    const refused: unknown = await thread.command(KIM, "thread.import", {});
    expect(refused).toMatchObject({ ok: false, refusal: { code: "refused_by_meta", graph: { code: 200 } } });

    meta.current.faults.clear();
    meta.current.faults.order({ kind: "drop", path: "/messages", method: "GET" });
    const silent: unknown = await thread.command(KIM, "thread.import", {});
    expect(silent).toMatchObject({ ok: false, refusal: { code: "record_unavailable" } });

    expect((await ask(thread)).imported).toBe(1);
  });

  it("begin anew where Meta does not know its own place any more", async () => {
    meta.current.rules.conversationDetails = null;
    const thread = await aRecorded(talk(30));
    await ask(thread);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 33, path: "/messages", method: "GET" });

    await ask(thread);

    expect((await thread.thread()).past).toBe("complete");
    const { entries } = await thread.inside((conversation) => conversation.history(thread.name, null, 100));
    expect(entries.filter(({ fetched }) => fetched).map(words)).toEqual(talk(30).map(({ text }) => text));
  });
});

describe("a webhook that comes after Meta's record told the same", () => {
  it("makes the message ask for an answer after all, once", async () => {
    const thread = await aThread(meta.current);
    const { mid } = thread.customer.text("Is anybody there?");
    const webhooks = meta.current.outgoing.splice(0);
    await letPass(meta.current, 5 * MINUTE);
    expect((await ask(thread)).imported).toBe(1);

    meta.current.outgoing.push(...webhooks);
    await thread.deliver();

    const { entries } = await thread.read();
    const all = entries.filter((entry) => entry.mid === mid);
    expect(all.map((entry) => [words(entry), entry.fetched, entry.interaction])).toEqual([
      ["Is anybody there?", undefined, 1],
    ]);
    const { digest } = await thread.inside((conversation) => conversation.changesSince(thread.name, 0));
    expect([digest.unanswered, digest.asked]).toEqual([2, all[0]?.id]);
  });

  it("tells what was said, with its file, where the record told nothing of it", async () => {
    const thread = await aThread(meta.current);
    const first = thread.customer.attach(["photo"]);
    const webhooks = meta.current.outgoing.splice(0);
    for (let n = 0; n < 22; n++) thread.customer.text(`Line ${String(n)}`);
    meta.current.outgoing.splice(0);
    await letPass(meta.current, 5 * MINUTE);
    const order = { since: Date.now() - DAY, updatedAt: Date.now(), isThorough: true };
    await thread.stub.recover(thread.name, order);
    const ofMid = async (): Promise<Entry[]> =>
      (await thread.read()).entries.filter(({ mid }) => mid === first.mid);
    expect((await ofMid()).map(words)).toEqual(["untold_message"]);

    meta.current.outgoing.push(...webhooks);
    await thread.deliver();

    await until(async () => {
      expect((await ofMid()).map(({ author, content }) => [author.type, content])).toMatchObject([
        ["customer", { kind: "text", parts: [{ type: "image", media: { state: "ready" } }] }],
      ]);
    });
  });

  it("tells what the button stands for that was pressed", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 5 * MINUTE);
    meta.current
      .page()
      .addHistory(thread.psid, [{ from: "customer", at: Date.now() - DAY, text: "Track parcel" }]);
    await ask(thread);
    const [entry] = await imported(thread);

    await postItems([
      {
        sender: { id: thread.psid },
        recipient: { id: thread.name.split(":")[0] },
        timestamp: Date.now() - DAY,
        postback: { mid: entry?.mid, title: "Track parcel", payload: "TRACK" },
      },
    ]);

    const { entries } = await thread.read();
    expect(entries.find(({ id }) => id === entry?.id)?.content).toEqual({
      kind: "postback",
      title: "Track parcel",
      payload: "TRACK",
    });
  });

  it("tells who wrote for the Page", async () => {
    const thread = await aThread(meta.current);
    // Meta's record knows whole seconds alone.
    await letPass(meta.current, 2 * SECOND);
    meta.current.page().staffReply(thread.psid, "From the shop");
    const webhooks = meta.current.outgoing.splice(0);
    await letPass(meta.current, 5 * MINUTE);
    await ask(thread);
    expect((await imported(thread)).map(({ author }) => author)).toEqual([{ type: "app", appId: null }]);

    meta.current.outgoing.push(...webhooks);
    await thread.deliver();

    const { entries } = await thread.read();
    expect(entries.findLast(({ author }) => author.type !== "system")?.author).toEqual({
      type: "page_inbox",
    });
  });
});

describe("a message of ours that Meta's record shows", () => {
  it("does not come back as somebody else's", async () => {
    const thread = await aThread(meta.current);
    closeRecord(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages", method: "POST" });
    await thread.send("On its way.");
    await until(() => expect(thread.phone).toEqual(["On its way."]));
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");
    meta.current.faults.clear();
    await letPass(meta.current, 5 * MINUTE);

    await ask(thread);

    expect(await thread.states()).toEqual(["sent"]);
    expect(await imported(thread)).toEqual([]);
  });

  it("becomes one with what was imported before its own answer came", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages", method: "POST" });
    await thread.send("On its way.");
    await until(() => expect(thread.phone).toEqual(["On its way."]));
    await letPass(meta.current, 5 * MINUTE);
    // Nobody asks what became of it yet.
    await ask(thread);
    expect((await imported(thread)).map(words)).toEqual(["On its way."]);

    await thread.alarm();

    await thread.untilStates("sent");
    const { entries } = await thread.read();
    expect(entries.filter((entry) => words(entry) === "On its way." && !entry.merged)).toHaveLength(1);
  });
});
