import { waitUntil } from "@open-wc/testing";
import type { Attachment, Media } from "../../worker/protocol/message/content.ts";
import type { InteractionTold } from "../../worker/protocol/interactions/interaction.ts";
import type { GadgetState } from "./states.ts";
import {
  anEntry,
  ANNA,
  aSummary,
  aText,
  aWelcome,
  BEN,
  DAY,
  HOUR,
  MARIA,
  MINUTE,
  NOW,
} from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { hasTags, SAID } from "./support/tagging.ts";
import type { Screen } from "./support/screen.ts";

export const ABOUT = "What is known of the customer";

const aMedia = (id: string, change: Partial<Media> = {}): Media => ({
  ...{ id, state: "ready", name: null, mime: "image/jpeg", bytes: 20_000, failure: null },
  ...change,
});

const contacts: InteractionTold[] = [
  {
    id: 4,
    begunAt: NOW - 26 * HOUR,
    begunBy: "customer",
    answered: { at: NOW - 25 * HOUR, by: ANNA },
    closed: null,
  },
  {
    ...{ id: 3, begunAt: NOW - 30 * DAY, begunBy: "customer" },
    answered: { at: NOW - 30 * DAY + 4 * MINUTE, by: BEN },
    closed: {
      ...{ at: NOW - 30 * DAY + HOUR, by: BEN, why: "close" },
      codes: [{ id: "refund", name: "Refund" }],
      note: "Paid twice; the money was sent back the same day.",
    },
    satisfaction: { at: NOW - 30 * DAY + 2 * HOUR, score: 4, words: "Quick, thank you!" },
  },
  {
    ...{ id: 2, begunAt: NOW - 80 * DAY, begunBy: "agent", answered: null },
    closed: { at: NOW - 79 * DAY, by: null, why: "silence", codes: [] },
  },
  {
    ...{ id: 1, begunAt: NOW - 200 * DAY, begunBy: "customer", answered: null },
    closed: { at: NOW - 199 * DAY, by: null, why: "silence", codes: [] },
  },
];

const withParts = (...parts: Attachment[]) => ({ kind: "text" as const, text: "", rest: [], parts });

/** A customer of whom much is known, with notes, files and links in their conversation, and more of them before it. */
export function knowsMuch(desk: FakeDesk): void {
  hasTags(desk);
  desk.contacts.set(MARIA, contacts);
  desk.files.set("3.1", "/media/receipt.png");
  desk.further.set(
    MARIA,
    Array.from({ length: 5 }, (_, n) =>
      anEntry(n + 1, { at: NOW - 90 * DAY + n * HOUR, content: aText(`https://old.example/${String(n)}`) }),
    ),
  );
  const maria = {
    name: "Maria Lopez",
    label: "Maria Lopez",
    locale: "de_DE",
    language: "de",
    ref: "order-1234",
  };
  desk.pageEntries = 4;
  desk.has(
    { conversation: MARIA, customer: maria, ...SAID },
    [
      anEntry(11, { at: NOW - 26 * HOUR, content: aText("Hello, I ordered a lamp.") }),
      anEntry(12, { at: NOW - 25 * HOUR, content: aText("It is https://shop.example/lamps/blue-one") }),
      anEntry(13, {
        ...{ at: NOW - 24 * HOUR, author: { type: "system" } },
        content: {
          kind: "system",
          line: { event: "note", by: BEN, text: "Wants the blue one, not the green." },
        },
      }),
      anEntry(14, {
        at: NOW - 20 * MINUTE,
        content: withParts(
          { type: "image", media: aMedia("3.1") },
          { type: "file", media: aMedia("3.2", { name: "invoice-20261107.pdf", mime: "application/pdf" }) },
        ),
      }),
      anEntry(15, { at: NOW - 12 * MINUTE, content: aText("Is it on its way?") }),
    ],
    { customer: maria },
  );
}

/** Of whom tickets are kept: open and closed, one with an address; and one that nobody has made yet, and nobody will be asked for meanwhile. */
export function hasTickets(desk: FakeDesk): void {
  const made = { by: null, contact: 4, madeAt: NOW - 3 * HOUR, changedAt: NOW - HOUR };
  const url = "https://crm.example/INC-4711";
  desk.tickets.set(MARIA, {
    tickets: [
      {
        ...{ ticket: "INC-4398", title: "Paid twice", state: "Solved", open: false },
        ...{ ...made, contact: 3 },
      },
      {
        ...made,
        ticket: "INC-4711",
        title: "The blue lamp came broken",
        state: "In progress",
        open: true,
        url,
      },
    ],
    requests: [
      {
        ...{ request: "0".repeat(16), about: "Send another shade", by: ANNA, contact: 4 },
        ...{ at: NOW - 2 * MINUTE, until: NOW + 8 * MINUTE },
      },
    ],
    canAsk: true,
  });
  desk.changesRow(MARIA, { tickets: { open: 1, asked: 1, until: NOW + 8 * MINUTE, at: NOW - 2 * MINUTE } });
}

