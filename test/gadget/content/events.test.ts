import { expect } from "@open-wc/testing";
import type { MessengerEvent, Referral } from "../../../worker/protocol/message/content.ts";
import type { Author, Entry } from "../../../worker/protocol/message/entry.ts";
import { ANNA, byAnna, customer } from "../support/builders.ts";
import { aThreadWith, withParts } from "./a-message.ts";
import { passAxe } from "./pass-axe.ts";

const system: Author = { type: "system" };
const NO_REFERRAL: Referral = {
  source: null,
  type: null,
  ref: null,
  adId: null,
  adTitle: null,
  url: null,
  productId: null,
};
const by = (author: Author, event: MessengerEvent): Partial<Entry> => ({
  author,
  content: { kind: "event", event },
});
const answers = [
  { question: "City", answer: "Lyon" },
  { question: "Size", answer: "" },
];

describe("what is no message", () => {
  const cases: [name: string, entry: Partial<Entry>, words: string[]][] = [
    [
      "a visit by an m.me link",
      by(customer, {
        type: "referral",
        referral: { ...NO_REFERRAL, source: "SHORTLINK", type: "OPEN_THREAD", ref: "flyer7" },
        answers: [],
      }),
      ["Maria Lopez", "Came by an m.me link", "Mark: flyer7"],
    ],
    [
      "a visit by an advertisement",
      by(customer, {
        type: "referral",
        referral: {
          ...NO_REFERRAL,
          source: "ADS",
          adId: "42",
          adTitle: "Summer",
          url: "https://shop.example/a",
        },
        answers: [],
      }),
      ["Came by an advertisement", "Summer", "Advertisement 42", "What was advertised", "shop.example"],
    ],
    [
      "a visit by a link on a web page, which is no advertisement",
      by(customer, {
        type: "referral",
        referral: { ...NO_REFERRAL, source: "SHORTLINK", url: "https://blog.example/a" },
        answers: [],
      }),
      ["Came by an m.me link", "The page they came from", "blog.example"],
    ],
    [
      "a visit by a way of its own",
      by(customer, {
        type: "referral",
        referral: { ...NO_REFERRAL, source: "MOON", type: "X" },
        answers: [],
      }),
      ["Came by: MOON, X"],
    ],
    [
      "a lead ad's answers",
      by(customer, { type: "referral", referral: { ...NO_REFERRAL, source: "ADS" }, answers }),
      ["Came by an advertisement", "Answered a lead form", "City", "Lyon"],
    ],
    [
      "an opt-in to messages",
      by(customer, { type: "optin", what: "notification_messages", title: "News", ref: "r1", status: null }),
      ["Agreed to get messages: News", "Mark: r1"],
    ],
    [
      "the end of one",
      by(customer, {
        type: "optin",
        what: "notification_messages",
        title: "News",
        ref: null,
        status: "STOP NOTIFICATIONS",
      }),
      ["Stopped these messages: News"],
    ],
    [
      "its return",
      by(customer, {
        type: "optin",
        what: "notification_messages",
        title: "News",
        ref: null,
        status: "RESUME NOTIFICATIONS",
      }),
      ["Wants these messages again: News"],
    ],
    [
      "a message request that was accepted",
      by(customer, { type: "optin", what: "message_request", title: null, ref: null, status: null }),
      ["Accepted the message request"],
    ],
    [
      "an opt-in to one message",
      by(customer, { type: "optin", what: "one_time_notif_req", title: null, ref: null, status: null }),
      ["Asked to be told once"],
    ],
    [
      "an opt-in on a website",
      by(customer, { type: "optin", what: "plugin", title: null, ref: "cart", status: null }),
      ["Opted in on a website", "Mark: cart"],
    ],
    [
      "account linking",
      by(customer, { type: "account_linking", status: "linked" }),
      ["Linked their account"],
    ],
    ["its end", by(customer, { type: "account_linking", status: "unlinked" }), ["Unlinked their account"]],
    [
      "a handover",
      by(system, {
        type: "thread_control",
        action: "pass",
        from: "111",
        to: "263902037430900",
        metadata: "Bye",
      }),
      ["Conversation passed from app 111 to Page inbox", "Note: Bye"],
    ],
    [
      "a handover to the Worker's own app",
      by(system, {
        type: "thread_control",
        action: "pass",
        from: "263902037430900",
        to: "200300400500",
        metadata: null,
      }),
      ["Conversation passed from Page inbox to us"],
    ],
    [
      "a takeover from nobody",
      by(system, { type: "thread_control", action: "take", from: null, to: "111", metadata: null }),
      ["Conversation taken over by app 111"],
    ],
    [
      "a request for the conversation",
      by(system, { type: "thread_control", action: "request", from: null, to: "111", metadata: null }),
      ["Conversation asked for by app 111"],
    ],
    ["a survey", by(customer, { type: "feedback", answers }), ["Answered a survey", "City", "Lyon"]],
    [
      "an empty survey",
      by(customer, { type: "feedback", answers: [] }),
      ["Answered a survey", "Without answers"],
    ],
    [
      "contact details",
      by(customer, {
        type: "customer_information",
        answers: [{ question: "address line 1", answer: "12 rue Bleue" }, ...answers],
      }),
      ["Sent contact details", "Address 12 rue Bleue", "City", "Lyon"],
    ],
    [
      "a lead form",
      by(customer, { type: "lead_form", formId: "77" }),
      ["Filled in a lead form (77)", "What they filled in is in Meta's Leads Centre."],
    ],
    [
      "an order",
      by(customer, {
        type: "order",
        products: [
          { name: "Lamp", quantity: 2, price: "11 EUR", productId: "L1" },
          { name: "Bulb", quantity: null, price: null, productId: null },
        ],
        note: "Please wrap",
      }),
      ["Ordered 2 products", "2 × \u2068Lamp\u2069 at 11 EUR", "Number L1", "Bulb", "Note: Please wrap"],
    ],
    [
      "a coupon",
      by(customer, { type: "coupon", code: "SUMMER", payload: "P" }),
      ["Revealed the coupon SUMMER"],
    ],
    [
      "a label",
      by(system, { type: "label", action: "add", label: "VIP" }),
      ["Labelled “VIP” in Meta's inbox"],
    ],
    [
      "a label taken off",
      by(system, { type: "label", action: "remove", label: "VIP" }),
      ["Label “VIP” taken off in Meta's inbox"],
    ],
    [
      "a call",
      by(customer, { type: "call", what: "connect", status: null, callId: "c1" }),
      ["The customer is calling", "Calls are answered in Meta's own inbox."],
    ],
    [
      "a call of the Page's",
      { ...by({ type: "app", appId: null }, { type: "call", what: "connect", status: null, callId: "c1" }) },
      ["The Page", "The Page is calling"],
    ],
    [
      "a call that ended",
      by(customer, { type: "call", what: "terminate", status: "NO_ANSWER", callId: "c1" }),
      ["The call ended (no answer)"],
    ],
    [
      "what becomes of a call",
      by(customer, { type: "call", what: "call_status", status: "ringing", callId: "c1" }),
      ["Call (ringing)"],
    ],
    [
      "a reference that counts",
      by(system, { type: "reference", kind: "Order", value: "1001" }),
      ["Came by the link that was made for them · Order 1001"],
    ],
    [
      "a reference for another record than the one that is linked, by whom nobody came before",
      by(system, { type: "reference", kind: "Order", value: "1002", refused: "other_record" }),
      [
        "Came by a link for another customer record than the one linked here · Order 1002",
        "It may be their second account: find out before you tell them anything of it.",
      ],
    ],
    [
      "a reference of somebody else's",
      by(system, { type: "reference", kind: "Order", value: "1001", refused: "other_person" }),
      [
        "Came by a link that is somebody else's · Order 1001",
        "Ask who they are before you tell them anything of it.",
      ],
    ],
    [
      "a reference that is over",
      by(system, { type: "reference", kind: "Order", value: "1001", refused: "expired" }),
      ["Came by a link that is no longer good · Order 1001"],
    ],
    [
      "a reference of a checkbox, to which something was written",
      by(system, { type: "reference", kind: "Order", value: "1001", written: "Order 1001 is confirmed" }),
      [
        "Came by the link that was made for them · Order 1001",
        "Before it was known who they are, the Page wrote:",
        "Order 1001 is confirmed",
      ],
    ],
    [
      "what was written to a checkbox without a reference",
      by(system, { type: "reference", written: "Your cart is kept" }),
      ["Before it was known who they are, the Page wrote:", "Your cart is kept"],
    ],
    [
      "a forged reference",
      by(system, { type: "reference", refused: "forged" }),
      [
        "Came by a link that was changed, or is not this desk's",
        "Ask who they are before you tell them anything of it.",
      ],
    ],
    [
      "a ticket that is asked for",
      by(system, { type: "ticket", what: "asked", title: "A lamp is broken", by: ANNA }),
      [`${ANNA.name} asked for a ticket · A lamp is broken`],
    ],
    ...(["made", "closed", "reopened"] as const).map((what): [string, ReturnType<typeof by>, string[]] => [
      `a ticket that was ${what}`,
      by(system, { type: "ticket", what, ticket: "INC-1", title: "Broken lamp", by: null, state: "New" }),
      [`Ticket ${what === "reopened" ? "opened again" : what} · Broken lamp · New`],
    ]),
    ["Meta's own line", by(system, { type: "admin_text", text: "AI left" }), ["Meta: AI left"]],
    [
      "a reaction to what is not here",
      by(customer, { type: "change", mid: "m", change: { type: "reaction", emoji: "💚" } }),
      ["Maria Lopez reacted with 💚 to a message that is not here"],
    ],
    [
      "an edit of what is not here",
      by(customer, { type: "change", mid: "m", change: { type: "edit", text: "Blue" } }),
      ["Maria Lopez edited a message that is not here. It now says: Blue"],
    ],
    [
      "an unsending of what is not here",
      by(customer, { type: "change", mid: "m", change: { type: "unsend" } }),
      ["Maria Lopez took back a message that is not here"],
    ],
    [
      "a rating of what is not here",
      by(customer, { type: "change", mid: "m", change: { type: "feedback", feedback: "Good response" } }),
      ["Maria Lopez rated a message that is not here: Good response"],
    ],
    [
      "an event of a newer Worker",
      by(customer, { type: "moon_phase" } as unknown as MessengerEvent),
      ["moon phase"],
    ],
  ];
  for (const [name, entry, words] of cases) {
    it(`is said in words: ${name}`, async () => {
      const { screen } = await aThreadWith([entry]);

      for (const part of words) await screen.shows(part, "fb-chat-entry");
    });
  }

  it("is nothing to read of a reference that a link or an opt-in carries", async () => {
    const ref = "fbr1_BHRlc3Q";
    const { screen } = await aThreadWith([
      by(customer, {
        type: "referral",
        referral: { ...NO_REFERRAL, source: "SHORTLINK", ref },
        answers: [],
      }),
      by(customer, { type: "optin", what: "plugin", title: null, status: null, ref }),
    ]);

    await screen.shows("Came by an m.me link", "fb-chat-entry");
    await screen.shows("Opted in on a website", "fb-chat-entry");
    await screen.hides("fbr1_", "fb-chat-entry");
  });

  it("passes axe", () => passAxe(cases.map(([, entry]) => entry)));
});

