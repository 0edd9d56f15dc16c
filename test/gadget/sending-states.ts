import { waitUntil } from "@open-wc/testing";
import { words } from "../../gadget/words/action-words.ts";
import type { Delivery } from "../../worker/protocol/message/entry.ts";
import type { GadgetState } from "./states.ts";
import { aDelivery, anEntry, aText, aWelcome, byAnna, MARIA, MINUTE, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";

function says(delivery: Partial<Delivery>): (desk: FakeDesk) => void {
  return (desk) => {
    const content = aText("Your parcel left our warehouse this morning.");
    const entry = anEntry(1, { author: byAnna, content, delivery: aDelivery(delivery) });
    desk.has({ conversation: MARIA }, [entry]);
    desk.attempts.set(`${MARIA} 1`, [
      { at: NOW - 8 * MINUTE, endedAt: NOW, what: "upload", graph: null, trace: null },
      {
        at: NOW - 5 * MINUTE,
        endedAt: NOW,
        what: "send",
        graph: { code: 100, subcode: 2018294 },
        trace: "AzT3nVq8kLm0PwXy7Rb2Cd",
      },
      {
        at: NOW,
        endedAt: NOW,
        what: "send",
        graph: { code: 100, subcode: 2018001 },
        trace: "Be9QfJr4sHu1GtYx6Wn5Ko",
      },
    ]);
  };
}

/** What agents see of a message on its way, and what a supervisor sets of all. */
export const SENDING_STATES: GadgetState[] = [
  {
    name: "message-in-line",
    shows: "it is in line",
    options: { conversation: MARIA },
    desk: says({ state: "queued", waiting: { reason: "in_line", until: NOW + MINUTE, place: 1_204 } }),
  },
  {
    name: "message-tries",
    shows: "AzT3nVq8kLm0PwXy7Rb2Cd",
    options: { conversation: MARIA },
    desk: says({
      state: "failed",
      attempts: 3,
      failure: { code: "rejected", graph: { code: 100, subcode: 2018001 }, reason: "person_not_known" },
    }),
    act: async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-entry-choices summary").length > 0);
      screen.all("fb-chat-entry-choices summary")[0]!.click();
    },
  },
  {
    name: "desk-settings-persona",
    shows: "Name of the desk",
    desk: (desk) => {
      desk.welcome = aWelcome({}, "supervisor");
      const { name, settings } = desk.welcome.desk;
      const told = {
        persona: "desk",
        personaName: "Northwind Care",
        personaPicture: "https://pictures.example/northwind.png",
        notProcessedText: "We could not open what you sent. Please send it once more.",
      } as const;
      desk.welcome = { ...desk.welcome, desk: { name, settings: { ...settings, ...told } } };
    },
    act: async ({ screen }) => {
      await waitUntil(() => screen.buttons(words().deskSettings.title).length > 0);
      screen.press(words().deskSettings.title);
    },
  },
];
