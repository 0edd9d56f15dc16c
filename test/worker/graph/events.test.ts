import { describe, expect, it } from "vitest";
import type { InboundEvent } from "../../../worker/domain/item.ts";
import { readWebhook } from "../../../worker/graph/webhook.ts";

const NOW = 1_791_878_400_000;
const AT = 1_791_878_399_950;
const PAGE = "10150001";
const PSID = "7700110022";
const fromCustomer = { sender: { id: PSID }, recipient: { id: PAGE }, timestamp: AT };
const fromPage = { sender: { id: PAGE }, recipient: { id: PSID }, timestamp: AT };

type Json = Record<string, unknown>;

async function readOne(
  list: string,
  item: Json,
): Promise<{ psid: string | null; event: InboundEvent; raw: string | null }> {
  const body = { object: "page", entry: [{ id: PAGE, time: NOW, [list]: [item] }] };
  const webhook = await readWebhook(JSON.stringify(body), NOW);
  if (!webhook.ok || webhook.items.length !== 1) throw new Error("expected one item");
  return webhook.items[0]!;
}

/** Keeps the item as it came beside what was read of it. */
async function expectRead(item: Json, event: Json, list = "messaging"): Promise<void> {
  const found = await readOne(list, item);

  expect(found.event).toEqual(event);
  expect(found.psid).toBe(PSID);
}

describe("parts of a message (§ messages, attachments)", () => {
  const media = { url: "https://cdn.example/a%20b.png?sig=1" };
  const card = { image: null, subtitle: null, url: null, productId: null, buttons: [] };
  const template = { type: "template", text: null, cards: [], buttons: [] };
  it.each<[name: string, attachment: unknown, part: Json]>([
    ["an image", { type: "image", payload: media }, { type: "image", media }],
    ["a video", { type: "video", payload: media }, { type: "video", media }],
    ["an audio", { type: "audio", payload: media }, { type: "audio", media }],
    ["a file", { type: "file", payload: media }, { type: "file", media }],
    ["an image without a link", { type: "image", payload: null }, { type: "image", media: { url: null } }],
    ["an image without a payload", { type: "image" }, { type: "image", media: { url: null } }],
    [
      "a sticker whose id is a number",
      { type: "sticker", payload: { ...media, sticker_id: 369239263222822 } },
      { type: "sticker", stickerId: "369239263222822", media },
    ],
    [
      "a sticker of the old form",
      { type: "image", payload: { ...media, sticker_id: "1" } },
      { type: "sticker", stickerId: "1", media },
    ],
    [
      "a place",
      {
        type: "location",
        title: "Ada's place",
        url: "https://maps.example/1",
        payload: { coordinates: { lat: 51.5, long: "-0.1" } },
      },
      {
        type: "location",
        title: "Ada's place",
        url: "https://maps.example/1",
        latitude: 51.5,
        longitude: -0.1,
      },
    ],
    [
      "a place without coordinates",
      { type: "location", payload: {} },
      { type: "location", title: null, url: null, latitude: null, longitude: null },
    ],
    [
      "a shared link",
      { type: "fallback", payload: { title: "News", url: "https://news.example/1" } },
      { type: "share", what: "fallback", title: "News", url: "https://news.example/1" },
    ],
    [
      "a shared link of the old form",
      { type: "fallback", title: "News", url: "https://news.example/1", payload: null },
      { type: "share", what: "fallback", title: "News", url: "https://news.example/1" },
    ],
    [
      "a shared link that is a trap",
      { type: "fallback", payload: { title: "Click", url: "javascript:alert(1)" } },
      { type: "share", what: "fallback", title: "Click", url: null },
    ],
    [
      "a reel",
      { type: "ig_reel", payload: { url: "https://r.example", title: "Trick", reel_video_id: 1 } },
      { type: "share", what: "ig_reel", title: "Trick", url: "https://r.example" },
    ],
    [
      "an appointment, in seconds",
      {
        type: "appointment_booking",
        payload: {
          booking_id: "1",
          status: "confirmed",
          start_time: 1_791_878_400,
          end_time: "1791882000",
          timezone: "Europe/Berlin",
        },
      },
      {
        type: "appointment_booking",
        status: "confirmed",
        startsAt: NOW,
        endsAt: NOW + 3_600_000,
        timezone: "Europe/Berlin",
      },
    ],
    [
      "a product",
      {
        type: "template",
        payload: {
          product: {
            elements: [
              {
                id: "9",
                retailer_id: "sku-1",
                image_url: "https://c.example/1",
                title: "Tent",
                subtitle: "€ 99",
              },
            ],
          },
        },
      },
      {
        type: "product",
        products: [
          {
            ...card,
            image: { url: "https://c.example/1" },
            title: "Tent",
            subtitle: "€ 99",
            productId: "sku-1",
          },
        ],
      },
    ],
    [
      "a button template",
      {
        type: "template",
        payload: {
          template_type: "button",
          text: "Which?",
          buttons: [
            { type: "postback", title: "Blue", payload: "B" },
            { type: "web_url", title: "Shop", url: "https://s.example" },
          ],
        },
      },
      {
        ...template,
        template: "button",
        text: "Which?",
        buttons: [
          { type: "postback", title: "Blue", payload: "B", url: null },
          { type: "web_url", title: "Shop", payload: null, url: "https://s.example" },
        ],
      },
    ],
    [
      "a carousel",
      {
        type: "template",
        payload: {
          template_type: "generic",
          elements: [{ title: "Tent", buttons: [{ type: "postback", title: "Buy", payload: "T" }] }, null],
        },
      },
      {
        ...template,
        template: "generic",
        cards: [
          { ...card, title: "Tent", buttons: [{ type: "postback", title: "Buy", payload: "T", url: null }] },
          { ...card, title: null },
        ],
      },
    ],
    [
      "a type that is yet to be invented",
      { type: "hologram", payload: {} },
      { type: "other", what: "hologram" },
    ],
    ["no type", { payload: null }, { type: "other", what: "attachment" }],
    ["nothing", null, { type: "other", what: "attachment" }],
  ])("%s", async (_name, attachment, part) => {
    const message = { mid: "m_1", attachments: [attachment] };
    const said = { text: "", rest: [], parts: [part], replyTo: null };
    const item = { ...fromCustomer, message };

    await expectRead(item, { kind: "message", mid: "m_1", quickReply: null, referral: null, ...said });
    expect(JSON.parse((await readOne("messaging", item)).raw ?? "")).toEqual(item);
  });

  it("are all kept, in their order, beside the text and what it answers", async () => {
    const attachments = [
      { type: "image", payload: media },
      { type: "video", payload: media },
    ];
    const message = { mid: "m_1", text: "both", attachments, reply_to: { mid: "m_0", is_self_reply: false } };
    const parts = [
      { type: "image", media },
      { type: "video", media },
    ];

    await expectRead(
      { ...fromCustomer, message },
      {
        kind: "message",
        mid: "m_1",
        quickReply: null,
        referral: null,
        text: "both",
        rest: [],
        parts,
        replyTo: "m_0",
      },
    );
  });

  it("of an echo are read like a customer's", async () => {
    const message = {
      is_echo: true,
      mid: "m_2",
      app_id: 1,
      attachments: [{ type: "image", payload: media }],
    };

    await expectRead(
      { ...fromPage, message },
      {
        kind: "echo",
        mid: "m_2",
        appId: "1",
        metadata: null,
        text: "",
        rest: [],
        parts: [{ type: "image", media }],
        replyTo: null,
      },
    );
  });
});

