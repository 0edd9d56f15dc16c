import { waitUntil } from "@open-wc/testing";
import type { Attachment, Media } from "../../worker/protocol/message/content.ts";
import type { InteractionTold } from "../../worker/protocol/interactions/interaction.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, ANNA, aText, BEN, DAY, HOUR, MARIA, MINUTE, NOW } from "./support/builders.ts";
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
  await waitUntil(() => screen.all("fb-chat-customer .contact").length > 0, "no contacts");
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
];
