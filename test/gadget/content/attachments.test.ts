import { expect, waitUntil } from "@open-wc/testing";
import type { Button, Card, Attachment } from "../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { being } from "../support/being.ts";
import { aDelivery, byAnna, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aMedia, aPicture } from "../support/files.ts";
import { aThreadWith, withParts } from "./a-message.ts";
import { passAxe } from "./pass-axe.ts";

const BERLIN_14 = Date.UTC(2026, 10, 24, 13, 0);
const aLocation = (change: Partial<Extract<Attachment, { type: "location" }>>): Attachment => ({
  type: "location",
  title: "Our shop",
  latitude: 48.858_37,
  longitude: 2.294_48,
  url: null,
  ...change,
});
const anAppointment = (
  change: Partial<Extract<Attachment, { type: "appointment_booking" }>>,
): Attachment => ({
  type: "appointment_booking",
  status: "confirmed",
  startsAt: BERLIN_14,
  endsAt: BERLIN_14 + 1_800_000,
  timezone: "Europe/Berlin",
  ...change,
});
const aCard = (change: Partial<Card>): Card => ({
  image: null,
  title: "Lamp",
  subtitle: null,
  url: null,
  productId: null,
  buttons: [],
  ...change,
});
const aButton = (title: string, change: Partial<Button> = {}): Button => ({
  type: "postback",
  title,
  url: null,
  payload: null,
  ...change,
});
const aTemplate = (change: Partial<Extract<Attachment, { type: "template" }>>): Attachment => ({
  type: "template",
  template: "button",
  text: null,
  cards: [],
  buttons: [],
  ...change,
});

