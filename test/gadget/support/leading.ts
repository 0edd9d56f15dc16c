import { DEFAULT_DESK_SETTINGS } from "../../../worker/protocol/desk/settings.ts";
import type { DeskState } from "../../../worker/protocol/frames.ts";
import type { AgentTold, TeamNews } from "../../../worker/protocol/team/told.ts";
import { ANNA, BEN, MINUTE } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";

/** An agent as who leads sees them. */
export function aLedAgent(change: Partial<AgentTold> & Pick<AgentTold, "sub" | "name">): AgentTold {
  return {
    ...{ presence: "available", teams: [], skills: [], load: 0, aside: 0, capacity: 5, offers: 0 },
    ...{ givenAt: null, seenAt: null },
    ...change,
  };
}

/** What everybody is told of the document of that desk. */
export const LED_DESK: DeskState = {
  ...{ name: "main", settings: DEFAULT_DESK_SETTINGS },
  routing: {
    version: 3,
    teams: [{ id: "shop", name: "Shop" }],
    queues: [
      { id: "sales", name: "Sales" },
      { id: "help", name: "Help" },
    ],
    awayReasons: [{ id: "lunch", name: "Lunch" }],
  },
};

/** Anna and Ben are here, Dora is at lunch, Cleo is not here; two wait in Sales. */
export function aTeam(desk: FakeDesk): TeamNews {
  return aTeamAt(desk.platform.clock.now);
}

/** The same, as it is told at `now`. */
export function aTeamAt(now: number): TeamNews {
  return {
    whole: true,
    agents: [
      aLedAgent({ ...ANNA, load: 1, givenAt: now - 3 * MINUTE }),
      aLedAgent({
        ...{ ...BEN, load: 2, aside: 1, offers: 1, missed: 2, givenAt: now - 9 * MINUTE },
        ...{ since: now - 45 * MINUTE, teams: ["shop"] },
        skills: [{ skill: "fr", name: "French", level: 4 }],
        waits: { n: 2, since: now - 6 * MINUTE },
        due: { since: now - 6 * MINUTE, seconds: 300 },
      }),
      aLedAgent({
        ...{ sub: "dora", name: "Dora Hall", presence: "away", since: now - 12 * MINUTE },
        away: { reason: "lunch", by: ANNA },
      }),
      aLedAgent({ sub: "cleo", name: "Cleo Dufour", presence: "offline", since: now - 90 * MINUTE }),
    ],
    gone: [],
    places: [
      {
        ...{ key: "sales", name: "Sales", waiting: 2, offered: 1, since: now - 4 * MINUTE },
        ...{ members: 3, here: 2, free: 2, isOpen: true, service: { seconds: 300, percent: 80 } },
      },
    ],
    teams: [{ id: "shop", name: "Shop" }],
    pages: [{ id: "100", name: "Lamp Shop", waiting: 2, since: now - 4 * MINUTE }],
    today: {
      ...{ day: new Date(now).toISOString().slice(0, 10), timeZone: "UTC" },
      desk: { contacts: 31, answered: 24, onTime: 18, late: 6, missed: 3 },
      queue: { sales: { contacts: 31, answered: 24, onTime: 18, late: 6, missed: 3 } },
      team: { shop: { contacts: 9, answered: 9, onTime: 9, late: 0, missed: 1 } },
      page: { "100": { contacts: 31, answered: 24, onTime: 18, late: 6, missed: 3 } },
    },
    service: { seconds: 300, percent: 80 },
  };
}
