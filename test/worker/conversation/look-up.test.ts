import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GraphFault } from "../../../demo/simulator/faults/fault.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { PNG } from "../support/cdn.ts";
import { PAGE_ID } from "../support/env.ts";
import { aFile } from "../support/given.ts";
import { aGate, holdTimeouts } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { sample, SAMPLES, type SampleName } from "../support/outgoing.ts";
import { echoItem, postItems } from "../support/webhook.ts";
import { aThread, closeRecord, KIM, letPass, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const ARRIVED = { kind: "apply-then-drop" } as const;
const LOST = { kind: "drop" } as const;

/** A message whose answer told nothing, on the way to be looked up. */
async function sendInto(
  fault: GraphFault,
  what: string | Outgoing = "first",
  thread?: TestThread,
): Promise<TestThread> {
  const own = thread ?? (await aThread(meta.current));
  meta.current.faults.order({ ...fault, path: "/messages", method: "POST" });
  await own.send(what);
  await until(async () => {
    const row = (await own.rows()).findLast(({ state }) => state !== null);
    expect([row?.state, (row?.due_at ?? 0) - (row?.requested_at ?? 0) < 80 * SECOND]).toEqual([
      "sending",
      true,
    ]);
  });
  return own;
}

/** The minute of waiting for the echo is over. */
async function endWait(thread: TestThread): Promise<void> {
  await letPass(meta.current, 61 * SECOND);
  await thread.alarm();
}

/** A message that nobody can tell of, because Meta's record was closed; it is open again. */
async function anUnknown(fault: GraphFault = ARRIVED, text = "first"): Promise<TestThread> {
  closeRecord(meta.current);
  const thread = await sendInto(fault, text);
  await endWait(thread);
  await thread.untilStates("unknown");
  meta.current.faults.clear();
  return thread;
}

/** Calls that read Meta's record. */
function reads(): string[] {
  return meta.current.calls.entries.flatMap(({ method, path }) =>
    method === "GET" && /\/(conversations|messages)$/.test(path) ? [path] : [],
  );
}

/** Waits until Meta was asked and the answer has been dealt with. */
async function looked(thread: TestThread, count: number): Promise<void> {
  await until(() => expect(reads().length).toBeGreaterThanOrEqual(count));
  await thread.rev();
}

async function first(thread: TestThread): Promise<Entry | undefined> {
  return (await thread.ours())[0];
}

describe("a message whose minute is over", () => {
  it("is what Meta's record shows, under Meta's mid, and its late echo changes nothing more", async () => {
    const thread = await sendInto(ARRIVED);
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");

    await endWait(thread);
    await thread.untilStates("sent");
    expect((await first(thread))?.mid).toBe(message?.mid);
    await thread.deliver();

    expect(await thread.states()).toEqual(["sent"]);
    expect((await first(thread))?.delivery?.sentAt).toBe(message?.at);
    const { entries } = await thread.read();
    expect(entries.filter(({ author }) => author.type !== "system")).toHaveLength(2);
    expect(thread.posts).toHaveLength(1);
  });

  it("is not another text of that time", async () => {
    const thread = await sendInto(LOST);
    meta.current.faults.order({ kind: "lose", event: "echo", count: null });
    meta.current.page().staffReply(thread.psid, "First");

    await endWait(thread);

    await thread.untilStates("unknown");
  });

  it("is not the same text of a message that is known", async () => {
    const thread = await aThread(meta.current);
    await thread.send("ok");
    await thread.untilStates("sent");
    await sendInto(LOST, "ok", thread);

    await endWait(thread);

    await thread.untilStates("sent", "unknown");
  });

  it("is not the same text of somebody else whose echo came", async () => {
    const thread = await sendInto(LOST, "ok");
    meta.current.page().staffReply(thread.psid, "ok");
    await thread.deliver();

    await endWait(thread);

    await thread.untilStates("unknown");
  });

  it("is not what the customer wrote in the same words", async () => {
    const thread = await sendInto(LOST, "ok");
    meta.current.faults.order({ kind: "lose", count: null });
    thread.customer.text("ok");

    await endWait(thread);

    await thread.untilStates("unknown");
  });

  it.each<[what: string, path: string, fault: GraphFault]>([
    ["does not find the conversation", "/conversations", { kind: "error", code: 200 }],
    ["is too fast", "/conversations", { kind: "error", code: 613 }],
    ["breaks the line", "/conversations", { kind: "drop" }],
    ["answers a web page", "/conversations", { kind: "html" }],
    ["does not answer", "/conversations", { kind: "hang" }],
    ["breaks the line over the messages", "/messages", { kind: "drop" }],
    ["says that the messages are deleted", "/messages", { kind: "error", code: 9000001 }],
  ])("is unknown, and the next one leaves, when Meta %s", async (_what, path, fault) => {
    const thread = await sendInto(ARRIVED);
    await thread.send("second");
    if (fault.kind === "hang") holdTimeouts().open();
    meta.current.faults.order({ ...fault, path, method: "GET" });

    await endWait(thread);

    await thread.untilStates("unknown", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
    expect(thread.posts).toHaveLength(2);
  });

  it("is sent when its echo comes while Meta's record is read", async () => {
    const thread = await sendInto(LOST);
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.includes("/conversations")) await gate.pass();
      return await inner(input, init);
    });
    await letPass(meta.current, 61 * SECOND);
    const alarm = thread.alarm();
    await until(() => expect(gate.arrived).toBe(1));

    const [row] = (await thread.rows()).filter(({ state }) => state !== null);
    const metadata = `${String(row?.seq)}.${row?.nonce ?? ""}.1`;
    await postItems([
      echoItem(thread.psid, { mid: "m_echo", text: "first", app_id: 200300400500, metadata }),
    ]);
    gate.open();
    await alarm;

    await thread.untilStates("sent");
    expect((await first(thread))?.mid).toBe("m_echo");
  });

  it.each(["the conversation", "its messages"])(
    "is asked for again when its instance died over %s",
    async (what) => {
      const thread = await sendInto(ARRIVED);
      const gate = aGate();
      const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
      vi.mocked(fetch).mockImplementation(async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        const response = await inner(input, init);
        if (url.includes(what === "the conversation" ? "/conversations" : "/messages?")) await gate.pass();
        return response;
      });
      await letPass(meta.current, 61 * SECOND);
      const alarm = thread.alarm().catch(() => null);
      await until(() => expect(gate.arrived).toBe(1));

      await thread.crash();
      await alarm;
      vi.mocked(fetch).mockImplementation(inner);
      expect(await thread.states()).toEqual(["sending"]);
      expect(await thread.inside((_it, { storage }) => storage.getAlarm())).not.toBeNull();
      await endWait(thread);

      await thread.untilStates("sent");
      expect(thread.phone).toEqual(["first"]);
      expect(thread.posts).toHaveLength(1);
    },
  );
});

