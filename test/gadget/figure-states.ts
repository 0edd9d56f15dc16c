import { waitUntil } from "@open-wc/testing";
import { aReport } from "./admin/support/report.ts";
import { aWelcome } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { LED_DESK } from "./support/leading.ts";
import type { Screen } from "./support/screen.ts";
import type { GadgetState } from "./states.ts";

/** In any language: behind it stands at most what supervisors have. */
async function opens(screen: Screen, behind: number): Promise<void> {
  screen
    .all<HTMLButtonElement>("fb-chat-presence-pane button")
    .at(-1 - behind)!
    .click();
  await waitUntil(() => screen.all("fb-chat-figures dl").length > 0, "no figures");
}

/** What the desk counted, as agents and who leads them see it. */
export const FIGURE_STATES: GadgetState[] = [
  {
    name: "figures-own",
    shows: "96",
    desk: (desk: FakeDesk) => {
      desk.report = () => ({ ...aReport({ only: "kim" }), isOwn: true });
    },
    act: ({ screen }) => opens(screen, 0),
  },
  {
    name: "figures",
    shows: "Kim Lee",
    desk: (desk: FakeDesk) => {
      desk.welcome = aWelcome({ desk: LED_DESK }, "supervisor");
      desk.report = ({ by }) => aReport({ by });
    },
    act: ({ screen }) => opens(screen, 2),
  },
];
