import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { readWebhook } from "../../../worker/graph/webhook.ts";
import { applyItem } from "../../../worker/objects/conversation/inbound/ingest.ts";
import { publicationSince } from "../../../worker/objects/conversation/news/publication.ts";
import { ConversationStore } from "../../../worker/objects/conversation/log/store.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { TestCdn } from "../support/cdn.ts";
import { APP_ID, PAGE_ID } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, KIM, TestThread, until } from "../support/thread.ts";
import { echoItem, itemOf, post, postItems, bodyOf, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();
const START = Date.now() - 60_000;

function aStranger(): TestThread {
  return new TestThread(meta.current, newPsid());
}

const react = (mid: string, emoji: string | null): Item => ({
  reaction: emoji === null ? { mid, action: "unreact" } : { mid, action: "react", reaction: "other", emoji },
});
const edit = (mid: string, text: string, num = 1): Item => ({ message_edit: { mid, text, num_edit: num } });
const unsend = (mid: string): Item => ({ message: { mid, is_deleted: true } });

/** The Page does it, not the customer. */
const byPage = (thread: TestThread, event: Item, at: number): Item => ({
  ...itemOf(thread.psid, event, at),
  sender: { id: PAGE_ID },
  recipient: { id: thread.psid },
});

const entriesOf = async (thread: TestThread): Promise<Entry[]> => (await thread.read()).entries;

/** The only entry of the thread, as its words and what became of them. */
async function only(thread: TestThread): Promise<{ text: string; changes: Entry["changes"] }> {
  const [entry, ...others] = await entriesOf(thread);
  expect(others).toEqual([]);
  return { text: entry?.content.kind === "text" ? entry.content.text : "", changes: entry?.changes };
}

/** Rows that SQLite reads to write the last of these items and to tell of it. */
async function rowsReadFor(thread: TestThread, items: Item[]): Promise<number> {
  const webhook = await readWebhook(bodyOf(items), Date.now());
  if (!webhook.ok) throw new Error("not a webhook");
  await evictDurableObject(thread.stub);
  return await thread.inside((_conversation, { storage }) => {
    let cursors: { rowsRead: number }[] = [];
    const sql = {
      exec: (...statement: Parameters<SqlStorage["exec"]>) => {
        const cursor = storage.sql.exec(...statement);
        cursors.push(cursor);
        return cursor;
      },
    };
    const transactionSync = <T>(change: () => T): T => storage.transactionSync(change);
    const store = new ConversationStore({ sql, transactionSync } as unknown as DurableObjectStorage);
    for (const item of webhook.items) {
      cursors = [];
      const rev = store.topRev();
      applyItem({ store, appId: APP_ID, now: Date.now(), fetched: null }, item);
      publicationSince(store, rev);
    }
    return cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  });
}

/** All orders in which three items can come. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

describe("a change of a message", () => {
  it.each<[name: string, changes: Item[], text: string, folded: Entry["changes"]]>([
    ["a reaction", [react("m", "💚")], "original", { reaction: "💚" }],
    ["another reaction", [react("m", "💚"), react("m", "👍")], "original", { reaction: "👍" }],
    ["a reaction taken back", [react("m", "💚"), react("m", null)], "original", {}],
    ["an edit", [edit("m", "better")], "better", { edits: 1 }],
    ["two edits", [edit("m", "better"), edit("m", "best", 2)], "best", { edits: 2 }],
    ["an unsending", [unsend("m")], "", { isUnsent: true }],
    ["an edit and an unsending", [edit("m", "better"), unsend("m")], "", { edits: 1, isUnsent: true }],
    [
      "a rating",
      [{ response_feedback: { mid: "m", feedback: "Good response" } }],
      "original",
      { feedback: "Good response" },
    ],
  ])("%s is folded into it, in whatever order they come", async (_name, changes, text, folded) => {
    for (const order of ORDERS) {
      const thread = aStranger();
      const mid = `m_${thread.psid}`;
      const named = JSON.parse(JSON.stringify(changes).replaceAll('"m"', JSON.stringify(mid))) as Item[];
      const items = [
        textItem(thread.psid, mid, "original", START),
        ...named.map((change, index) => itemOf(thread.psid, change, START + 1 + index)),
      ];

      for (const index of order) {
        const item = items[index];
        if (item !== undefined) await postItems([item]);
      }

      expect(await only(thread)).toEqual({ text, changes: folded });
      await evictDurableObject(thread.stub);
      expect(await only(thread)).toEqual({ text, changes: folded });
    }
  });

  it("counts once, however often it is delivered", async () => {
    const thread = aStranger();
    const mid = `m_${thread.psid}`;
    const items = [
      textItem(thread.psid, mid, "one", START),
      itemOf(thread.psid, edit(mid, "two"), START + 1),
    ];

    await Promise.all(Array.from({ length: 5 }, () => post(bodyOf(items))));

    expect(await only(thread)).toEqual({ text: "two", changes: { edits: 1 } });
    expect(await thread.rows()).toHaveLength(2);
  });

  it("is shown by itself where its message is not known", async () => {
    const thread = aStranger();

    await postItems([itemOf(thread.psid, react("m_elsewhere", "💚"), START)]);

    expect((await entriesOf(thread)).map(({ content }) => content)).toEqual([
      {
        kind: "event",
        event: { type: "change", change: { type: "reaction", emoji: "💚" }, mid: "m_elsewhere" },
      },
    ]);
  });

  it("by the Page stands beside the customer's, and opens no window", async () => {
    const thread = aStranger();
    const mid = `m_${thread.psid}`;
    await postItems([
      textItem(thread.psid, mid, "original", START),
      itemOf(thread.psid, react(mid, "💚"), START + 1),
    ]);
    const { window } = await thread.thread();

    await postItems([byPage(thread, react(mid, "👍"), START + 40_000)]);

    expect(await only(thread)).toEqual({ text: "original", changes: { reaction: "💚", pageReaction: "👍" } });
    expect((await thread.thread()).window).toEqual(window);
    expect((await thread.stub.changesSince(thread.name, 0)).digest.unanswered).toBe(1);
    await postItems([byPage(thread, react(mid, null), START + 41_000)]);
    expect(await only(thread)).toEqual({ text: "original", changes: { reaction: "💚" } });
  });

  it("by the Page of a message that is not known is no answer, and the Page's", async () => {
    const thread = aStranger();
    await postItems([textItem(thread.psid, `m_${thread.psid}`, "hi", START)]);

    await postItems([byPage(thread, react("m_elsewhere", "👍"), START + 40_000)]);

    expect((await entriesOf(thread)).map(({ author }) => author)).toEqual([
      { type: "customer" },
      { type: "app", appId: null },
    ]);
    expect((await thread.stub.changesSince(thread.name, 0)).digest.unanswered).toBe(1);
  });

  it("of our own message is folded into it, also when it comes before Meta's answer", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    const mid = (await thread.ours())[0]?.mid ?? "";

    await postItems([itemOf(thread.psid, react(mid, "💚"))]);

    expect((await thread.ours())[0]?.changes).toEqual({ reaction: "💚" });
  });

  it("of a message that was taken for another app's is folded into ours once its mid is known", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async () => {
      await gate.pass();
      return Response.json({ recipient_id: thread.psid, message_id: "m_ours" });
    });
    await thread.send("Hello");
    await until(() => expect(gate.arrived).toBe(1));
    await postItems([echoItem(thread.psid, { mid: "m_ours", text: "Hello" })]);
    await postItems([itemOf(thread.psid, react("m_ours", "💚"))]);

    gate.open();
    await thread.untilStates("sent");

    expect((await thread.ours())[0]?.changes).toEqual({ reaction: "💚" });
  });

  it("costs the same after hundreds of others of the same message", async () => {
    const thread = aStranger();
    const mid = `m_${thread.psid}`;
    const reactions = (from: number, to: number): Item[] =>
      Array.from({ length: to - from }, (_, index) =>
        itemOf(thread.psid, react(mid, String(from + index)), START + from + index),
      );
    await postItems([textItem(thread.psid, mid, "original", START - 1), ...reactions(0, 3)]);
    const few = await rowsReadFor(thread, reactions(3, 5));
    await postItems(reactions(5, 405));

    expect(await rowsReadFor(thread, reactions(405, 407))).toBeLessThan(few + 10);

    await evictDurableObject(thread.stub);
    expect(await only(thread)).toEqual({ text: "original", changes: { reaction: "406" } });
  });

  it("takes the words out of what the list shows, and keeps them", async () => {
    const thread = aStranger();
    const mid = `m_${thread.psid}`;
    await postItems([textItem(thread.psid, mid, "my card number is 4111-1111-1111", START)]);

    await postItems([itemOf(thread.psid, unsend(mid), START + 1)]);

    expect(JSON.stringify(await thread.read())).not.toContain("4111-1111");
    const publication: unknown = await thread.stub.changesSince(thread.name, 0);
    expect(JSON.stringify(publication)).not.toContain("4111-1111");
    const kept = await rowsOf(thread.stub, "SELECT changes FROM entry WHERE changes IS NOT NULL");
    expect(kept).toEqual([
      { changes: JSON.stringify({ isUnsent: true, original: "my card number is 4111-1111-1111" }) },
    ]);
  });
});

describe("the history of an edited message", () => {
  const versions = async (thread: TestThread, entry = 1): Promise<unknown> =>
    await thread.command(KIM, "message.edits", { entry });

  it("is all that it said, and when, in Meta's order of time", async () => {
    const thread = await aThread(meta.current, "one");
    const [entry] = await entriesOf(thread);
    const { id, at, mid } = entry!;
    await postItems([
      itemOf(thread.psid, edit(mid ?? "", "three", 2), at + 2),
      itemOf(thread.psid, edit(mid ?? "", "two"), at + 1),
      itemOf(thread.psid, react(mid ?? "", "💚"), at + 3),
    ]);

    const said = ["one", "two", "three"].map((text, index) => ({ at: at + index, text }));
    expect(await versions(thread, id)).toEqual({ ok: true, value: { versions: said } });
  });

  it("is not given of a message that was taken back", async () => {
    const thread = await aThread(meta.current, "4111-1111");
    const [entry] = await entriesOf(thread);
    const mid = entry?.mid ?? "";
    await postItems([itemOf(thread.psid, edit(mid, "4112")), itemOf(thread.psid, unsend(mid))]);

    expect(await versions(thread)).toEqual({ ok: true, value: { versions: [] } });
  });

  it("is of this thread's messages alone", async () => {
    const thread = await aThread(meta.current);

    expect(await versions(thread, 999)).toEqual({ ok: false, refusal: { code: "not_found" } });
  });
});

describe("what a list shows of an entry", () => {
  const file = (type: string) => ({ type, payload: { url: "https://cdn.example/a" } });
  it.each<[name: string, item: Item, preview: { text: string; what?: string }]>([
    ["a text", { message: { mid: "m", text: "Hello" } }, { text: "Hello" }],
    ["a picture", { message: { mid: "m", attachments: [file("image")] } }, { text: "", what: "image" }],
    ["a text with one", { message: { mid: "m", text: "x", attachments: [file("image")] } }, { text: "x" }],
    [
      "a long one, no sign of it cut",
      { message: { mid: "m", text: `${"x".repeat(139)}👍🏽` } },
      { text: "x".repeat(139) },
    ],
    [
      "a text that shows nothing",
      { message: { mid: "m", text: "\u3164" } },
      { text: "", what: "empty message" },
    ],
    ["an order", { order: { products: [] } }, { text: "", what: "order" }],
    ["a reaction alone", react("m_elsewhere", "💚"), { text: "", what: "reaction" }],
    ["a kind of its own", { hologram: {} }, { text: "", what: "hologram" }],
  ])("%s: its words, or what it is", async (_name, item, preview) => {
    const thread = aStranger();

    await postItems([itemOf(thread.psid, item)]);

    const { digest } = await thread.stub.changesSince(thread.name, 0);
    expect(digest.preview).toEqual({ author: "customer", agent: null, ...preview });
  });

  it("says that a message was edited until nothing of it is to be seen", async () => {
    const thread = aStranger();
    await postItems([textItem(thread.psid, "m", "Hello", START), itemOf(thread.psid, edit("m", "\u200b"))]);

    const { digest } = await thread.stub.changesSince(thread.name, 0);

    expect(digest.preview).toEqual({ author: "customer", agent: null, text: "", what: "empty message" });
    const [entry] = await entriesOf(thread);
    expect(entry?.content).toEqual({ kind: "unsupported", what: "empty message" });
    expect(entry?.changes).toEqual({ edits: 1 });
  });

  it("has words for a message that an earlier version kept, of which nothing is to be seen", async () => {
    const thread = aStranger();
    await postItems([textItem(thread.psid, "m", "Hello", START)]);
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(`UPDATE entry SET text = '  ' || char(8203)`);
    });
    await evictDurableObject(thread.stub);

    const { digest } = await thread.stub.changesSince(thread.name, 0);

    expect(digest.preview).toMatchObject({ text: "", what: "empty message" });
    expect((await entriesOf(thread)).map(({ content }) => content)).toEqual([
      { kind: "unsupported", what: "empty message" },
    ]);
  });

  it("tells staff in Meta's inbox from another app", async () => {
    for (const [appId, author] of [
      [263902037430900, "page"],
      [441300970011223, "app"],
    ] as const) {
      const thread = aStranger();
      await postItems([echoItem(thread.psid, { mid: "m", text: "Hi", app_id: appId })]);

      const { digest } = await thread.stub.changesSince(thread.name, 0);

      expect(digest.preview).toEqual({ author, agent: null, text: "Hi" });
    }
  });

  it("says that a message was taken back", async () => {
    const thread = aStranger();
    await postItems([textItem(thread.psid, "m", "4111-1111", START), itemOf(thread.psid, unsend("m"))]);

    const { digest } = await thread.stub.changesSince(thread.name, 0);

    expect(digest.preview).toEqual({ author: "customer", agent: null, text: "", what: "unsend" });
  });
});

describe("the reply guard", () => {
  it.each<[name: string, change: (mid: string) => Item, outcome: string]>([
    ["asks about an edit", (mid) => edit(mid, "Where is order 8?"), "changed"],
    ["asks about an unsending", unsend, "changed"],
    ["lets a reaction pass", (mid) => react(mid, "💚"), "ok"],
  ])("%s that the agent had not seen", async (_name, change, outcome) => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    const mid = (await entriesOf(thread))[0]?.mid ?? "";

    await postItems([itemOf(thread.psid, change(mid))]);
    const answer = await thread.command(KIM, "message.send", { seenRev, text: "Order 7 left" });

    expect(answer.ok ? "ok" : answer.refusal.code).toBe(outcome);
    const shown = answer.ok || answer.refusal.code !== "changed" ? [] : answer.refusal.entries;
    expect(shown.map((entry) => entry.mid)).toEqual(outcome === "changed" ? [mid] : []);
  });
});

describe("a message that answers another", () => {
  it("quotes it, whoever wrote it", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    await thread.send("Order 7 or 8?");
    await thread.untilStates("sent");
    const [question] = await thread.ours();

    await postItems([
      itemOf(thread.psid, {
        message: { mid: `m_${thread.psid}`, text: "8", reply_to: { mid: question?.mid } },
      }),
      itemOf(thread.psid, {
        message: { mid: `n_${thread.psid}`, text: "?", reply_to: { mid: "m_elsewhere" } },
      }),
    ]);

    const quotes = (await entriesOf(thread)).flatMap(({ content }) =>
      content.kind === "text" && content.replyTo !== undefined ? [content.replyTo] : [],
    );
    expect(quotes).toEqual([
      { mid: question?.mid, entry: question?.id, by: "page", text: "Order 7 or 8?", at: question?.at },
      { mid: "m_elsewhere", entry: null, by: null, text: null },
    ]);
  });
});

it("a message that answers a long one quotes its beginning, no sign of it cut", async () => {
  const thread = aStranger();
  const reply = { mid: "n", text: "8", reply_to: { mid: "m" } };
  await postItems([
    textItem(thread.psid, "m", `${"x".repeat(138)}👨‍👩‍👧`, START),
    itemOf(thread.psid, { message: reply }, START + 1),
  ]);

  const quotes = (await entriesOf(thread)).flatMap(({ content }) =>
    content.kind === "text" && content.replyTo !== undefined ? [content.replyTo.text] : [],
  );

  expect(quotes).toEqual(["x".repeat(138)]);
});

describe("the quote of a message that was taken back", () => {
  it("loses its words too, whichever came first", async () => {
    const answer = (psid: string) =>
      itemOf(psid, { message: { mid: `a_${psid}`, text: "What?", reply_to: { mid: "m" } } }, START + 1);
    const unsent = (psid: string) => itemOf(psid, unsend("m"), START + 2);
    for (const order of [
      [answer, unsent],
      [unsent, answer],
    ]) {
      const thread = aStranger();
      await postItems([textItem(thread.psid, "m", "my card number is 4111-1111-1111", START)]);

      for (const item of order) await postItems([item(thread.psid)]);

      const read = await thread.read();
      expect(JSON.stringify(read)).not.toContain("4111-1111");
      const quotes = read.entries.flatMap(({ content }) =>
        content.kind === "text" ? [content.replyTo] : [],
      );
      expect(quotes).toEqual([
        undefined,
        { mid: "m", entry: 1, by: "customer", text: "", what: "unsend", at: START },
      ]);
    }
  });
});

describe("files of a message", () => {
  it("are named one by one, and wait to be copied", async () => {
    const thread = aStranger();
    const gate = aGate();
    const later = async (): Promise<Response> => {
      await gate.pass();
      return new Response(null, { status: 404 });
    };
    const cdn = new TestCdn();
    const [image, audio] = [cdn.at("/v/a%20b.png", later), cdn.at("/c.mp3", later)];
    const attachments = [
      { type: "image", payload: { url: image } },
      { type: "image", payload: null },
      { type: "audio", payload: { url: audio } },
    ];

    await postItems([itemOf(thread.psid, { message: { mid: "m_files", attachments } })]);

    const [entry] = await entriesOf(thread);
    const parts = entry?.content.kind === "text" ? (entry.content.parts ?? []) : [];
    expect(parts).toMatchObject([
      { type: "image", media: { id: "1.1", state: "copying", name: "a b.png" } },
      { type: "image", media: { id: "1.2", state: "failed", failure: "no_link" } },
      { type: "audio", media: { id: "1.3", state: "copying", name: "c.mp3" } },
    ]);
    expect(JSON.stringify(entry)).not.toContain("signature");
    expect(await rowsOf(thread.stub, "SELECT id, seq, url FROM media ORDER BY id")).toEqual([
      { id: "1.1", seq: 1, url: image },
      { id: "1.3", seq: 1, url: audio },
    ]);
  });
});