describe("how a customer came (§ referral)", () => {
  const none = { source: null, type: null, ref: null, adId: null, adTitle: null, url: null, productId: null };

  it("from an advertisement, with the first message", async () => {
    const referral = {
      source: "ADS",
      type: "OPEN_THREAD",
      ad_id: 12,
      ads_context_data: { ad_title: "Sale" },
    };

    await expectRead(
      { ...fromCustomer, message: { mid: "m_1", text: "hi", referral } },
      {
        ...{ kind: "message", mid: "m_1", text: "hi", quickReply: null, rest: [], parts: [], replyTo: null },
        referral: { ...none, source: "ADS", type: "OPEN_THREAD", adId: "12", adTitle: "Sale" },
      },
    );
  });

  it("from the shop, with nothing but a product", async () => {
    await expectRead(
      { ...fromCustomer, message: { mid: "m_1", referral: { product: { id: "77" } } } },
      {
        ...{ kind: "message", mid: "m_1", text: "", quickReply: null, rest: [], parts: [], replyTo: null },
        referral: { ...none, productId: "77" },
      },
    );
  });

  it("by a link, with the first tap", async () => {
    await expectRead(
      { ...fromCustomer, postback: { mid: "m_3", title: "Go", payload: "P", referral: { ref: "flyer" } } },
      { kind: "postback", mid: "m_3", title: "Go", payload: "P", referral: { ...none, ref: "flyer" } },
    );
  });
});

