import { waitUntil } from "@open-wc/testing";
import type { Card, MessengerEvent, Attachment, Referral } from "../../worker/protocol/message/content.ts";
import type { Author, Content, Entry } from "../../worker/protocol/message/entry.ts";
import type { GadgetState } from "./states.ts";
import {
  aDelivery,
  anEntry,
  ANNA,
  aText,
  byAnna,
  customer,
  HOUR,
  MARIA,
  MINUTE,
  NOW,
} from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { aMedia, aPicture, aSound, VIDEO } from "./support/files.ts";
import type { Screen } from "./support/screen.ts";

const NO_REFERRAL: Referral = {
  source: null,
  type: null,
  ref: null,
  adId: null,
  adTitle: null,
  url: null,
  productId: null,
};
const AD: Referral = {
  ...NO_REFERRAL,
  source: "ADS",
  adId: "23845",
  adTitle: "Lamps for long evenings",
  ref: "autumn",
  url: "https://shop.example/autumn?utm=a",
};
const system: Author = { type: "system" };

function files(desk: FakeDesk): void {
  for (const [index, colour] of ["#2f6db5", "#b5532f", "#3f8f5b", "#7a4fa3", "#c29a2b"].entries()) {
    desk.files.set(`1.${index + 1}`, aPicture(colour, index % 2 ? 300 : 400, index % 2 ? 400 : 300));
  }
  desk.files.set("2.1", VIDEO);
  desk.files.set("2.2", aSound());
  desk.files.set("9.9", ["data:image/png,a", "data:image/png,b"]);
}

/** Maria's conversation with these entries. */
function showing(
  name: string,
  shows: string,
  entries: Partial<Entry>[],
  act?: GadgetState["act"],
): GadgetState {
  return {
    name,
    shows,
    options: { conversation: MARIA },
    desk: (desk) => {
      files(desk);
      const before = [anEntry(1, { at: NOW - 3 * HOUR, content: aText("Hello, is anybody there?") })];
      const after = entries.map((entry, index) =>
        anEntry(index + 2, { at: NOW - (entries.length - index) * MINUTE, ...entry }),
      );
      desk.has({ conversation: MARIA }, [...before, ...after]);
    },
    ...(act ? { act } : {}),
  };
}

const saying = (content: Content, change: Partial<Entry> = {}): Partial<Entry> => ({ content, ...change });
const withParts = (...parts: Attachment[]): Partial<Entry> =>
  saying({ kind: "text", text: "", rest: [], parts });
const by = (author: Author, event: MessengerEvent): Partial<Entry> => ({
  author,
  content: { kind: "event", event },
});
const picture = (id: string): Attachment => ({ type: "image", media: aMedia(id) });
const failed = (
  type: "image" | "video" | "audio" | "file",
  failure: "gone" | "too_large" | "no_link",
): Attachment => ({
  type,
  media: aMedia("3.1", { state: "failed", failure, mime: null, bytes: null }),
});
const ours = (content: Content, change: Partial<Entry> = {}): Partial<Entry> => ({
  author: byAnna,
  content,
  delivery: aDelivery({ state: "sent", sentAt: NOW - MINUTE }),
  ...change,
});
const aCard = (title: string | null, change: Partial<Card> = {}): Card => ({
  image: null,
  title,
  subtitle: null,
  url: null,
  productId: null,
  buttons: [],
  ...change,
});
const aButton = (title: string, payload: string, url: string | null = null) => ({
  type: url === null ? "postback" : "web_url",
  title,
  url,
  payload,
});
const answers = [
  { question: "email", answer: "maria@example.com" },
  { question: "How satisfied are you with our answers? (csat)", answer: "5" },
];
const everyFold = (screen: Screen) => {
  for (const fold of screen.all("fb-chat-content details > summary")) fold.click();
};

