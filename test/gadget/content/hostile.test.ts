import { expect, waitUntil } from "@open-wc/testing";
import type {
  Card,
  MessengerEvent,
  Attachment,
  Quote,
  Referral,
} from "../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aText, customer, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aMedia, aPicture } from "../support/files.ts";
import { HOSTILE_TEXTS } from "../support/hostile-texts.ts";
import { aThreadWith } from "./a-message.ts";

/** Addresses that nobody should follow, whatever a Worker of another version lets pass. */
const HOSTILE_URLS = [
  "javascript:pwned()",
  "JaVaScRiPt:pwned()",
  "data:text/html,<script>pwned()</script>",
  "vbscript:pwned()",
  "file:///etc/passwd",
  "blob:https://shop.example/x",
  "https://bank.example@evil.example/",
  "https://shop.example/\u202egnp.exe",
  "//evil.example",
  "",
];

/** Every kind of entry, with the same text in every field of it. */
function everywhere(text: string, url: string): Partial<Entry>[] {
  const referral: Referral = {
    source: text,
    type: text,
    ref: text,
    adId: text,
    adTitle: text,
    url,
    productId: text,
  };
  const media = aMedia("1.1", { name: text, mime: text });
  const buttons = [{ type: text, title: text, url, payload: text }];
  const card: Card = { image: media, title: text, subtitle: text, url, productId: text, buttons };
  const parts = [
    { type: "file", media },
    { type: "image", media: { ...media, state: "failed", failure: text } },
    { type: "image", media: aMedia("1.1") },
    { type: "location", title: text, latitude: null, longitude: null, url },
    { type: "share", what: text, title: text, url },
    { type: "appointment_booking", status: text, startsAt: NOW, endsAt: null, timezone: text },
    { type: "product", products: [card] },
    { type: "template", template: text, text, cards: [card, card], buttons },
    { type: "other", what: text },
  ] as Attachment[];
  const replyTo: Quote = { mid: text, entry: 1, by: "customer", text, what: text };
  const answers = [{ question: text, answer: text }];
  const events = [
    { type: "referral", referral, answers },
    { type: "optin", what: text, title: text, ref: text, status: text },
    { type: "account_linking", status: text },
    { type: "thread_control", action: "pass", from: text, to: text, metadata: text },
    { type: "feedback", answers },
    { type: "lead_form", formId: text },
    { type: "order", products: [{ name: text, quantity: 1, price: text, productId: text }], note: text },
    { type: "coupon", code: text, payload: text },
    { type: "label", action: text, label: text },
    { type: "call", what: text, status: text, callId: text },
    { type: "admin_text", text },
    { type: "change", mid: text, change: { type: "edit", text } },
    { type: "change", mid: text, change: { type: "reaction", emoji: text } },
    { type: text },
  ] as MessengerEvent[];
  return [
    { content: { kind: "text", text, rest: [text], parts, replyTo, referral } },
    { content: aText(text), changes: { reaction: text, feedback: text, edits: 1 } },
    { content: { kind: "unsupported", what: text } },
    ...events.map((event) => ({ author: customer, content: { kind: "event", event } as const })),
  ];
}

async function shown(text: string, url: string) {
  const desk = new FakeDesk();
  desk.files.set("1.1", aPicture("teal"));
  desk.versions.set(`${MARIA} 2`, [
    { at: NOW, text },
    { at: NOW, text: "now" },
  ]);
  const all = await aThreadWith(everywhere(text, url), { desk, height: 3_000 });
  for (const fold of all.screen.all("fb-chat-content summary")) fold.click();
  await waitUntil(() => all.screen.all("fb-chat-content .edits li").length > 0);
  return all;
}

describe("hostile texts in every field", () => {
  let pwned = 0;
  const page = window as unknown as { pwned?: () => void };
  beforeEach(() => {
    pwned = 0;
    page.pwned = () => pwned++;
  });
  afterEach(() => {
    delete page.pwned;
  });

  for (const text of HOSTILE_TEXTS.map((whole) => whole.slice(0, 300))) {
    it(`stay texts, and nothing in them executes or loads: ${text.slice(0, 40)}`, async () => {
      const { screen } = await shown(text, text);

      const strange =
        "script, iframe, object, link, meta, base, math, animate, [onerror], [onload], [onmouseover]";
      expect(screen.all(strange)).to.deep.equal([]);
      for (const image of screen.all<HTMLImageElement>("img")) expect(image.src).to.equal(aPicture("teal"));
      for (const link of screen.all<HTMLAnchorElement>("a")) {
        expect(link.protocol).to.match(/^(https?|mailto|tel):$/);
        expect(link.rel).to.equal("noopener noreferrer");
      }
      expect(pwned).to.equal(0);
      const asked = performance.getEntriesByType("resource").filter(({ name }) => name.includes("evil"));
      expect(asked).to.deep.equal([]);
    });
  }

  it("stay inside of the gadget at 320 pixels", async () => {
    const { screen } = await aThreadWith(
      everywhere("a".repeat(300), `https://shop.example/${"b".repeat(300)}`),
      {
        width: 320,
      },
    );

    const scroller = screen.all("fb-chat-entries .scroller")[0]!;
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
  });
});

describe("addresses that nobody should follow", () => {
  for (const url of HOSTILE_URLS) {
    it(`are shown and lead nowhere: ${url.slice(0, 40)}`, async () => {
      const { screen } = await shown("plain", url);

      expect(screen.all("fb-chat-content a")).to.deep.equal([]);
      if (url !== "") expect(screen.text("fb-chat-content")).to.include(url.replace(/\s+/g, " "));
    });
  }
});