describe("what is told twice", () => {
  const link = (id: number): string => `https://cdn.example/${String(id)}.png`;
  const sticker = (type: string, id: number | undefined, url?: string): Json => ({
    type,
    payload: { ...(url === undefined ? {} : { url }), ...(id === undefined ? {} : { sticker_id: id }) },
  });
  const shared = (url: string, title?: string): Json => ({
    type: "fallback",
    payload: { url, ...(title === undefined ? {} : { title }) },
  });
  it.each<[name: string, attachments: Json[], parts: Json[]]>([
    [
      "a sticker as a picture and as a sticker",
      [sticker("image", 7, link(1)), sticker("sticker", 7, link(1))],
      [{ type: "sticker", stickerId: "7", media: { url: link(1) } }],
    ],
    [
      "a sticker first without a link to it",
      [sticker("sticker", 7), sticker("image", 7, link(1))],
      [{ type: "sticker", stickerId: "7", media: { url: link(1) } }],
    ],
    [
      "a shared link",
      [shared("https://a.example/"), shared("https://a.example/", "A")],
      [{ type: "share", what: "fallback", title: "A", url: "https://a.example/" }],
    ],
  ])("is shown once: %s", async (_name, attachments, parts) => {
    const { event } = await readOne("messaging", { ...fromCustomer, message: { mid: "m_1", attachments } });

    expect(event).toMatchObject({ kind: "message", parts });
    expect(event.kind === "message" && event.parts.length).toBe(parts.length);
  });

  it.each<[name: string, attachments: Json[]]>([
    ["two stickers", [sticker("sticker", 7, link(1)), sticker("sticker", 8, link(2))]],
    ["a sticker and a picture", [sticker("sticker", 7, link(1)), sticker("image", undefined, link(1))]],
    ["the same picture twice", [sticker("image", undefined, link(1)), sticker("image", undefined, link(1))]],
    ["two shares without a link", [{ type: "fallback" }, { type: "fallback" }]],
  ])("is not %s", async (_name, attachments) => {
    const { event } = await readOne("messaging", { ...fromCustomer, message: { mid: "m_1", attachments } });

    expect(event.kind === "message" && event.parts.length).toBe(2);
  });
});

describe("a tapped quick reply without its title", () => {
  it("is shown by its payload", async () => {
    await expectRead(
      { ...fromCustomer, message: { mid: "m_1", quick_reply: { payload: "BLUE" } } },
      {
        ...{ kind: "message", mid: "m_1", text: "BLUE", quickReply: "BLUE", referral: null },
        ...{ rest: [], parts: [], replyTo: null },
      },
    );
  });
});