describe("what a message holds beside words", () => {
  const cases: [name: string, part: Attachment, words: string[]][] = [
    ["a location", aLocation({}), ["Location", "Our shop", "48.85837, 2.29448", "Open the map"]],
    ["a location without a place", aLocation({ latitude: null }), ["Our shop", "Without coordinates"]],
    [
      "a shared link",
      { type: "share", what: "fallback", title: "Look", url: "https://shop.example/a/b" },
      ["Shared link", "Look", "shop.example"],
    ],
    [
      "a shared post",
      { type: "share", what: "post", title: null, url: "https://facebook.example/p" },
      ["Shared post", "facebook.example"],
    ],
    [
      "a reel without a link",
      { type: "share", what: "ig_reel", title: "Dance", url: null },
      ["Shared Instagram reel", "Dance", "Meta sent no link to it."],
    ],
    [
      "a share",
      { type: "share", what: "share", title: "Tents", url: "https://shop.example/t" },
      ["Shared link", "Tents", "shop.example"],
    ],
    [
      "a reel",
      { type: "share", what: "reel", title: "Dance", url: "https://facebook.example/r" },
      ["Shared reel", "Dance", "facebook.example"],
    ],
    [
      "a post of Instagram",
      { type: "share", what: "ig_post", title: null, url: "https://instagram.example/p" },
      ["Shared Instagram post", "instagram.example"],
    ],
    [
      "a story that mentions the Page",
      { type: "share", what: "story_mention", title: null, url: "https://instagram.example/s" },
      ["Mention in a story", "instagram.example"],
    ],
    [
      "an appointment far from here",
      anAppointment({ timezone: "Pacific/Kiritimati", status: "cancelled" }),
      ["Appointment: Cancelled", "3:00 – 3:30 AM (Pacific/Kiritimati)", "where you are"],
    ],
    [
      "an appointment",
      anAppointment({}),
      ["Appointment: Confirmed", "Tuesday, November 24, 2026", "2:00 – 2:30 PM (Europe/Berlin)"],
    ],
    [
      "an appointment in a zone that nobody knows",
      anAppointment({ timezone: "Moon/Crater", status: "mooning" }),
      ["Appointment: mooning", "Moon/Crater"],
    ],
    [
      "an appointment without a time",
      anAppointment({ startsAt: null, status: null }),
      ["Appointment Without a time"],
    ],
    [
      "a product",
      { type: "product", products: [aCard({ subtitle: "11 EUR", productId: "L1" })] },
      ["Lamp", "11 EUR", "Number L1"],
    ],
    [
      "a generic template",
      aTemplate({
        template: "generic",
        cards: [aCard({}), aCard({ title: "Bulb", buttons: [aButton("Buy")] })],
      }),
      ["Lamp", "Bulb", "Buy"],
    ],
    [
      "a button template",
      aTemplate({
        text: "Which one?",
        buttons: [aButton("Red"), aButton("Shop", { url: "https://shop.example" })],
      }),
      ["Which one?", "Red", "Shop", "shop.example"],
    ],
    [
      "a receipt, with money as it is written here",
      aTemplate({
        template: "receipt",
        text: "Lamps & more",
        cards: [
          aCard({ subtitle: "Brass · 2 × 310 GBP" }),
          aCard({ title: "Bulb", subtitle: "4 × 5.5 GBP" }),
        ],
        lines: [
          { what: "order_number", value: "1188 GBP" },
          { what: "adjustment", value: "Autumn: -31000 JPY" },
          { what: "total_cost", value: "642 GBP" },
        ],
      }),
      ["Brass · 2 × £310.00", "4 × £5.50", "1188 GBP", "Autumn: -¥31,000", "£642.00"],
    ],
    ["a coupon", aTemplate({ template: "coupon", text: "10 % off" }), ["Coupon 10 % off"]],
    ["a survey", aTemplate({ template: "customer_feedback", text: "How was it?" }), ["Survey How was it?"]],
    ["a template that says nothing", aTemplate({ template: "open_graph" }), ["Template: open graph"]],
    [
      "a type of tomorrow",
      { type: "other", what: "hologram_3d" },
      ["hologram 3d: Meta has not told how to show this."],
    ],
    [
      "a part of a newer Worker",
      { type: "smell" } as unknown as Attachment,
      ["smell: Meta has not told how to show this."],
    ],
  ];
  for (const [name, part, words] of cases) {
    it(`is shown: ${name}`, async () => {
      const { screen } = await aThreadWith([withParts(part)]);

      for (const said of words) await screen.shows(said, "fb-chat-content");
    });
  }

  it("passes axe", () => passAxe(cases.map(([, part]) => withParts(part))));

  it("is told in the browser's own time where the browser cannot name its zone", async () => {
    being("Etc/Unknown");
    const { screen } = await aThreadWith([withParts(anAppointment({ timezone: null }))]);

    await screen.shows("Appointment: Confirmed", "fb-chat-content");
    expect(screen.text("fb-chat-content"))
      .to.match(/\d:\d\d.*[AP]M$/)
      .and.not.match(/null|Unknown/);
  });

  it("is an order of its own, words and all", async () => {
    const parts = [aLocation({}), { type: "share", what: "post", title: "Post", url: null } as const];
    const { screen } = await aThreadWith([{ content: { kind: "text", text: "See", rest: [], parts } }]);

    expect(screen.text("fb-chat-content")).to.match(/^See .*Our shop.*Shared post/);
  });
});

describe("a map", () => {
  it("is a link to it: nothing is asked of anybody before somebody presses it", async () => {
    const { gadget, screen } = await aThreadWith([withParts(aLocation({}))]);
    await screen.shows("Open the map");
    const followed: string[] = [];
    gadget.addEventListener("fb-chat-link-click", (event) => {
      followed.push(event.detail.href);
      event.preventDefault();
    });

    const [link] = screen.all<HTMLAnchorElement>("fb-chat-content a");
    link!.click();

    const href = "https://www.openstreetmap.org/?mlat=48.85837&mlon=2.29448#map=16/48.85837/2.29448";
    expect(link).to.include({ href, rel: "noopener noreferrer", target: "_blank" });
    expect(followed).to.deep.equal([href]);
    expect(performance.getEntriesByType("resource").filter(({ name }) => name.includes("openstreetmap"))).to
      .be.empty;
  });
});

