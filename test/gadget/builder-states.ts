import type { Built } from "../../gadget/builder/kinds.ts";
import type { GadgetState } from "./states.ts";
import { MARIA } from "./support/builders.ts";
import { hasBegun, opensBuilder } from "./support/building.ts";
import { anEntry } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { Screen } from "./support/screen.ts";

const PICTURE = "https://shop.example/lamp.png";

/** What is built of each kind, and what the menu calls it. */
export const BUILT: Record<string, { choice: string; built: Built }> = {
  "quick-replies": {
    choice: "Quick replies",
    built: {
      kind: "text",
      text: "When may we deliver the lamp?",
      quickReplies: [
        { type: "text", title: "Tomorrow" },
        { type: "text", title: "On Friday" },
        { type: "user_phone_number" },
      ],
    },
  },
  buttons: {
    choice: "Buttons",
    built: template({
      type: "button",
      text: "Your lamp left our warehouse this morning. How can we help?",
      buttons: [
        { type: "web_url", title: "Follow it", url: "https://shop.example/orders/1" },
        { type: "postback", title: "Deliver it later" },
        { type: "phone_number", title: "Call us", phone: "+4915112345678" },
      ],
    }),
  },
  cards: {
    choice: "Cards",
    built: template({
      type: "generic",
      elements: [
        {
          title: "Lamp “Evening”",
          subtitle: "Brass, 40 cm. In stock.",
          image: { url: PICTURE },
          buttons: [
            { type: "web_url", title: "See it", url: "https://shop.example/evening" },
            { type: "postback", title: "I take this one" },
          ],
        },
        {
          title: "Lamp “Noon”",
          subtitle: "White, 60 cm. From December on.",
          image: { url: PICTURE },
          buttons: [{ type: "web_url", title: "See it", url: "https://shop.example/noon" }],
        },
      ],
    }),
  },
  media: {
    choice: "Picture or video with buttons",
    built: template({
      type: "media",
      mediaType: "video",
      media: { url: "https://www.facebook.com/watch/?v=1" },
      buttons: [{ type: "web_url", title: "More of it", url: "https://shop.example/film" }],
    }),
  },
  "image-grid": {
    choice: "Picture grid",
    built: template({
      type: "image_grid",
      images: [
        { image: { url: PICTURE }, isHero: true },
        { image: { url: PICTURE }, action: { type: "web_url", url: "https://shop.example/noon" } },
        { image: { url: PICTURE }, action: { type: "postback", text: "This one" } },
      ],
      title: "Lamps for long evenings",
      subtitle: "Press the one that you like",
    }),
  },
  receipt: {
    choice: "Receipt",
    built: template({
      type: "receipt",
      recipientName: "Maria Lopez",
      orderNumber: "2026-1187",
      currency: "EUR",
      paymentMethod: "Visa 4242",
      merchantName: "Lamps & more",
      elements: [{ title: "Lamp “Evening”", subtitle: "Brass", quantity: 1, price: 129.9 }],
      summary: { subtotal: 129.9, shippingCost: 4.9, totalTax: 21.5, totalCost: 134.8 },
      adjustments: [{ name: "Welcome", amount: 10 }],
    }),
  },
  coupon: {
    choice: "Coupon",
    built: template({
      type: "coupon",
      title: "10 € off your next lamp",
      subtitle: "Until the end of December",
      couponCode: "EVENING10",
      couponUrl: "https://shop.example/use",
      couponUrlButtonTitle: "Use it now",
    }),
  },
  survey: {
    choice: "Survey",
    built: template({
      type: "customer_feedback",
      title: "How did we do?",
      subtitle: "It takes a minute",
      buttonTitle: "Answer",
      question: {
        id: "question",
        type: "csat",
        title: "How satisfied are you with our help?",
        scoreOption: "five_stars",
        followUp: { placeholder: "What could be better?" },
      },
      privacyUrl: "https://shop.example/privacy",
    }),
  },
};

function template(it: Extract<Built, { kind: "template" }>["template"]): Built {
  return { kind: "template", template: it };
}

function atMaria(desk: FakeDesk): void {
  desk.has({ conversation: MARIA }, [anEntry(1)]);
}

function opening(choice: string, then: (screen: Screen) => Promise<void> = async () => {}) {
  return async ({ screen }: { screen: Screen }) => {
    await screen.shows("You can reply until");
    await opensBuilder(screen, choice);
    await then(screen);
  };
}

export const BUILDER_STATES: GadgetState[] = [
  {
    name: "send-menu",
    shows: "Quick replies",
    options: { conversation: MARIA },
    desk: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.press("Send something else");
      await screen.shows("Quick replies");
    },
  },
  ...Object.entries(BUILT).map(([name, { choice, built }]): GadgetState => ({
    name: `builder-${name}`,
    shows: choice,
    options: { conversation: MARIA },
    desk: (desk) => {
      atMaria(desk);
      hasBegun(desk, built);
    },
    act: opening(choice),
  })),
  {
    name: "builder-preview",
    shows: "Lamp “Evening”",
    options: { conversation: MARIA, width: 320, height: 568 },
    desk: (desk) => {
      atMaria(desk);
      hasBegun(desk, BUILT["cards"]!.built);
    },
    act: opening("Cards", async (screen) => {
      screen
        .all<HTMLInputElement>("fb-chat-builder .views input")
        .find(({ value }) => value === "preview")!
        .click();
    }),
  },
  {
    name: "builder-wrong-number",
    shows: "With the country",
    options: { conversation: MARIA },
    desk: (desk) => {
      atMaria(desk);
      hasBegun(desk, BUILT["buttons"]!.built);
    },
    act: opening("Buttons", async (screen) => {
      const number = screen.all<HTMLInputElement>("fb-chat-builder input[inputmode=tel]")[0]!;
      number.focus();
      number.value = "0151 12";
      number.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      number.blur();
    }),
  },
  {
    name: "builder-page-at-address",
    shows: "This is a web page.",
    options: { conversation: MARIA },
    desk: (desk) => {
      atMaria(desk);
      hasBegun(desk, BUILT["cards"]!.built);
      desk.pictures.set(PICTURE, { ok: false, why: "a_page" });
    },
    act: opening("Cards", async () => {}),
  },
  {
    name: "builder-film-in-europe",
    shows: "a video with buttons does not arrive",
    options: { conversation: MARIA },
    desk: (desk) => {
      atMaria(desk);
      desk.welcome = {
        ...desk.welcome,
        pages: desk.welcome.pages.map((it) => ({ ...it, subjectToNewEuPrivacyRules: true as const })),
      };
      hasBegun(
        desk,
        template({
          type: "media",
          mediaType: "video",
          media: { url: "https://www.facebook.com/shop/videos/1" },
        }),
      );
    },
    act: opening("Picture or video with buttons", async () => {}),
  },
  {
    name: "builder-wrong",
    shows: "At most 20 characters.",
    options: { conversation: MARIA },
    desk: atMaria,
    act: opening("Buttons", async (screen) => {
      const [, title] = screen.all<HTMLInputElement>("fb-chat-builder :is(input[type=text], textarea)");
      title!.value = "Follow it on the way to your house";
      title!.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      screen.all<HTMLButtonElement>("fb-chat-builder footer .primary")[0]!.click();
    }),
  },
];