describe("what becomes of a message", () => {
  it.each<[name: string, item: Json, event: Json]>([
    [
      "a reaction",
      { reaction: { mid: "m_2", action: "react", reaction: "love", emoji: "💚" } },
      { mid: "m_2", change: { type: "reaction", emoji: "💚" }, opensWindow: true },
    ],
    [
      "a reaction by name alone",
      { reaction: { mid: "m_2", action: "react", reaction: "like" } },
      { mid: "m_2", change: { type: "reaction", emoji: "👍" }, opensWindow: true },
    ],
    [
      "a reaction taken back",
      { reaction: { mid: "m_2", action: "unreact" } },
      { mid: "m_2", change: { type: "reaction", emoji: null }, opensWindow: false },
    ],
    [
      "an edit, its number as text",
      { message_edit: { mid: "m_1", text: "new", num_edit: "1" } },
      { mid: "m_1", change: { type: "edit", text: "new" }, opensWindow: false },
    ],
    [
      "an unsending",
      { message: { mid: "m_1", is_deleted: true } },
      { mid: "m_1", change: { type: "unsend" }, opensWindow: false },
    ],
    [
      "a rating",
      { response_feedback: { mid: "m_2", feedback: "Good response" } },
      { mid: "m_2", change: { type: "feedback", feedback: "Good response" }, opensWindow: false },
    ],
  ])("%s", async (_name, item, event) => {
    await expectRead({ ...fromCustomer, ...item }, { kind: "change", by: "customer", ...event });
  });

  it.each<[name: string, item: Json, event: Json]>([
    [
      "a reaction",
      { reaction: { mid: "m_2", action: "react", reaction: "love", emoji: "💚" } },
      { mid: "m_2", change: { type: "reaction", emoji: "💚" } },
    ],
    [
      "a reaction taken back",
      { reaction: { mid: "m_2", action: "unreact" } },
      { mid: "m_2", change: { type: "reaction", emoji: null } },
    ],
    [
      "an unsending",
      { message: { mid: "m_1", is_deleted: true } },
      { mid: "m_1", change: { type: "unsend" } },
    ],
    [
      "an edit",
      { message_edit: { mid: "m_1", text: "new", num_edit: 1 } },
      { mid: "m_1", change: { type: "edit", text: "new" } },
    ],
  ])("%s by the Page is the Page's, and opens no window", async (_name, item, event) => {
    await expectRead({ ...fromPage, ...item }, { kind: "change", by: "page", opensWindow: false, ...event });
  });

  it("is the Page's where an echo says so, whoever stands as its sender", async () => {
    await expectRead(
      { ...fromCustomer, message: { mid: "m_1", is_deleted: true, is_echo: true } },
      { kind: "change", by: "page", opensWindow: false, mid: "m_1", change: { type: "unsend" } },
    );
  });

  it.each([
    ["delivery", { delivery: { mids: ["m_1"], watermark: AT } }, { mids: [], watermark: 0 }],
    ["read", { read: { watermark: AT } }, { watermark: 0 }],
  ])("is nothing where the Page itself is the one of a %s", async (kind, item, marks) => {
    await expectRead({ ...fromPage, ...item }, { kind, ...marks });
  });

  it.each([
    ["the Page", fromPage, "page"],
    ["the customer", fromCustomer, "customer"],
  ])("is by %s where it is of a kind that nobody knows", async (_name, sides, by) => {
    const { event } = await readOne("messaging", { ...sides, hologram: {} });

    expect(event).toMatchObject({ kind: "unsupported", by });
  });

  it("never has the key of its target", async () => {
    const edit = { ...fromCustomer, message_edit: { mid: "m_1", text: "new", num_edit: 1 } };
    const body = {
      object: "page",
      entry: [
        { id: PAGE, messaging: [edit, { ...edit, message_edit: { ...edit.message_edit, num_edit: 2 } }] },
      ],
    };
    const webhook = await readWebhook(JSON.stringify(body), NOW);
    const keys = webhook.ok ? webhook.items.map(({ key }) => key) : [];

    expect(keys.every((key) => key.startsWith("#edit:"))).toBe(true);
    expect(new Set(keys).size).toBe(2);
  });
});

