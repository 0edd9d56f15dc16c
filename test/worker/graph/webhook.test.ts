import { describe, expect, it } from "vitest";
import type { InboundEvent, InboundItem } from "../../../worker/domain/item.ts";
import { readWebhook } from "../../../worker/graph/webhook.ts";

const NOW = 1_791_878_400_000;
const AT = 1_791_878_399_950;
const PAGE = "10150001";
const PSID = "7700110022";

type Json = Record<string, unknown>;

const fromCustomer = { sender: { id: PSID }, recipient: { id: PAGE }, timestamp: AT };
const fromPage = { sender: { id: PAGE }, recipient: { id: PSID }, timestamp: AT };
const aboutPage = { recipient: { id: PAGE }, timestamp: AT };

async function read(body: unknown): Promise<InboundItem[]> {
  const webhook = await readWebhook(typeof body === "string" ? body : JSON.stringify(body), NOW);
  if (!webhook.ok) throw new Error(webhook.code);
  return webhook.items;
}

async function readEntry(entry: Json): Promise<InboundItem[]> {
  return await read({ object: "page", entry: [{ id: PAGE, time: NOW, ...entry }] });
}

async function readOne(item: Json, list = "messaging"): Promise<InboundItem> {
  const [first, ...others] = await readEntry({ [list]: [item] });
  if (first === undefined || others.length > 0) throw new Error("expected one item");
  return first;
}

describe("readWebhook, what it recognises", () => {
  const said = { rest: [], parts: [], replyTo: null };
  const text = { kind: "message", mid: "m_1", text: "hi", quickReply: null, referral: null, ...said };
  const echo = { kind: "echo", mid: "m_2", appId: null, metadata: null, text: "on its way", ...said };

  it.each<[name: string, item: Json, event: Json, isKept?: "kept"]>([
    ["a text", { ...fromCustomer, message: { mid: "m_1", text: "hi" } }, text],
    [
      "a text whose other fields are null",
      {
        ...fromCustomer,
        message: { mid: "m_1", text: "hi", attachments: null, quick_reply: null, tags: null },
        optin: null,
      },
      text,
    ],
    ["a text without a mid", { ...fromCustomer, message: { text: "hi" } }, { ...text, mid: null }],
    [
      "a text with language hints",
      { ...fromCustomer, message: { mid: "m_1", text: "hi", nlp: { entities: {} } } },
      text,
    ],
    [
      "a quick reply",
      { ...fromCustomer, message: { mid: "m_1", text: "Blue", quick_reply: { payload: "BLUE" } } },
      { ...text, text: "Blue", quickReply: "BLUE" },
    ],
    [
      "a lead summary, its sibling first",
      { hop_context: [{ app_id: 1 }], ...fromCustomer, message: { mid: "m_1", text: "hi" } },
      text,
    ],
    [
      "a postback",
      { ...fromCustomer, postback: { mid: "m_3", title: "Get started", payload: "START" } },
      { kind: "postback", mid: "m_3", title: "Get started", payload: "START", referral: null },
    ],
    [
      "a postback whose payload is another app's",
      { ...fromCustomer, postback: { mid: "m_3", title: "Get started" } },
      { kind: "postback", mid: "m_3", title: "Get started", payload: null, referral: null },
    ],
    [
      "a postback without a mid",
      { ...fromCustomer, postback: { title: "Get started", payload: "START" } },
      { kind: "postback", mid: null, title: "Get started", payload: "START", referral: null },
    ],
    [
      "a postback without a title",
      { ...fromCustomer, postback: { mid: "m_3", payload: "START" } },
      { kind: "postback", mid: "m_3", title: "START", payload: "START", referral: null },
    ],
    ["an echo", { ...fromPage, message: { is_echo: true, mid: "m_2", text: "on its way" } }, echo],
    [
      "an echo with a number as app id",
      {
        ...fromPage,
        message: {
          is_echo: true,
          app_id: 263902037430900,
          metadata: "1.a.1",
          mid: "m_2",
          text: "on its way",
        },
      },
      { ...echo, appId: "263902037430900", metadata: "1.a.1" },
    ],
    [
      "an echo with text as app id",
      { ...fromPage, message: { is_echo: true, app_id: "263902037430900", mid: "m_2", text: "on its way" } },
      { ...echo, appId: "263902037430900" },
    ],
    [
      "a message of the Page that is not called an echo",
      { ...fromPage, message: { mid: "m_2", text: "on its way" } },
      echo,
    ],
    [
      "a delivery",
      { sender: { id: PSID }, recipient: { id: PAGE }, delivery: { mids: ["m_2"], watermark: AT } },
      { kind: "delivery", mids: ["m_2"], watermark: AT },
    ],
    [
      "a delivery without mids",
      { sender: { id: PSID }, recipient: { id: PAGE }, delivery: { watermark: AT } },
      { kind: "delivery", mids: [], watermark: AT },
    ],
    [
      "a delivery without a watermark",
      { sender: { id: PSID }, recipient: { id: PAGE }, delivery: { mids: ["m_2"] } },
      { kind: "delivery", mids: ["m_2"], watermark: 0 },
    ],
    [
      "a delivery with what is no mid",
      {
        sender: { id: PSID },
        recipient: { id: PAGE },
        delivery: { mids: [1, null, "m_2"], watermark: "1791878399950" },
      },
      { kind: "delivery", mids: ["m_2"], watermark: AT },
    ],
    ["a read", { ...fromCustomer, read: { watermark: AT } }, { kind: "read", watermark: AT }],
    [
      "a read with the number of old times",
      { ...fromCustomer, read: { watermark: AT, seq: 38 } },
      { kind: "read", watermark: AT },
    ],
  ])("%s", async (_name, item, event, isKept) => {
    const found = await readOne(item);

    expect(found).toMatchObject({ pageId: PAGE, psid: PSID, standby: false, event });
    expect(found.event).toEqual(event);
    expect(found.raw === null ? null : JSON.parse(found.raw)).toEqual(isKept === "kept" ? item : null);
  });
});

