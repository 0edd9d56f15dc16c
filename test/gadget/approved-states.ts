import type { UtilityTemplate } from "../../worker/protocol/library/utility-template.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, MARIA, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { opensApproved } from "./support/approved.ts";

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