describe("what is no message", () => {
  const referral = {
    source: null,
    type: null,
    ref: null,
    adId: null,
    adTitle: null,
    url: null,
    productId: null,
  };
  const optin = { type: "optin", title: null, ref: null, status: null };
  const control = { type: "thread_control", from: null, to: null, metadata: null };
  const quiet = { by: "customer", asks: false, opensWindow: false };
  const opener = { by: "customer", asks: false, opensWindow: true };
  const submission = { by: "customer", asks: true, opensWindow: true };
  const meta = { by: "meta", asks: false, opensWindow: false };

  it.each<[name: string, item: Json, event: Json, meaning: Json]>([
    [
      "a visit by a link",
      { referral: { ref: "r", source: "SHORTLINK", type: "OPEN_THREAD" } },
      {
        type: "referral",
        referral: { ...referral, ref: "r", source: "SHORTLINK", type: "OPEN_THREAD" },
        answers: [],
      },
      opener,
    ],
    [
      "a lead, its answers first, in seconds",
      {
        lead: { data: [{ question: "Size?", answer: "L" }] },
        timestamp: 1_791_878_399,
        referral: { type: "LEAD_COMPLETE" },
      },
      {
        type: "referral",
        referral: { ...referral, type: "LEAD_COMPLETE" },
        answers: [{ question: "Size?", answer: "L" }],
      },
      submission,
    ],
    [
      "an opt-in of a plugin",
      { optin: { ref: "order-7" } },
      { ...optin, what: "plugin", ref: "order-7" },
      opener,
    ],
    [
      "a marketing opt-in",
      {
        optin: {
          type: "notification_messages",
          title: "Offers",
          payload: "P",
          notification_messages_status: "STOP NOTIFICATIONS",
        },
      },
      { ...optin, what: "notification_messages", title: "Offers", ref: "P", status: "STOP NOTIFICATIONS" },
      quiet,
    ],
    [
      "a message request",
      { optin: { message_request: "accept" } },
      { ...optin, what: "message_request" },
      opener,
    ],
    [
      "an account that was linked, without its code",
      { account_linking: { status: "linked", authorization_code: "secret" } },
      { type: "account_linking", status: "linked" },
      quiet,
    ],
    [
      "a thread passed on, ids as numbers",
      { pass_thread_control: { previous_owner_app_id: 1, new_owner_app_id: "2", metadata: "to sales" } },
      { ...control, action: "pass", from: "1", to: "2", metadata: "to sales" },
      meta,
    ],
    [
      "a thread taken from nobody",
      { take_thread_control: { previous_owner_app_id: null, new_owner_app_id: "2" } },
      { ...control, action: "take", to: "2" },
      meta,
    ],
    [
      "a thread asked for, its words nested",
      { request_thread_control: { requested_owner_app_id: 3, thread_control_metadata: { text: "please" } } },
      { ...control, action: "request", to: "3", metadata: "please" },
      meta,
    ],
    [
      "a survey, with a follow-up",
      {
        messaging_feedback: {
          feedback_screens: [
            {
              screen_id: 0,
              questions: {
                q1: { type: "csat", payload: "5", follow_up: { type: "free_form", payload: "fine" } },
              },
            },
          ],
        },
      },
      {
        type: "feedback",
        answers: [
          { question: "q1 (csat)", answer: "5" },
          { question: "q1", answer: "fine" },
        ],
      },
      { ...submission, asks: false },
    ],
    [
      "an address",
      {
        messaging_customer_information: {
          screens: [{ screen_id: "a", responses: [{ key: "postal_code", value: "10115" }] }],
        },
      },
      { type: "customer_information", answers: [{ question: "postal code", answer: "10115" }] },
      submission,
    ],
    ["a form", { form: { id: 55 } }, { type: "lead_form", formId: "55" }, submission],
    [
      "an order, its numbers as text",
      {
        order: {
          products: [
            { retailer_id: "sku", name: "Tent", unit_price: "11.5", currency: "EUR", quantity: "2" },
          ],
          note: "quick",
        },
      },
      {
        type: "order",
        note: "quick",
        products: [{ name: "Tent", quantity: 2, price: "11.5 EUR", productId: "sku" }],
      },
      submission,
    ],
    [
      "a coupon",
      { template: { type: "coupon", payload: "P", coupon_code: "SAVE10" } },
      { type: "coupon", code: "SAVE10", payload: "P" },
      opener,
    ],
    [
      "a line of Meta's own",
      { message: { admin_text: "handed back" } },
      { type: "admin_text", text: "handed back" },
      meta,
    ],
  ])("%s", async (_name, item, event, meaning) => {
    await expectRead({ ...fromCustomer, ...item }, { kind: "event", event, ...meaning });
  });

  it("a label of Meta's inbox, which comes among the changes", async () => {
    const value = { user: { id: PSID }, action: "add", label: { id: "1", page_label_name: "VIP" } };

    await expectRead(
      { field: "inbox_labels", value },
      { kind: "event", event: { type: "label", action: "add", label: "VIP" }, ...meta },
      "changes",
    );
  });

  it.each<[name: string, call: Json, event: Json, asks: boolean, by?: string]>([
    [
      "a call",
      { id: "c_1", from: PSID, to: PAGE, event: "connect" },
      { what: "connect", status: null },
      true,
    ],
    [
      "a call of the Page's",
      { id: "c_1", from: PAGE, to: PSID, event: "connect" },
      { what: "connect", status: null },
      false,
      "page",
    ],
    [
      "one by its direction alone",
      { id: "c_1", recipient_id: PSID, event: "connect", call_direction: "business_initiated" },
      { what: "connect", status: null },
      false,
      "page",
    ],
    [
      "what became of a call",
      { id: "c_1", recipient_id: PSID, event: "call_status", call_status: "ringing" },
      { what: "call_status", status: "ringing" },
      false,
    ],
  ])("%s, which comes in a list of its own", async (_name, call, event, asks, by = "customer") => {
    await expectRead(
      call,
      {
        kind: "event",
        event: { type: "call", callId: "c_1", ...event },
        by,
        asks,
        opensWindow: false,
      },
      "calls",
    );
  });
});

describe("Meta's judgement of the Page", () => {
  it.each([
    ["policy_enforcement", "block", "spam"],
    ["policy-enforcement", "warning", "spam"],
    ["policy_enforcement", "unblock", null],
  ])("%s: %s, whoever sent it", async (name, action, reason) => {
    const item = {
      sender: { id: PSID },
      recipient: { id: PAGE },
      timestamp: AT,
      [name]: reason === null ? { action } : { action, reason },
    };

    expect(await readOne("messaging", item)).toMatchObject({
      psid: null,
      event: { kind: "policy", action, reason },
    });
  });
});