describe("readWebhook, what it keeps whole", () => {
  type Expected = Partial<Extract<InboundEvent, { kind: "unsupported" }>>;
  const message = { by: "customer", asks: true, opensWindow: true } as const;
  const quiet = { by: "customer", asks: false, opensWindow: false } as const;

  it.each<[name: string, item: Json, expected: Expected]>([
    [
      "attachments: null",
      { ...fromCustomer, message: { mid: "m_1", attachments: null } },
      { what: "empty message", mid: "m_1", ...message },
    ],
    [
      "an empty text",
      { ...fromCustomer, message: { mid: "m_1", text: "" } },
      { what: "empty message", mid: "m_1", ...message },
    ],
    ...["   ", "\u200b\u2060", "\u3164", "\u2800"].map((text): [string, Json, Expected] => [
      `a text of ${JSON.stringify(text)}`,
      { ...fromCustomer, message: { mid: "m_1", text } },
      { what: "empty message", mid: "m_1", ...message },
    ]),
    ["an empty message", { ...fromCustomer, message: {} }, { what: "empty message", mid: null, ...message }],
    [
      "a message that is no object",
      { ...fromCustomer, message: "hi" },
      { what: "message", mid: null, ...quiet },
    ],
    [
      "an echo without a mid",
      { ...fromPage, message: { is_echo: true, text: "hi" } },
      { what: "message", mid: null, by: "page", asks: false, opensWindow: false },
    ],
    ["a game", { ...fromCustomer, game_play: {} }, { what: "game_play", mid: null, ...quiet }],
    ["a payment", { ...fromCustomer, payment: {} }, { what: "payment", mid: null, ...quiet }],
    ["a delivery of nothing", { ...fromCustomer, delivery: {} }, { what: "delivery", mid: null, ...quiet }],
    ["a reaction to nothing", { ...fromCustomer, reaction: {} }, { what: "reaction", mid: null, ...quiet }],
    ["a read without a watermark", { ...fromCustomer, read: {} }, { what: "read", mid: null, ...quiet }],
    [
      "a kind that is yet to be invented",
      { ...fromCustomer, hologram: { mid: "m_1" } },
      { what: "hologram", mid: null, ...quiet },
    ],
    [
      "a key that is a trap",
      JSON.parse(
        `{"sender":{"id":"${PSID}"},"recipient":{"id":"${PAGE}"},"__proto__":{"mid":"m_1"}}`,
      ) as Json,
      { what: "__proto__", mid: null, ...quiet },
    ],
    ["nothing but an envelope", { ...fromCustomer }, { what: "empty", mid: null, ...quiet }],
  ])("%s", async (_name, item, expected) => {
    const found = await readOne(item);

    expect(found).toMatchObject({ pageId: PAGE, psid: PSID, event: { kind: "unsupported", ...expected } });
    expect(JSON.parse(found.raw ?? "")).toEqual(item);
  });
});

