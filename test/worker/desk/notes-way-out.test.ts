import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Command, CommandType } from "../../../worker/protocol/commands.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestBot } from "../support/bot.ts";
import { newMid } from "../support/cdn.ts";
import { env, OTHER_APP_ID, PAGE_ID } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { ANA, aThread, DAY, KIM, letPass, MINUTE, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

/** What no customer, and nobody outside the desk, may ever read. */
const SECRET = "the secret of colleagues";

type Way = (on: {
  thread: TestThread;
  kim: TestAgent;
  /** Of the note. */
  entry: number;
}) => Promise<unknown>;

const about = ({ name }: TestThread): { conversation: string } => ({ conversation: name });

/** Every way by which something leaves, tried with a note: what it is answered with, and what left, is looked through. */
const WAYS: Record<string, Way> = {
  "an answer beside it": async ({ thread }) => thread.send("Hello"),
  "an answer that was refused, and is sent all the same": async ({ thread, kim, entry }) => {
    const refused = await kim.command("message.send", { ...about(thread), text: "A", seenRev: entry });
    await thread.send("B");
    return refused;
  },
  "a reply to the note": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.send", {
      ...{ ...about(thread), seenRev: 999 },
      outgoing: { kind: "text", text: "Yes", replyTo: entry },
    }),
  "sending the note again": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.retry", { ...about(thread), entry, seenRev: 999 }),
  "settling it as not arrived": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.settle", { ...about(thread), entry, as: "again", seenRev: 999 }),
  "letting it leave after all": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.confirm", { ...about(thread), entry }),
  "withdrawing it": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.withdraw", { ...about(thread), entry }),
  "reacting to it": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.react", { ...about(thread), entry, emoji: "👍" }),
  "asking what it said before": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.edits", { ...about(thread), entry }),
  "asking how it was sent": ({ thread, kim, entry }) =>
    refusalOf(kim, "message.attempts", { ...about(thread), entry }),
  "changing it": ({ thread, kim, entry }) =>
    kim.ask("note.edit", { ...about(thread), entry, text: `${SECRET}, changed` }),
  "taking it back": ({ thread, kim, entry }) => kim.ask("note.takeBack", { ...about(thread), entry }),
  "a note while its Page is paused, which goes on": async ({ thread, kim }) => {
    meta.current.faults.order({ kind: "error", code: 190, path: "/messages", method: "POST" });
    await thread.send("Waits");
    await thread.untilStates("queued (page_paused)");
    await kim.ask("note.add", { ...about(thread), text: `${SECRET}, paused` });
    await thread.resumePage();
    return await thread.alarm();
  },
  "a note behind the window": async ({ thread }) => {
    await letPass(meta.current, 8 * DAY);
    const added = await thread.command(KIM, "note.add", { text: `${SECRET}, late` });
    expect(added.ok).toBe(true);
    return added;
  },
  "Meta's record, read and compared": async ({ thread, kim }) => {
    await letPass(meta.current, 5 * MINUTE);
    return await kim.ask("thread.import", about(thread));
  },
  "the same words from Meta's inbox": async ({ thread }) => {
    const item = textItem(thread.psid, newMid(), SECRET.slice(4));
    await postItems([{ ...item, sender: { id: PAGE_ID }, recipient: { id: thread.psid } }]);
    return null;
  },
  "the desk's own words when it is closed": async ({ thread, kim }) => {
    await kim.ask("conversation.close", { ...about(thread), wrapUp: { codes: [], note: SECRET } });
    return null;
  },
  "a program that speaks next": async ({ thread, kim }) => {
    const bot = new TestBot();
    const otherwise = { type: "bot", bot: "shop" } as const;
    await configureMain(toQueues([aQueue()], { bots: [bot.named()], otherwise }));
    await (await connect(ANA)).ask("bot.renewSecret", { bot: "shop" });
    await kim.ask("conversation.close", about(thread));
    await kim.ask("note.add", { ...about(thread), text: `${SECRET}, behind it` });
    await letPass(meta.current, 60 * MINUTE);
    thread.customer.text("Hello again");
    await thread.deliver();
    await thread.alarm();
    return bot.bodies;
  },
  "another app that takes the thread": async ({ thread, kim }) =>
    await kim.command("thread.control", { ...about(thread), action: "pass", to: OTHER_APP_ID }),
  "what is counted": async () => {
    const ana = await connect(ANA);
    const day = new Date().toISOString().slice(0, 10);
    return await ana.ask("reports.read", { from: day, until: day, by: "agent" });
  },
  "the row of the list": async ({ kim }) => await kim.ask("list.open", { view: "open", length: 50 }),
  "what a Page is told": async () => await pageStub(env, PAGE_ID).events(PAGE_ID, null, 50),
};

/** "refused" where it must be; the whole answer is looked through by who asks. */
async function refusalOf<T extends CommandType>(
  agent: TestAgent,
  type: T,
  fields: Omit<Extract<Command, { type: T }>, "type" | "id">,
): Promise<unknown> {
  const reply = await agent.command(type, fields);
  expect(reply.ok, JSON.stringify(reply)).toBe(false);
  return reply;
}

/** All that Meta was asked, and what the customer's phone shows. */
function whatLeft(thread: TestThread): string {
  return JSON.stringify([meta.current.calls.entries, thread.phone]);
}

describe("a note reaches no customer", () => {
  it.each(Object.entries(WAYS))("by %s", async (_, way) => {
    const thread = await aThread(meta.current);
    const [kim] = [await connect(KIM), await connect(ANA)];
    await kim.ask("note.add", { ...about(thread), text: SECRET, mentions: ["ana"] });
    const entry = (await thread.read()).entries.at(-1)?.id ?? 0;

    const answer = await way({ thread, kim, entry });
    await thread.deliver();
    await thread.alarm();

    expect(JSON.stringify(answer ?? null)).not.toContain(SECRET);
    expect(whatLeft(thread)).not.toContain(SECRET);
    const { entries } = await thread.read();
    const note = entries.find(({ id }) => id === entry);
    expect(note).toMatchObject({ delivery: null, author: { type: "system" }, merged: false });
  });

  it("finds words that left where they did", async () => {
    const thread = await aThread(meta.current);

    await thread.send(SECRET);
    await thread.untilStates("sent");

    expect(whatLeft(thread)).toContain(SECRET);
  });
});
