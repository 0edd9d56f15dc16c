import type { OfferTold } from "../../../worker/protocol/routing/offers.ts";
import type { RoutingTold } from "../../../worker/protocol/routing/told.ts";
import { aSummary, aWelcome, MINUTE, PAGE } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";

/** Whom nobody has yet. */
export const PIA = `${PAGE}:7009`;

/** One that stands for 20 seconds from now on. */
export function anOffer(desk: FakeDesk, change: Partial<OfferTold> = {}): OfferTold {
  const { now } = desk.platform.clock;
  const customer = { name: "Pia Novak", label: "Pia Novak" };
  return {
    summary: aSummary({
      conversation: PIA,
      customer,
      owner: null,
      unanswered: 1,
      waitingSince: now - 3 * MINUTE,
    }),
    queue: "Sales",
    since: now - 3 * MINUTE,
    at: now,
    until: now + 20_000,
    said: { author: "customer", text: "Is the blue one still there?", agent: null },
    ...change,
  };
}

/** Of another customer of that name, who wrote so many messages. */
export function ofSomebody(
  desk: FakeDesk,
  name: string,
  unanswered: number,
): Pick<OfferTold, "summary" | "said"> {
  const text = "And does it come with a shade, or is that another one that has to be bought with it?";
  const said = { author: "customer", text, agent: null } as const;
  const summary = aSummary({
    conversation: `${PAGE}:${7100 + name.charCodeAt(0)}`,
    ...{ customer: { name, label: name }, owner: null, unanswered, preview: said },
    waitingSince: desk.platform.clock.now - 3 * MINUTE,
  });
  return { summary, said };
}

/** The desk has rules, and tells of them with its welcome. */
export function hasRules(desk: FakeDesk, change: Partial<RoutingTold> = {}): void {
  const routing = { version: 1, teams: [], queues: [{ id: "sales", name: "Sales" }], ...change };
  desk.welcome = aWelcome({ desk: { ...desk.welcome.desk, routing }, agent: desk.welcome.agent });
}

export const BUSY = { id: "busy", name: "Too much to do" };
export const LUNCH = { id: "lunch", name: "At lunch" };
