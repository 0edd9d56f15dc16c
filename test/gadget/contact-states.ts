import { waitUntil } from "@open-wc/testing";
import { DEFAULT_DESK_SETTINGS } from "../../worker/protocol/desk/settings.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, ANNA, aWelcome, BEN, DAY, HOUR, MARIA, MINUTE, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { Screen } from "./support/screen.ts";

const codes = ["Refund", "Delivery is late", "Question about a product", "Complaint"].map((name, n) => ({
  id: `code-${n}`,
  name,
}));
const SAID = "Where is my lamp?";

/** Of Anna's own, at a desk that asks what a contact was about. */
function prepare(desk: FakeDesk, summary: Partial<Summary> = {}, lines: SystemLine[] = []): void {
  const routing = { version: 1, teams: [], queues: [], wrapUp: { codes, isRequired: true } };
  desk.welcome = aWelcome({ desk: { name: "main", settings: DEFAULT_DESK_SETTINGS, routing } });
  const entries = lines.map((line, n) =>
    anEntry(2 + n, {
      ...{ at: NOW - (10 - n) * MINUTE, author: { type: "system" } },
      content: { kind: "system", line },
    }),
  );
  desk.has({ conversation: MARIA, owner: ANNA, ...summary }, [
    anEntry(1, { content: { kind: "text", text: SAID, rest: [] } }),
    ...entries,
  ]);
}

/** The dialog whose way leads over the first line of the menu, whatever the language. */
async function putsAside(screen: Screen): Promise<void> {
  const more = "More for this conversation";
  await waitUntil(() => screen.buttons(more).length > 0);
  screen.press(more);
  await waitUntil(() => screen.all("[role=menuitem]").length > 0);
  screen.all("[role=menuitem]")[0]!.click();
  await waitUntil(() => screen.all("dialog").length > 0);
}

const state = (name: string, more: Partial<GadgetState> = {}): GadgetState => ({
  ...{ name, shows: SAID, options: { conversation: MARIA }, desk: prepare },
  ...more,
});

/** What is done with a contact as a whole. */
export const CONTACT_STATES: GadgetState[] = [
  state("putting-aside", { act: ({ screen }) => putsAside(screen) }),
  state("putting-aside-at-a-time", {
    act: async ({ screen }) => {
      await putsAside(screen);
      screen.all("dialog input[value=at]")[0]!.click();
      await waitUntil(() => screen.all("dialog input[type=datetime-local]").length > 0);
    },
  }),
  state("put-aside", {
    desk: (desk) => {
      const until = NOW + 3 * DAY + HOUR;
      prepare(desk, { finer: { state: "snoozed", until, onMessage: true } });
    },
  }),
  state("closing-a-contact", {
    act: async ({ screen }) => {
      await screen.shows(SAID);
      await waitUntil(() => screen.all("fb-chat-handling .close").length > 0);
      screen.all("fb-chat-handling .close")[0]!.click();
      await waitUntil(() => screen.all("dialog").length > 0);
    },
  }),
  state("contacts-that-ended", {
    shows: "Paid twice",
    desk: (desk) => {
      prepare(desk, {}, [
        { event: "closed", by: BEN, codes: codes.slice(0, 2), note: "Paid twice", why: "close" },
        { event: "snoozed", by: ANNA, until: NOW + DAY, onMessage: true, why: "snooze" },
      ]);
    },
  }),
];