describe("readWebhook, what belongs to the Page", () => {
  it.each<[name: string, item: unknown, what: string, list?: string]>([
    [
      "a policy enforcement of an unknown kind",
      { ...aboutPage, policy_enforcement: { action: "praise" } },
      "policy_enforcement",
    ],
    [
      "roles of apps, which have no sender",
      { ...aboutPage, app_roles: { "1": ["primary_receiver"] } },
      "app_roles",
    ],
    ["an opt-in of nobody", { ...aboutPage, optin: { ref: "r", user_ref: "no session" } }, "optin"],
    [
      "a postback of a plugin session",
      { sender: { user_ref: "u" }, ...aboutPage, postback: { mid: "m_3", title: "Go", payload: "P" } },
      "postback",
    ],
    [
      "a message whose sender is null",
      { ...aboutPage, sender: null, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    [
      "a message whose sender has an empty id",
      { ...aboutPage, sender: { id: "" }, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    [
      "a message from the Page to itself",
      { sender: { id: PAGE }, recipient: { id: PAGE }, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    [
      "a person whose id cannot be a name",
      { ...aboutPage, sender: { id: "a\nb" }, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    [
      "a person whose id is half a character",
      { ...aboutPage, sender: { id: "7\ud83d" }, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    [
      "a person whose id is very long",
      { ...aboutPage, sender: { id: "7".repeat(201) }, message: { mid: "m_1", text: "hi" } },
      "message",
    ],
    ["a comment", { field: "feed", value: { item: "comment" } }, "changes:feed", "changes"],
    ["a change without a field", { value: {} }, "changes:unnamed", "changes"],
    [
      "an old sample of the Test button",
      { field: "messages", value: { page_id: PAGE } },
      "changes:messages",
      "changes",
    ],
    ["an item that is a text", "hi", "messaging"],
    ["an item that is null", null, "messaging"],
    ["an item that is a list", [1, 2], "messaging"],
    ["a list that is yet to be invented", { a: 1 }, "calls", "calls"],
  ])("%s", async (_name, item, what, list = "messaging") => {
    const [found, ...others] = await readEntry({ [list]: [item] });

    expect(others).toEqual([]);
    expect(found).toMatchObject({ pageId: PAGE, psid: null, event: { kind: "unsupported", what } });
    expect(JSON.parse(found?.raw ?? "")).toEqual(item);
  });

  it("a list that is a single object", async () => {
    const items = await readEntry({ messaging: { ...fromCustomer, message: { mid: "m_1", text: "hi" } } });

    expect(items).toMatchObject([{ psid: PSID, event: { kind: "message", text: "hi" } }]);
  });

  it.each<[name: string, entry: unknown, count: number]>([
    ["entries that are no objects", ["text", null, 5, [1]], 4],
    [
      "an entry that is no list",
      { id: PAGE, messaging: [{ ...fromCustomer, message: { mid: "m", text: "hi" } }] },
      1,
    ],
    ["an entry without items", [{ id: PAGE, time: NOW }], 0],
    ["an entry with an empty list", [{ id: PAGE, time: NOW, messaging: [] }], 0],
    ["no entry", [], 0],
    ["no list of entries", undefined, 0],
  ])("keeps what there is of %s", async (_name, entry, count) => {
    expect(await read({ object: "page", entry })).toHaveLength(count);
  });

  it("puts entries without a usable id under Page 0", async () => {
    const items = await read({
      object: "page",
      entry: [
        { changes: [{ field: "feed" }] },
        { id: "a:b", changes: [{}] },
        { id: "1\ud83d", changes: [{}] },
      ],
    });

    expect(items.map((item) => item.pageId)).toEqual(["0", "0", "0"]);
  });
});

describe("readWebhook, entries that name no Page", () => {
  it("gives them to the only Page of the deployment", async () => {
    const entry = [{ messaging: [{ sender: { id: "7" }, message: { mid: "m_1", text: "hi" } }] }];

    const webhook = await readWebhook(JSON.stringify({ object: "page", entry }), NOW, PAGE);

    expect(webhook).toMatchObject({ ok: true, pageIds: [PAGE], items: [{ pageId: PAGE, psid: "7" }] });
  });
});

describe("readWebhook, the dashboard's Test button", () => {
  it("unwraps the message and reads its seconds", async () => {
    const value = {
      sender: { id: "12334" },
      recipient: { id: "23245" },
      timestamp: "1791878399",
      message: { mid: "test_message_id", text: "test_message" },
    };
    const [item] = await read({
      object: "page",
      entry: [{ id: "0", time: 1_791_878_399, changes: [{ field: "messages", value }] }],
    });

    expect(item).toMatchObject({
      pageId: "0",
      psid: "12334",
      key: "test_message_id",
      at: 1_791_878_399_000,
      event: { kind: "message", text: "test_message" },
    });
  });
});

describe("readWebhook, ids", () => {
  it("keeps numbers beyond 2^53 exact", async () => {
    const text = `{"object":"page","entry":[{"id":10150001000000000017,"messaging":[{"sender":{"id":77001100220000000019},"recipient":{"id":10150001000000000017},"message":{"mid":"m_1","text":"hi"}}]}]}`;
    const [item] = await read(text);

    expect(item).toMatchObject({ pageId: "10150001000000000017", psid: "77001100220000000019" });
  });

  it("reads small numbers as the same ids as their texts", async () => {
    const asNumber = await read({
      object: "page",
      entry: [
        {
          id: 10150001,
          messaging: [
            { sender: { id: 7700110022 }, recipient: { id: 10150001 }, message: { mid: "m_1", text: "hi" } },
          ],
        },
      ],
    });

    expect(asNumber).toMatchObject([{ pageId: PAGE, psid: PSID }]);
  });

  it("finds the person on the other side of an echo", async () => {
    expect((await readOne({ ...fromPage, message: { is_echo: true, mid: "m_2", text: "hi" } })).psid).toBe(
      PSID,
    );
  });

  it("names every Page of the body once", async () => {
    const webhook = await readWebhook(
      JSON.stringify({ object: "page", entry: [{ id: "1" }, { id: "2" }, { id: "1" }] }),
      NOW,
    );

    expect(webhook).toMatchObject({ ok: true, pageIds: ["1", "2"] });
  });
});

describe("readWebhook, times", () => {
  const message = { mid: "m_1", text: "hi" };
  const people = { sender: { id: PSID }, recipient: { id: PAGE } };

  it.each<[name: string, entry: Json, at: number]>([
    ["the item's milliseconds", { messaging: [{ ...people, timestamp: AT, message }] }, AT],
    [
      "the item's seconds",
      { messaging: [{ ...people, timestamp: 1_791_878_399, message }] },
      1_791_878_399_000,
    ],
    ["the item's text", { messaging: [{ ...people, timestamp: "1791878399950", message }] }, AT],
    [
      "the item's ISO time",
      { messaging: [{ ...people, timestamp: "2026-10-13T08:00:00+0000", message }] },
      Date.UTC(2026, 9, 13, 8),
    ],
    [
      "the entry's time where the item has none",
      { time: AT - 5, messaging: [{ ...people, message }] },
      AT - 5,
    ],
    ["the entry's seconds", { time: 1_791_878_399, changes: [{ field: "feed" }] }, 1_791_878_399_000],
    [
      "our time where there is none",
      { time: "soon", messaging: [{ ...people, timestamp: {}, message }] },
      NOW,
    ],
    [
      "a minute from now where it lies in the far future",
      { messaging: [{ ...people, timestamp: AT * 1000, message }] },
      NOW + 60_000,
    ],
    [
      "the item's own where the entry's is absurd",
      { time: 1, messaging: [{ ...people, timestamp: AT, message }] },
      AT,
    ],
    [
      "a minute from now where both lie ahead",
      { time: NOW * 2, messaging: [{ ...people, timestamp: NOW * 3, message }] },
      NOW + 60_000,
    ],
  ])("takes %s", async (_name, entry, at) => {
    expect(await readEntry(entry)).toMatchObject([{ at }]);
  });
});

describe("readWebhook, keys", () => {
  const keyOf = async (item: Json, list = "messaging"): Promise<string> => (await readOne(item, list)).key;
  const reaction = { ...fromCustomer, reaction: { mid: "m_1", action: "react", reaction: "love" } };

  it("tell a reaction, an edit and an unsend from the message they name", async () => {
    const keys = await Promise.all([
      keyOf({ ...fromCustomer, message: { mid: "m_1", text: "hi" } }),
      keyOf(reaction),
      keyOf({ ...fromCustomer, message_edit: { mid: "m_1", text: "new", num_edit: 1 } }),
      keyOf({ ...fromCustomer, message: { mid: "m_1", is_deleted: true } }),
      keyOf({ ...fromCustomer, response_feedback: { mid: "m_1" } }),
    ]);

    expect(new Set(keys).size).toBe(5);
    expect(keys[0]).toBe("m_1");
  });

  it("tell two reactions on one message apart by person, time and content", async () => {
    const keys = await Promise.all([
      keyOf(reaction),
      keyOf({ ...reaction, timestamp: AT + 1 }),
      keyOf({ ...reaction, sender: { id: "7700110099" } }),
      keyOf({ ...reaction, reaction: { mid: "m_1", action: "unreact" } }),
    ]);

    expect(new Set(keys).size).toBe(4);
  });

  it("are the same at every delivery, under standby too", async () => {
    expect(await keyOf(reaction, "standby")).toBe(await keyOf(reaction));
    const message = { ...fromCustomer, message: { mid: "m_1", text: "hi" } };
    expect(await keyOf(message, "standby")).toBe(await keyOf(message));
  });

  it("say standby where it is", async () => {
    expect((await readOne(reaction, "standby")).standby).toBe(true);
    expect((await readOne(reaction)).standby).toBe(false);
  });
});

describe("readWebhook, sizes", () => {
  it("keeps a text of a megabyte whole and shows its beginning", async () => {
    const text = "ü".repeat(1_000_000);
    const item = await readOne({ ...fromCustomer, message: { mid: "m_1", text } });

    expect(item.event).toMatchObject({ kind: "message", text: text.slice(0, 20_000), rest: ["long text"] });
    expect((JSON.parse(item.raw ?? "") as { message: { text: string } }).message.text).toBe(text);
  });

  it("keeps a title of a megabyte whole and shows its beginning", async () => {
    const title = "t".repeat(1_000_000);
    const item = await readOne({ ...fromCustomer, postback: { mid: "m_3", title, payload: "P" } });

    expect(item.event).toMatchObject({ kind: "postback", title: title.slice(0, 20_000) });
    expect(item.raw).toContain(title);
  });

  it.each<[name: string, item: Json, list?: string]>([
    ["a kind", { ...fromCustomer, ["k".repeat(2_500_000)]: 1 }],
    ["a type", { ...fromCustomer, message: { mid: "m_1", attachments: [{ type: "t".repeat(2_500_000) }] } }],
    [
      "a type beside a text",
      {
        ...fromCustomer,
        message: { mid: "m_1", text: "hi", attachments: [{ type: "t".repeat(2_500_000) }] },
      },
    ],
    ["a field", { field: "f".repeat(2_500_000) }, "changes"],
    ["a list", { a: 1 }, "l".repeat(2_500_000)],
  ])("names %s of two and a half megabytes in a line", async (_name, item, list) => {
    const { key, event, raw } = await readOne(item, list);

    expect(key.length).toBeLessThan(120);
    expect(JSON.stringify(event).length).toBeLessThan(400);
    expect(raw?.length).toBeGreaterThan(list === undefined || list === "changes" ? 2_500_000 : 1);
  });

  it("shows thirty of a hundred thousand attachments, and says that there are more", async () => {
    const attachments = Array.from({ length: 100_000 }, () => ({ type: "image" }));
    const item = await readOne({ ...fromCustomer, message: { mid: "m_1", text: "hi", attachments } });

    expect(item.event).toMatchObject({ rest: ["more attachments"] });
    expect("parts" in item.event && item.event.parts).toHaveLength(30);
    expect(item.raw?.length).toBeGreaterThan(1_000_000);
  });

  it("keeps an item that is nested a hundred thousand deep", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const item = `{"sender":{"id":"${PSID}"},"recipient":{"id":"${PAGE}"},"timestamp":${String(AT)},"deep":${deep}}`;
    const items = await read(`{"object":"page","entry":[{"id":"${PAGE}","messaging":[${item}]}]}`);

    expect(items).toMatchObject([{ psid: PSID, event: { kind: "unsupported", what: "deep" }, raw: item }]);
  });

  it("reads a thousand items in their order", async () => {
    const messaging = Array.from({ length: 1_000 }, (_, index) => ({
      ...fromCustomer,
      message: { mid: `m_${String(index)}`, text: "hi" },
    }));

    expect((await readEntry({ messaging })).map((item) => item.key)).toEqual(
      messaging.map((item) => item.message.mid),
    );
  });
});

describe("readWebhook, characters", () => {
  it("stores half a character in the raw item and a replacement in the shown text", async () => {
    const body = `{"object":"page","entry":[{"id":"${PAGE}","messaging":[{"sender":{"id":"${PSID}"},"recipient":{"id":"${PAGE}"},"message":{"mid":"m_1","text":"a\\ud83d","reply_to":{"mid":"m_0"}}}]}]}`;
    const [item] = await read(body);

    expect(item?.event).toMatchObject({ text: "a\ufffd" });
    expect(item?.raw).toContain(String.raw`"a\ud83d"`);
  });

  it.each([
    ["a picture", { text: "\u3164", attachments: [{ type: "image", payload: {} }] }, { text: "", rest: [] }],
    [
      "a quick reply",
      { text: "\u200b", quick_reply: { payload: "YES" } },
      { text: "YES", quickReply: "YES" },
    ],
  ])("shows no text that shows nothing: %s", async (_name, message, shown) => {
    const item = await readOne({ ...fromCustomer, message: { mid: "m_1", ...message } });

    expect(item.event).toMatchObject(shown);
    expect(JSON.parse(item.raw ?? "{}")).toMatchObject({ message });
  });

  it("names a button by what it stands for where its words show nothing, and cuts no sign of a label", async () => {
    const tap = await readOne({ ...fromCustomer, postback: { mid: "m_1", title: "\u2800", payload: "YES" } });
    expect(tap.event).toMatchObject({ title: "YES" });
    expect(tap.raw).toContain("YES");

    const long = `${"x".repeat(299)}👍🏽`;
    const link = { type: "fallback", title: "\u200b", payload: { title: long, url: "https://shop.example" } };
    const shared = await readOne({ ...fromCustomer, message: { mid: "m_1", attachments: [link] } });
    expect(shared.event).toMatchObject({ parts: [{ title: "x".repeat(299) }] });
  });

  it("reads text that Meta escaped", async () => {
    const body = String.raw`{"object":"page","entry":[{"id":"10150001","messaging":[{"sender":{"id":"7700110022"},"recipient":{"id":"10150001"},"message":{"mid":"m_1","text":"Gr\u00f6\u00dfe? \ud83d\udc4d a\/b"}}]}]}`;

    expect((await read(body))[0]?.event).toMatchObject({ text: "Größe? 👍 a/b" });
  });
});

describe("readWebhook, bodies it does not take", () => {
  it.each([
    ["", "not_json"],
    ["{", "not_json"],
    ["hub.mode=subscribe", "not_json"],
    ["null", "no_object"],
    ["[]", "no_object"],
    ["{}", "no_object"],
    ['{"object":null,"entry":[]}', "no_object"],
    ['{"object":["page"]}', "no_object"],
    ['{"object":"instagram","entry":[]}', "other_object"],
    ['{"object":"Page","entry":[]}', "other_object"],
  ])("%j is %s", async (text, code) => {
    expect(await readWebhook(text, NOW)).toEqual({ ok: false, code });
  });
});