/** What entries hold beside words. */
export const CONTENT_STATES: readonly GadgetState[] = [
  showing("quick-replies-offered", "On Friday", [
    ours({
      kind: "text",
      text: "When may we deliver the lamp?",
      rest: [],
      quickReplies: [
        { type: "text", title: "Tomorrow", payload: "q0", image: null },
        { type: "text", title: "On Friday", payload: "q1", image: null },
        { type: "user_phone_number", title: "", payload: null, image: null },
      ],
    }),
    saying({ kind: "quick_reply", text: "On Friday", payload: "q1" }),
  ]),
  showing("template-lines", "EVENING10", [
    ours({
      kind: "text",
      text: "",
      rest: [],
      parts: [
        {
          type: "template",
          template: "receipt",
          text: "Lamps & more",
          cards: [],
          buttons: [],
          lines: [
            { what: "order_number", value: "2026-1187" },
            { what: "total_cost", value: "134.80 EUR" },
          ],
        },
        {
          type: "template",
          template: "coupon",
          text: null,
          cards: [],
          buttons: [],
          lines: [{ what: "coupon_code", value: "EVENING10" }],
        },
      ],
    }),
  ]),
  showing("template-boxes", "How satisfied", [
    ours({
      kind: "text",
      text: "",
      rest: [],
      parts: [
        {
          type: "template",
          template: "receipt",
          text: "Lamps & more",
          cards: [
            aCard("Desk lamp", { image: aMedia("1.1"), subtitle: "Brass · 2 × 310 GBP" }),
            aCard("Bulb E14", { subtitle: "4 × 5.5 GBP" }),
          ],
          buttons: [],
          lines: [
            { what: "order_number", value: "2026-1188" },
            { what: "total_cost", value: "642 GBP" },
          ],
        },
        {
          type: "template",
          template: "image_grid",
          text: "Three lamps",
          cards: ["1.1", "1.2", "1.3"].map((id) => aCard(null, { image: aMedia(id) })),
          buttons: [aButton("More", "MORE")],
        },
        {
          type: "template",
          template: "customer_feedback",
          text: null,
          cards: [aCard("How was it?", { subtitle: "It takes a minute" })],
          buttons: [aButton("Answer", "")],
          lines: [{ what: "question", value: "How satisfied are you with the lamp?" }],
        },
      ],
    }),
  ]),
  showing("reaction-under-way", "Thank you!", [
    saying(aText("Thank you!"), { changes: { reacting: { emoji: "👍" } } }),
    saying(aText("Still there?"), {
      changes: { reacting: { emoji: "❤️", failed: { code: 100, subcode: null } } },
    }),
    saying(aText("Is it known?"), {
      changes: {
        pageReaction: "👍",
        reacting: { emoji: "😆", failed: { code: 100, subcode: null }, unknown: true },
      },
    }),
  ]),
  {
    name: "customers-with-pictures",
    shows: "Maria Lopez",
    desk: (desk) => {
      const picture = "picture.00000000000000aa";
      desk.files.set(picture, aPicture("#3f8f5b", 120, 120));
      desk.has({ conversation: MARIA, customer: { name: "Maria Lopez", label: "Maria Lopez", picture } }, [
        anEntry(1, { content: aText("Hello") }),
      ]);
    },
    act: async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-avatar img").length > 0);
    },
  },
  showing("picture", "Hello", [withParts(picture("1.1"))]),
  showing("picture-with-words", "Look at this", [
    saying({ kind: "text", text: "Look at this: it came broken.", rest: [], parts: [picture("1.2")] }),
    ours({ kind: "text", text: "", rest: [], parts: [picture("1.3")] }),
  ]),
  showing("album", "Hello", [withParts(...["1.1", "1.2", "1.3", "1.4", "1.5"].map(picture))]),
  showing("album-of-many", "+4", [
    withParts(...["1.1", "1.2", "1.3", "1.4", "1.5", "1.1", "1.2", "1.3", "1.4"].map(picture)),
  ]),
  showing("albums-of-few", "Hello", [
    withParts(...["1.1", "1.2"].map(picture)),
    withParts(...["1.3", "1.2", "1.4"].map(picture)),
    withParts(...["1.1", "1.2", "1.3", "1.4"].map(picture)),
  ]),
  showing("video-and-voice", "Hello", [
    withParts({ type: "video", media: aMedia("2.1", { mime: "video/webm" }) }),
    withParts({ type: "audio", media: aMedia("2.2", { mime: "audio/wav" }) }),
  ]),
  showing("files", "Invoice-2026-11.pdf", [
    withParts(
      {
        type: "file",
        media: aMedia("3.1", { name: "Invoice-2026-11.pdf", mime: "application/pdf", bytes: 1_234_567 }),
      },
      {
        type: "file",
        media: aMedia("3.2", {
          name: `${"a very long name ".repeat(6)}.docx`,
          mime: "application/octet-stream",
          bytes: 800,
        }),
      },
    ),
  ]),
  showing("sticker", "Hello", [
    withParts({ type: "sticker", stickerId: "369239263222822", media: aMedia("1.1", { mime: "image/png" }) }),
  ]),
  showing("files-being-copied", "Picture is being copied…", [
    withParts(
      { type: "image", media: aMedia("3.1", { state: "copying", mime: null, bytes: null }) },
      { type: "audio", media: aMedia("3.2", { state: "copying", mime: null, bytes: null }) },
    ),
  ]),
  showing("files-not-copied", "Meta no longer has it", [
    withParts(failed("image", "gone"), failed("file", "too_large"), failed("audio", "no_link")),
    withParts(failed("image", "gone"), picture("1.1"), failed("image", "no_link")),
  ]),
  showing("picture-not-loaded", "Picture could not be loaded.", [withParts(picture("9.9"))]),
  showing(
    "picture-enlarged",
    "1 of 3",
    [withParts(...["1.1", "1.2", "1.3"].map(picture))],
    async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-media img").length === 3);
      screen.all<HTMLButtonElement>("fb-chat-media button")[0]?.click();
      await screen.shows("1 of 3");
    },
  ),
  showing("location-and-shares", "Open the map", [
    withParts({ type: "location", title: "Café Central", latitude: 48.2104, longitude: 16.3655, url: null }),
    withParts({
      type: "share",
      what: "post",
      title: "Our autumn sale",
      url: "https://www.facebook.com/shop/posts/1",
    }),
    withParts({ type: "share", what: "ig_reel", title: null, url: null }),
    withParts({ type: "other", what: "hologram" }),
  ]),
  showing("appointment", "Appointment: Confirmed", [
    withParts({
      type: "appointment_booking",
      status: "confirmed",
      startsAt: Date.UTC(2026, 10, 24, 13, 0),
      endsAt: Date.UTC(2026, 10, 24, 13, 30),
      timezone: "Asia/Tokyo",
    }),
  ]),
  showing("products", "Bulb E27", [
    withParts({
      type: "product",
      products: [aCard("Lamp “Evening”", { image: aMedia("1.1"), subtitle: "49 €" })],
    }),
    withParts({
      type: "product",
      products: [
        aCard("Bulb E27", { image: aMedia("1.2"), subtitle: "Warm white, 8 W", productId: "B-27" }),
        aCard("Bulb E14", { image: aMedia("1.3"), subtitle: "Warm white, 5 W", productId: "B-14" }),
        aCard("Shade", { image: aMedia("1.4"), url: "https://shop.example/shade" }),
      ],
    }),
  ]),
  showing("templates", "pressed", [
    ours({
      kind: "text",
      text: "",
      rest: [],
      parts: [
        {
          type: "template",
          template: "button",
          text: "Which colour would you like?",
          cards: [],
          buttons: [
            aButton("Red", "RED"),
            aButton("Blue", "BLUE"),
            aButton("Shop", "", "https://shop.example"),
          ],
        },
      ],
    }),
    saying({ kind: "postback", title: "Blue", payload: "BLUE", offeredBy: 1 }),
    ours({
      kind: "text",
      text: "",
      rest: [],
      parts: [
        {
          type: "template",
          template: "generic",
          text: null,
          buttons: [],
          cards: ["Desk lamp", "Floor lamp", "Wall lamp"].map((title, index) =>
            aCard(title, {
              image: aMedia(`1.${index + 1}`),
              subtitle: "In stock",
              buttons: [aButton("Buy", `BUY_${index}`), aButton("More", `MORE_${index}`)],
            }),
          ),
        },
      ],
    }),
  ]),
  showing("quotes", "The message it answers is not here.", [
    ours(aText("Would you like the red one or the blue one? Both are in stock, and both leave today.")),
    saying({
      kind: "text",
      text: "The blue one",
      rest: [],
      replyTo: {
        mid: "m_2",
        entry: 2,
        by: "page",
        text: "Would you like the red one or the blue one? Both are in stock, and both leave today.",
      },
    }),
    saying({
      kind: "text",
      text: "I meant this",
      rest: [],
      replyTo: { mid: "m_1", entry: 1, by: "customer", text: "", what: "image" },
    }),
    saying({
      kind: "text",
      text: "And that",
      rest: [],
      replyTo: { mid: "x", entry: null, by: null, text: null },
    }),
  ]),
  showing(
    "changes",
    "took this message back",
    [
      saying(aText("Is it blue or is it green?"), { changes: { edits: 2 } }),
      ours(aText("Blue"), { changes: { reaction: "❤️" } }),
      saying(aText("Great"), { changes: { reaction: "👍", edits: 1 } }),
      ours(aText("Anything else?"), { changes: { feedback: "Good response" } }),
      saying(aText(""), { changes: { isUnsent: true } }),
    ],
    async ({ desk, screen }) => {
      desk.versions.set(`${MARIA} 2`, [
        { at: NOW - 30 * MINUTE, text: "Is it blue?" },
        { at: NOW - 29 * MINUTE, text: "Is it blue or is it grene?" },
        { at: NOW - 28 * MINUTE, text: "Is it blue or is it green?" },
      ]);
      await screen.shows("Edited 2 times");
      screen.all("fb-chat-content summary")[0]!.click();
      await screen.shows("grene");
    },
  ),
  showing("came-by-an-advertisement", "Lamps for long evenings", [
    saying({ kind: "text", text: "Hello, do you still have these?", rest: [], referral: AD }),
    saying({
      kind: "postback",
      title: "Get started",
      payload: "START",
      referral: { ...NO_REFERRAL, source: "SHORTLINK", type: "OPEN_THREAD", ref: "flyer7" },
    }),
  ]),
  showing("what-customers-do", "Filled in a lead form", [
    by(customer, { type: "referral", referral: AD, answers }),
    by(customer, {
      type: "optin",
      what: "notification_messages",
      title: "Weekly offers",
      ref: "w",
      status: null,
    }),
    by(customer, { type: "account_linking", status: "linked" }),
    by(customer, { type: "feedback", answers }),
    by(customer, { type: "lead_form", formId: "77" }),
  ]),
  showing("orders-and-calls", "The customer is calling", [
    by(customer, {
      type: "order",
      products: [
        { name: "Lamp “Evening”", quantity: 2, price: "49 EUR", productId: "L-1" },
        { name: "Bulb E27", quantity: 4, price: "3.5 EUR", productId: null },
      ],
      note: "Please wrap them.",
    }),
    by(customer, { type: "coupon", code: "AUTUMN-10", payload: null }),
    by(customer, { type: "call", what: "connect", status: null, callId: "c" }),
    by(customer, { type: "change", mid: "m", change: { type: "reaction", emoji: "💚" } }),
  ]),
  showing("what-meta-tells", "Conversation passed", [
    by(system, {
      type: "thread_control",
      action: "pass",
      from: "111",
      to: "263902037430900",
      metadata: "Wants a person",
    }),
    by(system, { type: "label", action: "add", label: "VIP" }),
    by(system, { type: "reference", kind: "Order", value: "1001" }),
    by(system, { type: "reference", kind: "Order", value: "1001", refused: "other_person" }),
    by(system, { type: "reference", kind: "Order", value: "1002", written: "Order 1002 is confirmed." }),
    by(system, { type: "ticket", what: "asked", title: "A lamp is broken", by: ANNA }),
    by(system, {
      ...{ type: "ticket", what: "closed", ticket: "INC-1", title: "Broken lamp", by: ANNA, state: "Solved" },
      url: "https://crm.example/INC-1",
    }),
    by(system, { type: "admin_text", text: "Meta AI handed this chat over." }),
    saying(aText("Is this a person?"), { standby: true }),
    { author: { type: "page_inbox" }, content: aText("Thanks, we are back at nine."), automatic: true },
    { author: { type: "app", appId: "441300970011223" }, content: aText("No, a bot.") },
    { author: { type: "page_inbox" }, content: aText("Now it is. How can we help?") },
  ]),
  showing(
    "not-shown-here",
    "Its kind: Game played",
    [
      saying({ kind: "unsupported", what: "game_play" }),
      saying({ kind: "text", text: "/hotels", rest: ["commands", "long text"] }),
    ],
    async ({ screen }) => {
      await screen.shows("Something came");
      everyFold(screen);
    },
  ),
];
