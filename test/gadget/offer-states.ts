import { ANNA, MARIA } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { settled } from "./support/manual-clock.ts";
import { anOffer, BUSY, hasRules, LUNCH } from "./support/offering.ts";
import type { GadgetState } from "./states.ts";

const routed = (desk: FakeDesk) => {
  hasRules(desk, { decline: { reasons: [BUSY], isRequired: false }, awayReasons: [LUNCH] });
};

/** What is offered to an agent, and how they are there. */
export const OFFER_STATES: GadgetState[] = [
  {
    name: "offer",
    shows: "Is the blue one still there?",
    desk: routed,
    options: { conversation: MARIA },
    act: ({ desk }) => {
      desk.push({ type: "offers", offers: [anOffer(desk)] });
    },
  },
  {
    name: "offers-several",
    shows: "Refunds",
    desk: routed,
    act: async ({ desk }) => {
      const { until: _until, ...given } = anOffer(desk, { queue: "Refunds" });
      const soon = anOffer(desk, {
        until: desk.platform.clock.now + 4_000,
        at: desk.platform.clock.now - 16_000,
      });
      desk.push({ type: "offers", offers: [soon], given });
      await settled();
    },
  },
  {
    name: "offer-why-not",
    shows: "Too much to do",
    desk: routed,
    act: async ({ desk, screen }) => {
      desk.push({ type: "offers", offers: [anOffer(desk)] });
      await screen.shows("Pia Novak", ".card");
      screen.press("Decline");
    },
  },
  {
    name: "offer-without-connection",
    shows: "nobody here knows",
    desk: routed,
    act: async ({ desk, screen }) => {
      desk.push({ type: "offers", offers: [anOffer(desk)] });
      await screen.shows("Pia Novak", ".card");
      await desk.breaks();
    },
  },
  {
    name: "away-for-missed-offers",
    shows: "I am back",
    desk: (desk) => {
      desk.welcome.agent = { ...ANNA, role: "agent", presence: "away", away: { missed: 3 } };
      routed(desk);
    },
    options: { conversation: MARIA },
  },
];
