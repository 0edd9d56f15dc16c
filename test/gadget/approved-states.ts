import type { UtilityTemplate } from "../../worker/protocol/library/utility-template.ts";
import type { GadgetState } from "./states.ts";
import { RIGHTS } from "../../worker/protocol/rights.ts";
import { anEntry, aWelcome, MARIA, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { opensApproved, opensLibrary } from "./support/approved.ts";

const DAY = 24 * 60 * 60_000;

export const APPROVED: UtilityTemplate[] = [
  {
    ...{ name: "order_update", language: "en_US", parameters: ["1", "2"] },
    body: "Good news: your order {{1}} was shipped, and arrives on {{2}} at your door.",
  },
  {
    ...{ name: "fitting_appointment", language: "en_US", named: true, parameters: ["name", "day"] },
    header: "See you soon",
    body: "Hello {{name}}, your fitting is on {{day}}. Can you make it?",
    buttons: [
      { type: "postback", title: "I’ll be there" },
      { type: "web_url", title: "Change it", url: "https://shop.example/fittings/{{1}}", takes: true },
      { type: "web_url", title: "The way to us", url: "https://shop.example/way" },
    ],
  },
  {
    ...{ name: "order_update", language: "de_DE", parameters: ["1", "2"] },
    body: "Ihre Bestellung {{1}} ist unterwegs und kommt am {{2}} zu Ihnen.",
  },
];

/** Maria wrote nine days ago: nothing else can be sent to her. */
export function longAgo(desk: FakeDesk, approved: UtilityTemplate[] = APPROVED): void {
  desk.has({ conversation: MARIA }, [anEntry(1, { at: NOW - 9 * DAY })], {
    window: { responseUntil: NOW - 8 * DAY, humanAgentUntil: NOW - 2 * DAY },
  });
  desk.approved = approved;
}

/** Of Meta's own, one that the Page has, and two that it has not. */
export const LIBRARY: UtilityTemplate[] = [
  APPROVED[0]!,
  {
    ...{ name: "delivery_confirmation_1", language: "en", parameters: ["1"] },
    body: "{{1}}, your order was successfully delivered!\n\nYou can manage it below.",
    buttons: [{ type: "web_url", title: "Manage order", url: "https://www.example.com" }],
  },
  {
    ...{ name: "payment_received", language: "en_US", parameters: ["1"] },
    body: "Thank you: your payment of {{1}} has reached us.",
  },
];

export function hasLibrary(desk: FakeDesk): void {
  longAgo(desk);
  desk.welcome = aWelcome({ rights: [...RIGHTS] });
  desk.library = LIBRARY;
}

export function hasUnapproved(desk: FakeDesk): void {
  longAgo(desk);
  const body = "{{1}} {{2}}";
  desk.unapproved = [
    { name: "pick_up", language: "en_US", body, state: "rejected", reason: "too_many_params" },
    { name: "return_received", language: "de_DE", body, state: "pending" },
  ];
}

const opened = (name: string, shows: string, state: Partial<GadgetState> = {}): GadgetState => ({
  ...{ name, shows, options: { conversation: MARIA }, desk: longAgo },
  act: ({ screen }) => opensApproved(screen),
  ...state,
});

const fitting = APPROVED.filter(({ name }) => name === "fitting_appointment");

export const APPROVED_STATES: GadgetState[] = [
  opened("approved-offered", "Send an approved message", { act: async () => {} }),
  opened("approved", "Good news: your order"),
  opened("approved-buttons", "The way to us", {
    desk: (desk) => {
      longAgo(desk, fitting);
    },
  }),
  opened("approved-wrong", "And 2 more.", {
    desk: (desk) => {
      longAgo(desk, fitting);
    },
    act: async ({ screen }) => {
      await opensApproved(screen);
      screen.all<HTMLButtonElement>("fb-chat-approved footer .primary")[0]!.click();
    },
  }),
  opened("approved-preview", "Good news: your order", {
    options: { conversation: MARIA, width: 320, height: 568 },
    act: async ({ screen }) => {
      await opensApproved(screen);
      screen
        .all<HTMLInputElement>("fb-chat-approved .views input")
        .find(({ value }) => value === "preview")!
        .click();
    },
  }),
  opened("approved-unapproved", "it has too many blanks", { desk: hasUnapproved }),
  opened("approved-library", "your order was successfully delivered", {
    desk: hasLibrary,
    act: async ({ screen }) => {
      await opensLibrary(screen);
    },
  }),
  opened("approved-library-links", "Address that “Manage order” opens", {
    desk: hasLibrary,
    act: async ({ screen }) => {
      await opensLibrary(screen);
      screen.all<HTMLButtonElement>("fb-chat-template-library li button")[0]!.click();
    },
  }),
  opened("approved-none", "Meta has approved no message for this Page.", {
    desk: (desk) => {
      longAgo(desk, []);
    },
  }),
  opened("approved-asking", "Asking Meta which there are", {
    desk: (desk) => {
      longAgo(desk);
      desk.silent.add("page.utilityTemplates");
    },
  }),
  opened("approved-not-permitted", "pages_utility_messaging", {
    desk: (desk) => {
      longAgo(desk);
      desk.refuse("page.utilityTemplates", { code: "refused_by_meta", graph: { code: 200, subcode: null } });
    },
  }),
];
