import { waitUntil } from "@open-wc/testing";
import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, ANNA, BEN, MARIA, MINUTE, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { TARGETS } from "./support/handing.ts";
import { hasTags, SAID as SAID_OF } from "./support/tagging.ts";
import type { Screen } from "./support/screen.ts";

const AHMED = { sub: "ahmed", name: "أحمد الهاشمي" };
const SAID = "Is the blue one still there?";

function prepare(desk: FakeDesk, summary: Partial<Summary> = {}, lines: SystemLine[] = []): void {
  desk.targets = TARGETS;
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

/** The dialog behind the line of the menu with this place among them, whatever the language. */
async function opens(screen: Screen, at: number): Promise<void> {
  await waitUntil(() => screen.all("fb-chat-handling [aria-haspopup=menu]").length > 0);
  screen.all("fb-chat-handling [aria-haspopup=menu]")[0]!.click();
  await waitUntil(() => screen.all("[role=menuitem]").length > 0);
  screen.all("[role=menuitem]")[at]!.click();
  await waitUntil(() => screen.all("dialog").length > 0);
}

const state = (name: string, more: Partial<GadgetState> = {}): GadgetState => ({
  ...{ name, shows: SAID, options: { conversation: MARIA }, desk: prepare },
  ...more,
});

/** What agents do with each other about a conversation. */
export const HANDOVER_STATES: GadgetState[] = [
  state("giving-on", {
    act: async ({ screen }) => {
      await opens(screen, 2);
      await waitUntil(() => screen.all("dialog input[name=to]").length > 0);
      screen.all("dialog input[value='queue orders']")[0]!.click();
    },
  }),
  state("tags", {
    desk: (desk) => {
      hasTags(desk);
      prepare(desk, SAID_OF);
    },
    act: ({ screen }) => opens(screen, 2),
  }),
  state("asked-to-take-over", {
    desk: (desk) => {
      const transfer = { by: ANNA, to: [BEN], place: "", until: NOW + MINUTE };
      prepare(desk, { finer: { state: "assigned", transfer }, raised: { by: ANNA, at: NOW - MINUTE } });
    },
  }),
  state("notes-of-colleagues", {
    shows: "friend of the house",
    desk: (desk) => {
      prepare(desk, {}, [
        { event: "note", by: BEN, text: "She is a friend of the house.\nNo vouchers, please." },
        { event: "note", by: BEN, text: "Shall I take it?", to: ANNA },
        { event: "note", by: BEN, text: "", takenBack: { by: BEN, at: NOW } },
        {
          ...{ event: "note", by: ANNA, text: "@Ben Brandt @أحمد الهاشمي: who can call her back?" },
          mentions: [BEN, AHMED],
          editedAt: NOW,
        },
        { event: "raised", by: ANNA, note: "May I refund it?", why: "raise" },
      ]);
    },
  }),
  state("note-box", {
    desk: (desk) => {
      prepare(desk);
      desk.colleagues = [
        { ...BEN, presence: "available", sees: true },
        { ...AHMED, presence: "offline", sees: true },
        { sub: "lina", name: "Lina Park", presence: "away", sees: false },
      ];
    },
    act: async ({ screen }) => {
      await screen.shows("Is the blue one");
      await waitUntil(() => screen.all("fb-chat-composer-pane .tools button").length > 3);
      screen.all("fb-chat-composer-pane .tools button").at(-1)!.click();
      await waitUntil(() => screen.all("fb-chat-note-box textarea").length > 0);
      const box = screen.all<HTMLTextAreaElement>("fb-chat-note-box textarea")[0]!;
      box.value = "Shall we refund it? @";
      box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await waitUntil(() => screen.all("fb-chat-note-box [role=option]").length > 2);
    },
  }),
];