describe("what nobody knows how to show", () => {
  it("says so, its kind and what helps on demand", async () => {
    const { screen } = await aThreadWith([{ content: { kind: "unsupported", what: "game_play" } }]);
    await screen.shows("Something came that cannot be shown here");
    expect(screen.text()).to.not.include("Game played");

    screen.all("fb-chat-content summary")[0]!.click();

    await screen.shows("Its kind: Game played");
    await screen.shows("Meta's own inbox may show it; else ask the customer.");
  });

  it("is named where it came with a message", async () => {
    const { screen } = await aThreadWith([
      { content: { kind: "text", text: "/hotels", rest: ["commands", "long text"] } },
    ]);

    await screen.shows("/hotels More came with it: commands, long text");
  });
});

describe("how the customer came", () => {
  it("stands above their first message", async () => {
    const referral = { ...NO_REFERRAL, source: "ADS", adId: "42", adTitle: "Summer", ref: "r" };
    const { screen } = await aThreadWith([{ content: { kind: "text", text: "Hi", rest: [], referral } }]);

    await screen.shows("Came by an advertisement Summer Mark: r Advertisement 42 Hi", "fb-chat-content");
  });

  it("stands above the button they pressed, and names a product", async () => {
    const referral = { ...NO_REFERRAL, productId: "P9" };
    const { screen } = await aThreadWith([
      { content: { kind: "postback", title: "Get started", payload: null, referral } },
    ]);

    await screen.shows("Asks about a product Number P9 Pressed a button Get started", "fb-chat-content");
  });
});

describe("the answer to a survey", () => {
  const answer = by(customer, {
    type: "feedback",
    answers: [
      { question: "question (csat)", answer: "5" },
      { question: "care (nps)", answer: "9" },
    ],
  });

  it("stands below what was asked, in words", async () => {
    const asked = { what: "question", value: "Are you satisfied?" };
    const survey = { cards: [], buttons: [], lines: [asked], template: "customer_feedback", text: null };
    const { screen } = await aThreadWith([
      { author: byAnna, ...withParts({ type: "template", ...survey }) },
      answer,
    ]);

    await screen.shows("Answered a survey Are you satisfied? 5 of 5 care 9 of 10");
  });

  it("stands alone where the survey is not held here", async () => {
    const { screen } = await aThreadWith([answer]);

    await screen.shows("Answered a survey question 5 of 5 care 9 of 10");
  });
});
