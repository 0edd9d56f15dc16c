import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { silent } from "../../gadget/session/silent.ts";
import { anEntry, aWelcome, BEN, MARIA, MINUTE, NOW, PAGE } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { aTeam, LED_DESK } from "./support/leading.ts";
import { waitUntil } from "@open-wc/testing";
import { settled } from "./support/manual-clock.ts";
import type { Screen } from "./support/screen.ts";
import type { GadgetState } from "./states.ts";

const led = (desk: FakeDesk) => {
  desk.welcome = aWelcome({ desk: LED_DESK }, "supervisor");
  desk.team = aTeam(desk);
};

/** Ben asks, for two minutes. */
const helpIsWanted = (desk: FakeDesk) => {
  const { summary } = desk.conversations.get(MARIA)!;
  const at = desk.platform.clock.now - 120_000;
  desk.push({ type: "hands", hands: [{ summary, by: BEN, at, note: "May I refund it?" }] });
};

/** In any language. */
const opens = (screen: Screen) => {
  screen.all<HTMLButtonElement>("fb-chat-presence-pane button").at(-2)!.click();
};

/** Maria is with Ben. */
const ledWithBen = (desk: FakeDesk) => {
  led(desk);
  desk.changesRow(MARIA, { owner: BEN, version: 5 });
};

/** What Ben has, and is; `shows`: some of it. */
const looksAtBen = async (screen: Screen, shows: string) => {
  opens(screen);
  await screen.shows("Cleo Dufour", "fb-chat-team");
  screen.all<HTMLButtonElement>("fb-chat-team .agents button")[1]!.click();
  await screen.shows(shows, "fb-chat-team");
};

/** At which no other state looks. */
const LOOKED_AT = `${PAGE}:7301`;

const looksOn = (desk: FakeDesk) => {
  led(desk);
  silent.add(LOOKED_AT);
  const customer = { name: "Gus Holm", label: "Gus Holm" };
  const raised = { by: BEN, at: desk.platform.clock.now };
  desk.has({ conversation: LOOKED_AT, owner: BEN, customer, raised }, [
    anEntry(1, { content: { kind: "text", text: "May I have my money back?", rest: [] } }),
    ...(["assigned", "snoozed", "woken", "raised"] as const).map((event, n) => {
      const line = { event, by: BEN, to: BEN, until: null, onMessage: true, note: "May I refund it?" };
      return anEntry(2 + n, {
        ...{ at: NOW - MINUTE, author: { type: "system" } },
        content: { kind: "system", line: line as SystemLine },
      });
    }),
  ]);
};

/** The team, as who leads it sees it. */
export const TEAM_STATES: GadgetState[] = [
  { name: "silent-look", shows: "money back", desk: looksOn, options: { conversation: LOOKED_AT } },
  {
    name: "silent-look-answers",
    shows: "money back",
    desk: looksOn,
    options: { conversation: LOOKED_AT },
    act: async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-note-box form").length > 0);
      screen.all<HTMLButtonElement>("fb-chat-note-box form .quiet")[0]!.click();
    },
  },
  {
    name: "team-mark",
    shows: "Maria Lopez",
    desk: led,
    act: async ({ desk, screen }) => {
      helpIsWanted(desk);
      await waitUntil(() => screen.all("fb-chat-team-mark .badge.danger").length > 0);
    },
  },
  {
    name: "team",
    shows: "Cleo Dufour",
    desk: led,
    act: async ({ desk, screen }) => {
      helpIsWanted(desk);
      opens(screen);
      await screen.shows("Cleo Dufour", "fb-chat-team");
    },
  },
  {
    name: "team-of-one",
    shows: "Maria Lopez",
    desk: ledWithBen,
    act: async ({ screen }) => {
      await looksAtBen(screen, "Maria Lopez");
    },
  },
  {
    name: "team-given",
    shows: "Maria Lopez",
    desk: ledWithBen,
    act: async ({ screen }) => {
      await looksAtBen(screen, "Maria Lopez");
      screen.all<HTMLInputElement>("fb-chat-team-looked .foot input")[0]!.click();
      await settled();
      screen.all<HTMLSelectElement>("fb-chat-team-looked select")[0]!.value = "queue:help";
      screen.all<HTMLButtonElement>("fb-chat-team-looked .foot button")[0]!.click();
      await screen.shows("Help", "fb-chat-team-looked .told");
    },
  },
  {
    name: "team-silent",
    shows: "Maria Lopez",
    desk: ledWithBen,
    act: async ({ screen }) => {
      await looksAtBen(screen, "Maria Lopez");
      screen.all<HTMLButtonElement>("fb-chat-team-looked .conversations button")[1]!.click();
      await waitUntil(() => screen.all("fb-chat-watchers .silent").length > 0);
    },
  },
  {
    name: "team-remove",
    shows: "Maria Lopez",
    desk: led,
    act: async ({ screen }) => {
      await looksAtBen(screen, "French");
      screen.all<HTMLButtonElement>("fb-chat-team-looked .about button")[0]!.click();
      await screen.shows("Ben Brandt", "fb-chat-team-removal");
    },
  },
];
