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

/** Anna and Ben are here, Cleo is not; two wait in Sales. */
export function aTeam(desk: FakeDesk): TeamNews {
  const { now } = desk.platform.clock;
  return {
    whole: true,
    agents: [
      aLedAgent({ ...ANNA, load: 1, givenAt: now - 3 * MINUTE }),
      aLedAgent({ ...BEN, load: 2, aside: 1, offers: 1, givenAt: now - 9 * MINUTE }),
      aLedAgent({ sub: "cleo", name: "Cleo Dufour", presence: "offline" }),
    ],
    gone: [],
    places: [
      {
        ...{ key: "sales", name: "Sales", waiting: 2, offered: 1, since: now - 4 * MINUTE },
        ...{ members: 3, here: 2, free: 2, isOpen: true },
      },
    ],
  };
}
