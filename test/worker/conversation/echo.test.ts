import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGate, holdTimeouts, interceptSends } from "../support/gate.ts";
import { APP_ID, OTHER_APP_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import {
  aThread,
  closeRecord,
  letPass,
  pageAlarm,
  SECOND,
  until,
  type TestThread,
} from "../support/thread.ts";
import { bodyOf, echoItem, post, postItems, type Item } from "../support/webhook.ts";

const meta = useMeta();

// A Page that Meta slowed down must not reach the next test.
afterEach(() => reset());

/** Takes the oldest echo that waits at Meta, as the item in its body. */
function takeEcho(): Item {
  const index = meta.current.outgoing.findIndex(({ kind }) => kind === "echo");
  const [webhook] = meta.current.outgoing.splice(index, 1);
  const body = JSON.parse(webhook?.body ?? "{}") as { entry: { messaging: Item[] }[] };
  return body.entry[0]?.messaging[0] ?? {};
}

function metadataOf(thread: TestThread, post = 0): string {
  const message = thread.posts[post]?.params["message"] as { metadata: string };
  return message.metadata;
}

/** What the thread shows of the Page: author and state of each entry. */
async function shown(thread: TestThread): Promise<string[]> {
  const { entries } = await thread.read();
  return entries
    .filter(({ author }) => author.type !== "customer" && author.type !== "system")
    .map(
      ({ author, content, delivery }) =>
        `${author.type} ${content.kind === "text" ? content.text : content.kind} ${delivery?.state ?? "-"}`,
    );
}

/** A message that Meta took without the Worker learning of it. */
async function aLostAnswer(): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
  await thread.send("Hello");
  await until(() => expect(thread.phone).toEqual(["Hello"]));
  await thread.untilStates("sending");
  return thread;
}

describe("the echo of our own message", () => {
  it("adds nothing when it comes after the answer", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");

    await thread.deliver();

    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("is the confirmation when it comes before the answer", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "before-response" });
    await thread.send("Hello");
    await thread.untilStates("sent");

    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const [entry] = await thread.ours();
    expect(entry?.mid).toBe(message?.mid);
    expect(entry?.delivery?.sentAt).toBe(message?.at);
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
    expect(thread.posts).toHaveLength(1);
  });

  it.each([1, 3])(
    "is the confirmation when it comes before an answer that is lost (%i deliveries)",
    async (times) => {
      const thread = await aThread(meta.current);
      meta.current.faults.order({ kind: "before-response" });
      if (times > 1) meta.current.faults.order({ kind: "duplicate", on: "webhook", event: "echo", times });
      meta.current.faults.order({ kind: "apply-then-fail", path: "/messages" });
      await thread.send("Hello");
      await thread.untilStates("sent");

      await letPass(meta.current, 90 * SECOND);
      await thread.alarm();

      expect(await shown(thread)).toEqual(["agent Hello sent"]);
      expect(thread.posts).toHaveLength(1);
    },
  );

  it("is the confirmation while the request still hangs; the queue goes on after it", async () => {
    const thread = await aThread(meta.current);
    const timeouts = holdTimeouts();
    meta.current.faults.order({ kind: "hang", apply: true, path: "/messages" });
    await thread.send("Hello");
    await thread.send("next");
    await until(() => expect(thread.phone).toEqual(["Hello"]));

    await thread.deliver();
    await thread.untilStates("sent", "queued");
    timeouts.open();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["Hello", "next"]);
    expect(thread.posts).toHaveLength(2);
  });

  it.each([100, 190, 551, 613, 2])(
    "counts whatever the answer says that comes after it (code %i), and the next is not taken for it",
    async (code) => {
      const thread = await aThread(meta.current);
      const gate = aGate();
      interceptSends(async (send) => {
        await gate.pass();
        return await send();
      });
      meta.current.faults.order({ kind: "before-response" });
      meta.current.faults.order({ kind: "apply-then-fail", code, status: 400, path: "/messages" });
      await thread.send("Hello");
      await thread.send("next");
      gate.open();

      await thread.untilStates("sent", "sent");

      expect(thread.phone).toEqual(["Hello", "next"]);
      expect((await thread.thread()).unavailable).toBe(false);
    },
  );

  it("counts under standby, too", async () => {
    const thread = await aLostAnswer();
    const echo = takeEcho();

    await post(bodyOf([echo], "standby"));

    await thread.untilStates("sent");
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("is one entry when it comes under standby and again under messaging", async () => {
    const thread = await aLostAnswer();
    const echo = takeEcho();

    await Promise.all([post(bodyOf([echo], "standby")), postItems([echo]), postItems([echo])]);

    await thread.untilStates("sent");
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("mends a message that failed although Meta took it", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "apply-then-fail", code: 100, path: "/messages" });
    await thread.send("Hello");
    await thread.untilStates("failed (rejected)");

    await thread.deliver();

    await thread.untilStates("sent");
    expect((await thread.ours())[0]?.delivery?.failure).toBeNull();
  });

  it("keeps a message from leaving a second time that waits for the Page", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "apply-then-fail", code: 613, status: 400, path: "/messages" });
    await thread.send("Hello");
    await thread.untilStates("queued (page_slow)");

    await thread.deliver();
    await thread.untilStates("sent");
    await letPass(meta.current, 60 * SECOND);
    await pageAlarm();
    await thread.alarm();

    expect(thread.posts).toHaveLength(1);
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("comes as a second message when the phone shows it twice", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "apply-then-fail", code: 613, status: 400, path: "/messages" });
    await thread.send("Hello");
    await thread.untilStates("queued (page_slow)");
    await letPass(meta.current, 60 * SECOND);
    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent");

    await thread.deliver();

    expect(thread.phone).toEqual(["Hello", "Hello"]);
    expect((await shown(thread)).sort()).toEqual(["agent Hello sent", "app Hello -"]);
  });

  it("is known by a random sign, not by what others could guess", async () => {
    const thread = await aThread(meta.current);
    await thread.send("one");
    await thread.send("two");
    await thread.untilStates("sent", "sent");

    const [one, two] = [metadataOf(thread, 0), metadataOf(thread, 1)];
    expect(one).toMatch(/^\d+\.[0-9a-f]{32}\.1$/);
    expect(one.split(".")[1]).not.toBe(two.split(".")[1]);
  });

  it("is trusted whether its app id is a number or text", async () => {
    const thread = await aLostAnswer();
    const echo = takeEcho();

    await postItems([{ ...echo, message: { ...(echo["message"] as Item), app_id: APP_ID } }]);

    await thread.untilStates("sent");
  });
});

