import { waitUntil } from "@open-wc/testing";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, byAnna, customer, MARIA } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";

export const WHOLE: Record<number, Entry["content"]> = {
  1: {
    kind: "text",
    text: "My card is 4111 1111 1111 1111, and my mail is maria@example.com. Please refund!",
    rest: [],
  },
  3: {
    kind: "system",
    line: { event: "note", by: { sub: "anna", name: "Anna Berg" }, text: "Call her: +49 151 23456789" },
  },
};
export const MASKED: Record<number, Entry["content"]> = {
  1: {
    ...{ kind: "text", text: "My card is ••••••, and my mail is ••••••. Please refund!", rest: [] },
    masked: ["card", "email"],
  },
  3: {
    ...{
      kind: "system",
      line: { event: "note", by: { sub: "anna", name: "Anna Berg" }, text: "Call her: ••••••" },
    },
    masked: ["phone"],
  },
};

/** Maria's conversation, of which something is hidden from the agent. */
export function hides(desk: FakeDesk, reasons: string[] = []): void {
  const told = { reveals: ["agent" as const], reasons };
  desk.welcome = {
    ...desk.welcome,
    rights: ["read", "answer", "reveal"],
    desk: { ...desk.welcome.desk, masking: told },
  };
  desk.has({ conversation: MARIA, preview: { author: "customer", text: "My card is ••••••", agent: null } }, [
    anEntry(1, { author: customer, content: MASKED[1]! }),
    anEntry(2, { author: byAnna, content: { kind: "text", text: "I will look into it.", rest: [] } }),
    anEntry(3, { author: byAnna, content: MASKED[3]! }),
  ]);
  for (const id of [1, 3])
    desk.revealed.set(`${MARIA} ${id}`, anEntry(id, { author: customer, content: WHOLE[id]! }));
}

const options = { conversation: MARIA };

/** What is hidden in messages, and shown after all. */
export const MASKING_STATES: GadgetState[] = [
  { name: "hidden", shows: "Hidden: card number and e-mail address", options, desk: (desk) => hides(desk) },
  {
    ...{ name: "hidden-reason", shows: "It is written down that you looked, and why.", options },
    desk: (desk) => hides(desk, ["A refund", "The customer asked to be called"]),
    act: async ({ screen }) => {
      const button = () => screen.all<HTMLButtonElement>("fb-chat-hidden button")[0];
      await waitUntil(() => button() !== undefined, "nothing is hidden");
      button()!.click();
    },
  },
];