describe("what is not words", () => {
  const NAMES = Object.keys(SAMPLES) as SampleName[];

  it.each(NAMES)("is what Meta's record shows of its kind: %s", async (name) => {
    const thread = await sendInto(ARRIVED, sample(name));
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");

    await endWait(thread);

    await thread.untilStates("sent");
    expect((await first(thread))?.mid).toBe(message?.mid);
    expect(thread.posts).toHaveLength(1);
  });

  it.each(NAMES)("is unknown where Meta has none such: %s", async (name) => {
    const thread = await sendInto(LOST, sample(name));
    meta.current.faults.order({ kind: "lose", event: "echo", count: null });
    meta.current.page().staffReply(thread.psid, "Something else");

    await endWait(thread);

    await thread.untilStates("unknown");
    expect(thread.posts).toHaveLength(1);
  });

  it("is a file by its kind and name", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PNG, "jacket.png");
    await sendInto(ARRIVED, { kind: "files", files: [{ file }] }, thread);
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");

    await endWait(thread);

    await thread.untilStates("sent");
    expect((await first(thread))?.mid).toBe(message?.mid);
  });

  it("is unknown where two of Meta's may be it", async () => {
    const thread = await sendInto(ARRIVED, sample("sticker"));
    meta.current.faults.order({ kind: "lose", event: "echo", count: null });
    const like = { type: "sticker", payload: { sticker_id: 369239263222822 } };
    meta.current.page().staffReply(thread.psid, { attachments: [like] });

    await endWait(thread);

    await thread.untilStates("unknown");
  });
});

describe("a message that is unknown", () => {
  it("is looked up when an agent opens the thread", async () => {
    const thread = await anUnknown();
    await letPass(meta.current, 61 * SECOND);

    await thread.read();

    await thread.untilStates("sent");
    expect(thread.posts).toHaveLength(1);
  });

  it("is asked for at most once a minute, and no more once Meta's record has nothing of it", async () => {
    const thread = await anUnknown(LOST);
    closeRecord(meta.current);
    const before = reads().length;

    await letPass(meta.current, 61 * SECOND);
    await Promise.all([thread.read(), thread.read(), thread.read()]);
    await looked(thread, before + 1);
    await thread.read();
    expect(reads()).toHaveLength(before + 1);

    meta.current.faults.clear();
    await letPass(meta.current, 61 * SECOND);
    await thread.read();
    await looked(thread, before + 3);
    await letPass(meta.current, 61 * SECOND);
    await thread.read();
    await thread.read();

    expect(reads()).toHaveLength(before + 3);
    expect(await thread.states()).toEqual(["unknown"]);
  });

  it("is not asked for once an agent disposed of it", async () => {
    const thread = await anUnknown();
    const entry = (await first(thread))?.id ?? 0;
    await thread.command(KIM, "message.settle", { entry, as: "arrived", seenRev: 0 });
    const before = reads().length;

    await letPass(meta.current, 61 * SECOND);
    await thread.read();
    await evictDurableObject(thread.stub);
    await thread.read();

    expect(reads()).toHaveLength(before);
  });

  it("is not what a message under way with the same text sent", async () => {
    const thread = await anUnknown(LOST, "ok");
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const response = await inner(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (url.endsWith(`${PAGE_ID}/messages`)) await gate.pass();
      return response;
    });
    await thread.send("ok");
    await until(() => expect(thread.phone).toEqual(["ok"]));
    const before = reads().length;
    await letPass(meta.current, 61 * SECOND);

    await thread.read();
    await looked(thread, before + 2);
    expect(await thread.states()).toEqual(["unknown", "sending"]);
    gate.open();

    await thread.untilStates("unknown", "sent");
  });

  it("tells the desk when it turns out to have arrived", async () => {
    const thread = await anUnknown();
    const failed = async (): Promise<boolean> =>
      (await thread.inside((conversation) => conversation.changesSince(thread.name, 0))).digest.failed;
    expect(await failed()).toBe(true);
    await letPass(meta.current, 61 * SECOND);

    await thread.read();
    await thread.untilStates("sent");

    expect(await failed()).toBe(false);
  });
});