/** Who wrote to another Page as well, to one that its agent does not see, and perhaps once more. */
export function hasOthers(desk: FakeDesk): void {
  const [berlin, fair] = ["30150001:77", "30150001:78"];
  const named = (name: string) => ({ customer: { name, label: name } });
  desk.welcome.pages = [
    ...desk.welcome.pages.map((page) => ({ ...page, name: "Lamp House" })),
    { pageId: "30150001", name: "Lamp House Berlin", pause: null },
  ];
  desk.has({ conversation: berlin, ...named("Maria Lopez Garcia") }, [anEntry(1)]);
  const other = aSummary({ conversation: berlin, ...named("Maria Lopez Garcia"), activityAt: NOW + MINUTE });
  const maybe = aSummary({ conversation: fair, ...named("M. Lopez"), activityAt: NOW - 3 * DAY });
  desk.persons.set(MARIA, {
    ...{ others: [other], unseen: 2 },
    suggested: [{ summary: maybe, why: "reference" }],
  });
}

/** By the button, whatever the language. */
export async function opensCustomer(screen: Screen): Promise<void> {
  const button = () => screen.all("fb-chat-customer-button button")[0];
  await waitUntil(() => button() !== undefined, "no button");
  // Where there is no room for the button it is in the menu, before the keys and what is grave.
  if (button()!.checkVisibility()) button()!.click();
  else {
    screen.all("fb-chat-handling button").at(-1)!.click();
    await waitUntil(() => screen.all("[role=menuitem]").length > 0, "no menu");
    screen.all("[role=menuitem]").at(-4)!.click();
  }
  await waitUntil(() => screen.all("fb-chat-customer-pane .contact").length > 0, "no contacts");
}

/** What is known of the customer: beside the thread where the look is wide enough, else over it. */
export const CUSTOMER_STATES: GadgetState[] = [
  {
    name: "customer",
    shows: "Maria Lopez",
    options: { conversation: MARIA, width: 1200 },
    desk: knowsMuch,
    act: ({ screen }) => opensCustomer(screen),
  },
  {
    name: "customer-with-tickets",
    shows: "The blue lamp came broken",
    options: { conversation: MARIA, width: 1200 },
    desk: (desk) => {
      knowsMuch(desk);
      hasTickets(desk);
    },
    act: ({ screen }) => opensCustomer(screen),
  },
  {
    name: "customer-on-several-pages",
    shows: "Lamp House Berlin",
    options: { conversation: MARIA, width: 1200 },
    desk: (desk) => {
      knowsMuch(desk);
      hasOthers(desk);
    },
    act: ({ screen }) => opensCustomer(screen),
  },
  {
    name: "customer-held",
    shows: "Lift the legal hold…",
    options: { conversation: MARIA, width: 1200 },
    desk: (desk) => {
      desk.welcome = aWelcome({}, "admin");
      knowsMuch(desk);
      desk.changes(MARIA, [], {
        hold: { at: NOW - 2 * DAY, by: BEN, reason: "Claim 44/2026 is open" },
      });
    },
    act: async ({ screen }) => {
      await opensCustomer(screen);
      await waitUntil(() => screen.all("fb-chat-privacy .export").length > 0, "no archive");
      screen.all("fb-chat-customer-pane .body")[0]!.scrollTop = 10_000;
    },
  },
  {
    name: "customer-of-record",
    shows: "Maria Lopez",
    options: { conversation: MARIA, width: 1200, with: { identify: () => LOPEZ } },
    desk: knowsMuch,
    act: async ({ screen }) => {
      await opensCustomer(screen);
      await waitUntil(() => screen.all("fb-chat-record-facts a").length > 0, "no record");
    },
  },
  {
    name: "customer-unknown",
    shows: "Maria Lopez",
    options: { conversation: MARIA, with: { identify: () => null } },
    desk: knowsMuch,
    act: async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-record-strip button").length > 0, "no strip");
    },
  },
];

const LOPEZ = {
  ...{ id: "4711", name: "Lopez, Maria Fernanda", url: "https://crm.example/people/4711" },
  attributes: { "Customer since": "2019", Plan: "Gold", Newsletter: true },
};
