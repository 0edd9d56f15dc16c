import type { Person } from "../../protocol/message/entry.ts";
import { ASKED_AGAIN_MS } from "../states/standing.ts";
import type { Place } from "./places.ts";

/**
 * An agent who is here and available. `load`: conversations that they have. `isAsked`: something is offered to them. `givenAt`,
 * `offeredAt` in ms: when they were last given something, and last asked; 0: never. `cannotBeAsked`: nothing shows them offers,
 * so that they are only given what is not asked about.
 */
export type FreeAgent = Person & {
  load: number;
  isAsked: boolean;
  givenAt: number;
  offeredAt: number;
  cannotBeAsked?: true;
};

/** A conversation that waits at a place which is open. */
export type Waiting = { name: string; place: Place; since: number; passed: Readonly<Record<string, number>> };

/** What is offered to whom, until when (ms). `isGiven`: it becomes theirs at once. */
export type NewOffer = { name: string; to: Person[]; until: number; isGiven: boolean };

/**
 * Who is asked to take what: who waits longest is first, nobody is asked twice at once, beyond their capacity, or again soon
 * after they did not take it.
 */
export function choose(
  waiting: readonly Waiting[],
  agents: ReadonlyMap<string, FreeAgent>,
  now: number,
): NewOffer[] {
  const asked = new Set([...agents.values()].filter(({ isAsked }) => isAsked).map(({ sub }) => sub));
  const offers: NewOffer[] = [];
  const inOrder = [...waiting].sort((a, b) => a.since - b.since || (a.name < b.name ? -1 : 1));
  for (const { name, place, passed } of inOrder) {
    if (asked.size === agents.size) break;
    const free = place.members
      .flatMap((sub) => agents.get(sub) ?? [])
      .filter(({ sub, load }) => !asked.has(sub) && load < place.capacity)
      .filter(({ cannotBeAsked }) => place.isGiven || cannotBeAsked !== true)
      .filter(({ sub }) => (passed[sub] ?? -Infinity) + ASKED_AGAIN_MS <= now)
      .sort(ORDERS[place.choose]);
    const to = place.choose === "ring" ? free : free.slice(0, 1);
    if (to.length === 0) continue;
    for (const { sub } of to) asked.add(sub);
    offers.push({
      name,
      to: to.map(({ sub, name: called }) => ({ sub, name: called })),
      until: now + place.offerMs,
      isGiven: place.isGiven,
    });
  }
  return offers;
}

type Order = (a: FreeAgent, b: FreeAgent) => number;
const byName: Order = (a, b) => (a.sub < b.sub ? -1 : 1);
const ORDERS: Record<Place["choose"], Order> = {
  longest_idle: (a, b) => a.givenAt - b.givenAt || byName(a, b),
  round_robin: (a, b) => a.offeredAt - b.offeredAt || byName(a, b),
  least_busy: (a, b) => a.load - b.load || a.givenAt - b.givenAt || byName(a, b),
  ring: byName,
};
