import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useMeta } from "../support/meta.ts";
import {
  aThread,
  closeRecord,
  DAY,
  KIM,
  letPass,
  MINUTE,
  until,
  type TestThread,
} from "../support/thread.ts";

/** Whoever reads Meta's record, for whatever: what stands there for a message of ours is ours. */

const meta = useMeta();

afterEach(() => reset());

const TEXT = "On its way.";

/** A message that Meta took and that nobody can tell of: Meta's record was closed when its minute was over. */
async function anUnknown(
  more: (thread: TestThread) => Promise<void> | void = () => undefined,
): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: "apply-then-drop", path: "/messages", method: "POST" });
  await thread.send(TEXT);
  await until(() => expect(thread.phone).toEqual([TEXT]));
  await more(thread);
  closeRecord(meta.current);
  await letPass(meta.current, 3 * MINUTE);
  await thread.alarm();
  await thread.untilStates("unknown");
  meta.current.faults.clear();
  return thread;
}

/** What the thread shows of the Page, by whom. */
async function shown(thread: TestThread): Promise<string[]> {
  const entries = await thread.whole();
  return entries.flatMap(({ author, content, merged }) => {
    if (author.type === "customer" || author.type === "system" || merged) return [];
    return [`${author.type}: ${"text" in content ? content.text : content.kind}`];
  });
}

/** Messages that came after ours, and whose webhooks were lost. */
function chatter(thread: TestThread, count: number): void {
  meta.current.rules.conversationDetails = null;
  meta.current.faults.order({ kind: "lose", count: null });
  for (let n = 1; n <= count; n++) thread.customer.text(`Line ${String(n)}`);
}

const READERS: [string, (thread: TestThread) => Promise<unknown>][] = [
  ["an import", (thread) => thread.command(KIM, "thread.import", {})],
  [
    "a recovery",
    (thread) => {
      const order = { since: Date.now() - DAY, updatedAt: Date.now(), isThorough: true };
      return thread.stub.recover(thread.name, order);
    },
  ],
];

describe.each(READERS)("a message of unknown outcome, when %s reads Meta's record first", (_what, read) => {
  it("is sent, and does not come back as another's, although it was asked for a moment ago", async () => {
    const thread = await anUnknown();

    await read(thread);

    expect(await thread.states()).toEqual(["sent"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });

  it("is sent, and stands once, although an agent said so before", async () => {
    const thread = await anUnknown();
    const [entry] = await thread.ours();
    await thread.command(KIM, "message.settle", { entry: entry?.id ?? 0, as: "arrived", seenRev: 99 });

    await read(thread);

    expect(await thread.states()).toEqual(["sent (arrived)"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });

  it("is sent although many messages lie between", async () => {
    const thread = await anUnknown((it) => chatter(it, 80));

    for (let time = 0; time < 4 && (await thread.states()).join() !== "sent"; time++) await read(thread);

    expect(await thread.states()).toEqual(["sent"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });

  it("is sent where the list does not tell what it said, and the message does", async () => {
    const thread = await anUnknown((it) => chatter(it, 22));
    meta.current.rules.conversationDetails = 20;
    tellSingly();

    await read(thread);

    expect(await thread.states()).toEqual(["sent"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });

  it("does not come back as another's although Meta did not answer when it was asked for singly", async () => {
    const thread = await anUnknown((it) => chatter(it, 22));
    meta.current.rules.conversationDetails = 20;
    tellSingly();
    breakOnce(A_MESSAGE);

    await read(thread);
    expect(await thread.states()).toEqual(["unknown"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
    await read(thread);

    expect(await thread.states()).toEqual(["sent"]);
    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });
});

describe("a message of unknown outcome, when its thread is opened", () => {
  it("is found although more than seventy-five messages lie between", async () => {
    const thread = await anUnknown((it) => chatter(it, 120));

    await untilFound(thread);

    expect(await shown(thread)).toEqual([`agent: ${TEXT}`]);
  });

  it("is asked for again when Meta did not tell all of that time", async () => {
    const thread = await anUnknown((it) => chatter(it, 60));
    await letPass(meta.current, MINUTE);
    const refused = breakOnce(/\/messages\?.*after=/);
    await thread.read();
    await until(() => expect(refused.count).toBe(1));
    expect(await thread.states()).toEqual(["unknown"]);

    await letPass(meta.current, MINUTE);
    await thread.read();

    await thread.untilStates("sent");
  });

  it("is asked for again when Meta did not answer what the list does not tell", async () => {
    const thread = await anUnknown((it) => chatter(it, 22));
    meta.current.rules.conversationDetails = 20;
    tellSingly();
    const broken = breakOnce(A_MESSAGE);
    await letPass(meta.current, MINUTE);
    await thread.read();
    await until(() => expect(broken.count).toBe(1));
    expect(await thread.states()).toEqual(["unknown"]);

    await untilFound(thread);
  });
});

/** Its thread is opened once a minute: where Meta's record must rest for a moment it is asked for the next time. */
async function untilFound(thread: TestThread): Promise<void> {
  await until(async () => {
    await letPass(meta.current, MINUTE);
    await thread.read();
    expect(await thread.states()).toEqual(["sent"]);
  });
}

/** A question about one message. */
const A_MESSAGE = /\/m_[^/]*\?/;

/** The line breaks once, over what this matches. */
function breakOnce(what: RegExp): { count: number } {
  const broken = { count: 0 };
  const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
  vi.mocked(fetch).mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!what.test(url) || broken.count > 0) return await inner(input, init);
    broken.count += 1;
    throw new TypeError("the line broke");
  });
  return broken;
}

/** Meta's practice: what a list leaves out, the message itself tells. */
function tellSingly(): void {
  const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
  vi.mocked(fetch).mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const { rules } = meta.current;
    const { conversationDetails } = rules;
    if (A_MESSAGE.test(url)) rules.conversationDetails = null;
    try {
      return await inner(input, init);
    } finally {
      rules.conversationDetails = conversationDetails;
    }
  });
}
