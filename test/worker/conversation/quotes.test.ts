import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { CONVERSATION_STEPS } from "../../../worker/objects/conversation/log/schema.ts";
import type { Quote } from "../../../worker/protocol/message/content.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { aThread, DAY, KIM, letPass, MINUTE, TestThread, until } from "../support/thread.ts";
import { echoItem, itemOf, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const START = Date.now() - 60_000;
const aStranger = (): TestThread => new TestThread(meta.current, newPsid());

/** The customer answers the message with this mid. */
const replyTo = (thread: TestThread, mid: string, text = "8", at = START + 2): Item =>
  itemOf(thread.psid, { message: { mid: `r_${text}_${thread.psid}`, text, reply_to: { mid } } }, at);

async function quotesOf(thread: TestThread): Promise<Quote[]> {
  return (await thread.read()).entries.flatMap(({ content }) =>
    content.kind === "text" && content.replyTo !== undefined ? [content.replyTo] : [],
  );
}

describe("a reply that comes before the message which it answers", () => {
  it("quotes it once it is there, as news of its own", async () => {
    const thread = aStranger();
    await postItems([replyTo(thread, "m", "8"), replyTo(thread, "m", "or 7", START + 3)]);
    expect(await quotesOf(thread)).toEqual(Array(2).fill({ mid: "m", entry: null, by: null, text: null }));
    const seen = await thread.rev();
    await evictDurableObject(thread.stub);

    await postItems([textItem(thread.psid, "m", "Which one?", START)]);

    const quote = { mid: "m", entry: 3, by: "customer", text: "Which one?", at: START };
    expect(await quotesOf(thread)).toEqual([quote, quote]);
    const { entries } = await thread.stub.changesSince(thread.name, seen);
    expect(entries?.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  });

  it("is left alone by any other message", async () => {
    const thread = aStranger();

    await postItems([replyTo(thread, "m"), textItem(thread.psid, "n", "Another", START)]);

    expect(await quotesOf(thread)).toEqual([{ mid: "m", entry: null, by: null, text: null }]);
  });

  it("quotes no words of one that was taken back meanwhile", async () => {
    const thread = aStranger();
    await postItems([
      replyTo(thread, "m"),
      itemOf(thread.psid, { message: { mid: "m", is_deleted: true } }, START + 3),
    ]);

    await postItems([textItem(thread.psid, "m", "4111-1111", START)]);

    expect(await quotesOf(thread)).toEqual([
      { mid: "m", entry: 3, by: "customer", text: "", what: "unsend", at: START },
    ]);
  });

  it("loses the words when the message is taken back afterwards", async () => {
    const thread = aStranger();
    await postItems([replyTo(thread, "m"), textItem(thread.psid, "m", "4111-1111", START)]);

    await postItems([itemOf(thread.psid, { message: { mid: "m", is_deleted: true } }, START + 4)]);

    expect(JSON.stringify(await thread.read())).not.toContain("4111-1111");
  });

  it("quotes what Meta's record brings of the past", async () => {
    const thread = await aThread(meta.current);
    const [past] = meta.current
      .page()
      .addHistory(thread.psid, [{ from: "customer", at: Date.now() - 30 * DAY, text: "The blue one" }]);
    await postItems([replyTo(thread, past?.mid ?? "", "Still this", Date.now())]);
    await letPass(meta.current, 5 * MINUTE);

    await thread.command(KIM, "thread.import", {});

    expect(await quotesOf(thread)).toMatchObject([{ by: "customer", text: "The blue one" }]);
    expect((await quotesOf(thread))[0]?.entry).not.toBeNull();
  });

  it("quotes ours, of which Meta's answer is yet to come", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async () => {
      await gate.pass();
      return Response.json({ recipient_id: thread.psid, message_id: "m_ours" });
    });
    await thread.send("Order 7 or 8?");
    await until(() => expect(gate.arrived).toBe(1));
    await postItems([replyTo(thread, "m_ours", "8", Date.now())]);
    expect((await quotesOf(thread))[0]?.entry).toBeNull();

    gate.open();
    await thread.untilStates("sent");

    const [ours] = await thread.ours();
    expect(await quotesOf(thread)).toEqual([
      { mid: "m_ours", entry: ours?.id, by: "page", text: "Order 7 or 8?", at: ours?.at },
    ]);
  });
});

describe("a reply to a message that was taken for another app's", () => {
  it("leads to ours once the two are one", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async () => {
      await gate.pass();
      return Response.json({ recipient_id: thread.psid, message_id: "m_ours" });
    });
    await thread.send("Order 7 or 8?");
    await until(() => expect(gate.arrived).toBe(1));
    await postItems([echoItem(thread.psid, { mid: "m_ours", text: "Order 7 or 8?" })]);
    await postItems([replyTo(thread, "m_ours", "8", Date.now())]);
    const [ours] = await thread.ours();
    expect((await quotesOf(thread))[0]?.entry).not.toBe(ours?.id);

    gate.open();
    await thread.untilStates("sent");

    expect((await quotesOf(thread))[0]?.entry).toBe(ours?.id);
  });
});

/** What takes back what these steps of the schema added, the last first. */
function undone(steps: readonly string[]): string[] {
  const added =
    /ALTER TABLE (?<table>\w+) ADD COLUMN (?<column>\w+)|CREATE TABLE (?<made>\w+)|CREATE (?:UNIQUE )?INDEX (?<index>\w+)/g;
  const all = [...steps.join("\n").matchAll(added)].reverse();
  return all.map(({ groups = {} }) => {
    const { table = "", column = "", made, index }: Partial<Record<string, string>> = groups;
    if (index !== undefined) return `DROP INDEX IF EXISTS ${index}`;
    return made === undefined ? `ALTER TABLE ${table} DROP COLUMN ${column}` : `DROP TABLE ${made}`;
  });
}

it("a reply that an earlier version kept without its message quotes it once it comes", async () => {
  const thread = aStranger();
  await postItems([replyTo(thread, "m")]);
  await thread.inside((_conversation, { storage }) => {
    const version = CONVERSATION_STEPS.findIndex((step) => step.includes("ADD COLUMN waits_for"));
    for (const statement of undone(CONVERSATION_STEPS.slice(version))) storage.sql.exec(statement);
    storage.sql.exec("UPDATE schema_version SET version = ?", version);
  });
  await thread.crash();

  await postItems([textItem(thread.psid, "m", "Which one?", START)]);

  expect(await quotesOf(thread)).toMatchObject([{ entry: 2, text: "Which one?", at: START }]);
});
