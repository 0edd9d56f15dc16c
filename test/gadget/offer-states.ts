import { anEntry, ANNA, aSummary, BEN, MARIA } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { settled } from "./support/manual-clock.ts";
import { anOffer, BUSY, hasRules, LUNCH, ofSomebody } from "./support/offering.ts";
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
    name: "offers-three",
    shows: "Hassan",
    desk: routed,
    options: { conversation: MARIA },
    act: ({ desk }) => {
      const offers = [
        anOffer(desk, { note: "Knows us for years, and may pay later.", from: BEN, queue: "" }),
        anOffer(desk, ofSomebody(desk, "Oluwaseun Adebayo-Featherstonehaugh", 4)),
        anOffer(desk, ofSomebody(desk, "حسن Hassan", 1)),
      ];
      desk.push({ type: "offers", offers });
    },
  },
  {
    name: "offers-over",
    shows: "accepted",
    desk: routed,
    options: { conversation: MARIA },
    act: async ({ desk }) => {
      const [pia, other] = [anOffer(desk), anOffer(desk, ofSomebody(desk, "Zoe Miller", 2))];
      desk.push({ type: "offers", offers: [pia, other] });
      await settled();
      const of = ({ summary, at }: typeof pia) => ({ conversation: summary.conversation, at });
      const ended = [
        { ...of(pia), why: "accept", by: BEN, to: BEN },
        { ...of(other), why: "expire", by: null },
      ] as const;
      desk.push({ type: "offers", offers: [], ended: [...ended] });
      await settled();
    },
  },
  {
    name: "lost-to-a-colleague",
    shows: "took over",
    desk: routed,
    options: { conversation: MARIA },
    act: ({ desk }) => {
      const summary = aSummary({ ...ofSomebody(desk, "Zoe Miller", 2).summary, owner: BEN });
      desk.push({
        ...{ type: "handover", summary },
        line: { event: "assigned", to: BEN, by: BEN, why: "take" },
      });
    },
  },
  {
    name: "given-several",
    shows: "Ingrid",
    desk: routed,
    options: { conversation: MARIA },
    act: ({ desk }) => {
      for (const [name, note] of [["Zoe Miller"], ["Oluwaseun Adebayo", "Knows us for years."], ["Ingrid"]]) {
        const { summary } = ofSomebody(desk, name!, 2);
        desk.push({
          ...{ type: "handover", summary: { ...summary, owner: ANNA } },
          line: { event: "assigned", to: ANNA, by: BEN, why: "assign", ...(note ? { note } : {}) },
        });
      }
      const summary = aSummary({ ...ofSomebody(desk, "Hana", 1).summary, owner: ANNA });
      const line = { event: "note", by: BEN, text: "She called on Monday.", to: ANNA } as const;
      desk.push({ type: "handover", summary, line });
    },
  },
  {
    name: "came-back",
    shows: "Off to lunch",
    desk: routed,
    options: { conversation: MARIA },
    act: ({ desk }) => {
      const summary = aSummary({ conversation: MARIA, owner: ANNA, version: 9 });
      const line = { event: "returned", to: ANNA, by: BEN, why: "decline", reason: "Off to lunch" } as const;
      desk.push({ type: "handover", summary, line: { ...line, from: [BEN] } });
    },
  },
  {
    name: "head-offered",
    shows: "Offered to",
    desk: (desk) => {
      routed(desk);
      const to = [BEN, { sub: "cleo", name: "Cleo Duarte" }];
      const finer = { state: "offered", queue: "sales", to, until: desk.platform.clock.now } as const;
      desk.has({ conversation: MARIA, owner: null, finer: { ...finer, to } }, [anEntry(1)]);
    },
    options: { conversation: MARIA },
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