describe("an echo that is not trusted", () => {
  it.each<[what: string, change: (message: Item, metadata: string) => Item]>([
    ["another app that copied our metadata", (message) => ({ ...message, app_id: Number(OTHER_APP_ID) })],
    ["nobody named", ({ app_id: _app, ...message }) => message],
    [
      "our app with a wrong nonce",
      (message) => ({ ...message, metadata: "2.0123456789abcdef0123456789abcdef.1" }),
    ],
    [
      "our app with the nonce of another entry",
      (message, metadata) => ({ ...message, metadata: `1.${metadata.split(".")[1] ?? ""}.1` }),
    ],
    ["our app with an entry that does not exist", (message) => ({ ...message, metadata: "999.abc.1" })],
    [
      "our app with an empty nonce",
      (message, metadata) => ({ ...message, metadata: `${metadata.split(".")[0] ?? ""}..1` }),
    ],
    ["our app with an entry of the customer and no nonce", (message) => ({ ...message, metadata: "1." })],
    ["our app with metadata of other software", (message) => ({ ...message, metadata: "campaign-7" })],
    ["our app with monstrous metadata", (message) => ({ ...message, metadata: "9".repeat(100_000) })],
  ])("is shown as another's message: %s", async (_what, change) => {
    // Meta's record would tell what the echo must not.
    closeRecord(meta.current);
    const thread = await aLostAnswer();
    const echo = takeEcho();
    const message = change(
      { ...(echo["message"] as Item), mid: `m_other_${crypto.randomUUID()}` },
      metadataOf(thread),
    );

    await postItems([{ ...echo, message }]);

    expect((await shown(thread)).sort()).toEqual(["agent Hello sending", "app Hello -"]);
    await letPass(meta.current, 90 * SECOND);
    await thread.alarm();
    await thread.untilStates("unknown");
  });

  it("is shown as a message of our own app where its metadata is missing", async () => {
    const thread = await aThread(meta.current);

    await postItems([
      echoItem(thread.psid, { mid: "m_elsewhere", app_id: Number(APP_ID), text: "Hi there" }),
    ]);

    const entry = (await thread.read()).entries.find(({ author }) => author.type === "app");
    expect(entry?.author).toEqual({ type: "app", appId: APP_ID });
    expect(entry?.delivery).toBeNull();
  });
});

describe("an echo without metadata that overtakes the answer", () => {
  /** Its echo is in the log as another's message before the answer brings the same mid. */
  async function anOvertaken(): Promise<{ thread: TestThread; echo: Item; merged: Entry; before: number }> {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await thread.send("Hello");
    await until(() => expect(thread.phone).toEqual(["Hello"]));
    const whole = takeEcho();
    const { metadata: _metadata, ...message } = whole["message"] as Item;
    const echo = { ...whole, message };
    await postItems([echo]);
    expect((await shown(thread)).sort()).toEqual(["agent Hello sending", "app Hello -"]);
    const { rev, entries } = await thread.read();
    const merged = entries.find(({ author }) => author.type === "app");
    if (merged === undefined) throw new Error("no echo in the log");
    gate.open();
    await thread.untilStates("sent");
    return { thread, echo, merged, before: rev };
  }

  it("becomes one with the message, by its mid and with Meta's time", async () => {
    const { thread, merged } = await anOvertaken();

    const [entry] = await thread.ours();
    expect(entry?.mid).toBe(merged.mid);
    expect(entry?.delivery?.sentAt).toBe(merged.at);
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("disappears from gadgets that had shown it", async () => {
    const { thread, merged, before } = await anOvertaken();
    const { epoch } = await thread.thread();

    const changes = await thread.inside((conversation) =>
      conversation.open(thread.name, { epoch, rev: before }),
    );

    expect(changes.kind).toBe("changes");
    expect(changes.entries.find(({ id }) => id === merged.id)?.merged).toBe(true);
  });

  it("is in no page of the history", async () => {
    const { thread, merged } = await anOvertaken();

    const { entries } = await thread.inside((conversation) => conversation.history(thread.name, null, 100));

    expect(entries.map(({ id }) => id)).not.toContain(merged.id);
  });

  it("stays one when the echo is delivered again", async () => {
    const { thread, echo } = await anOvertaken();
    const rev = await thread.rev();

    await postItems([echo]);

    expect(await thread.rev()).toBe(rev);
    expect(await shown(thread)).toEqual(["agent Hello sent"]);
  });

  it("does not count as somebody else's answer any more", async () => {
    const { thread, before } = await anOvertaken();

    const outcome = await thread.command({ sub: "kim", name: "Kim Lee", role: "agent" }, "message.send", {
      seenRev: before - 1,
      text: "And another thing",
    });

    expect(outcome.ok).toBe(true);
  });
});