describe("a button of ours", () => {
  const template = (id: number, buttons: Button[], cards: Card[] = []): Partial<Entry> & { id: number } => ({
    id,
    author: byAnna,
    delivery: aDelivery({ state: "sent" }),
    ...withParts(aTemplate({ text: "Which?", buttons, cards })),
  });
  const pressed = (id: number, title: string, payload: string | null): Partial<Entry> & { id: number } => ({
    id,
    content: { kind: "postback", title, payload },
  });
  const red = aButton("Red", { payload: "RED" });
  const blue = aButton("Blue", { payload: "BLUE" });

  it("is marked once the customer pressed it, and told by its payload", async () => {
    const { desk, screen } = await aThreadWith([
      template(1, [red, blue], [aCard({ buttons: [aButton("Blue", { payload: "CARD_BLUE" })] })]),
    ]);
    expect(screen.text("fb-chat-content")).to.not.include("pressed");

    desk.changes(MARIA, [pressed(2, "Blue", "CARD_BLUE")]);

    await screen.shows("Blue pressed", "fb-chat-content");
    expect(screen.all("fb-chat-content .pressed").map((button) => screen.textOf(button))).to.deep.equal([
      "Blue pressed",
    ]);
    expect(screen.all("fb-chat-content .card .pressed")).to.have.length(1);
  });

  it("is told by its title where another app held the thread, and is that of the nearest message above", async () => {
    const { screen } = await aThreadWith([
      template(1, [red, blue]),
      template(2, [red, blue]),
      pressed(3, "Red", null),
      template(4, [red]),
    ]);

    await screen.shows("Red pressed");
    expect(
      screen.all("fb-chat-content").map((content) => screen.textOf(content).includes("pressed")),
    ).to.deep.equal([false, true, false, false]);
  });
});

describe("several cards", () => {
  it("scroll sideways, by keyboard too, and stay inside of a narrow gadget", async () => {
    const cards = ["One", "Two", "Three"].map((title) => aCard({ title, image: aMedia("1.1") }));
    const desk = new FakeDesk();
    desk.files.set("1.1", aPicture("green"));
    const { gadget, screen } = await aThreadWith([withParts(aTemplate({ template: "generic", cards }))], {
      desk,
      width: 320,
    });
    await screen.shows("Three");

    const [row] = screen.all("fb-chat-content .row");
    expect(row!.tabIndex).to.equal(0);
    expect(row!.scrollWidth).to.be.greaterThan(row!.clientWidth);
    expect(screen.buttons("Previous")).to.have.length(0);
    await waitUntil(() => screen.buttons("Next").length === 1);
    screen.press("Next");
    await waitUntil(() => screen.buttons("Previous").length === 1);
    const scroller = screen.all("fb-chat-entries .scroller")[0]!;
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
    await expect(gadget).to.be.accessible();
  });
});

describe("a template that is one thing on the phone", () => {
  const picture = aCard({ title: null, image: aMedia("1.1") });
  for (const [name, template] of [
    ["words and buttons", aTemplate({ text: "Which one?", buttons: [aButton("Red")] })],
    ["lines", aTemplate({ template: "coupon", lines: [{ what: "coupon_code", value: "Red" }] })],
    [
      "a receipt",
      aTemplate({ template: "receipt", text: "Shop", cards: [aCard({}), aCard({ title: "Red" })] }),
    ],
    ["a survey", aTemplate({ template: "customer_feedback", cards: [aCard({})], buttons: [aButton("Red")] })],
    [
      "a grid of pictures",
      aTemplate({
        template: "image_grid",
        text: "Lamps",
        cards: [picture, picture],
        buttons: [aButton("Red")],
      }),
    ],
  ] as const) {
    it(`is in one box: ${name}`, async () => {
      const { screen } = await aThreadWith([withParts(template)]);
      await screen.shows("Red", "fb-chat-content");

      const [box, ...others] = screen.all("fb-chat-content .card");
      expect(others).to.be.empty;
      expect(screen.textOf(box!)).to.equal(screen.text("fb-chat-content"));
      expect(screen.all("fb-chat-carousel")).to.be.empty;
    });
  }
});
