import { own } from "../../protocol/own.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { Need } from "../../protocol/routing/people.ts";
import { ASKED_AGAIN_MS, type Offer, type Wait } from "../states/standing.ts";
import { isBefore, levelAfter, type Waiting } from "./line-up.ts";
import { capacityOf, isFull } from "./load.ts";
import type { Place } from "./places.ts";

/**
 * An agent who is here and available. `load`: what they have, in hundredths of a conversation. `capacity`: their own, null: that
 * of the place. `skills`: levels by skill. `isAsked`: something is offered to them. `givenAt`, `offeredAt` in ms: when they were
 * last given something, and last asked; 0: never. `cannotBeAsked`: nothing shows them offers, so that they are only given what is
 * not asked about.
 */
export type FreeAgent = Person & {
  load: number;
  capacity: number | null;
  skills: ReadonlyMap<string, number>;
  isAsked: boolean;
  givenAt: number;
  offeredAt: number;
  cannotBeAsked?: true;
};

/** What waits at a place that is open, for agents who can what `needs` says beside what the place asks; by turns. */
export type Group = { place: Place; needs: readonly Need[]; waiting: Iterable<Waiting> };

/** What is offered to whom, until when (ms). `isGiven`: it becomes theirs at once. */
export type NewOffer = { name: string; to: Person[]; until: number; isGiven: boolean };

/**
 * Who is asked to take what: by turns over all places, nobody twice at once, beyond their capacity, or again soon after they did
 * not take it. Of a group it is read no further than somebody is there for it.
 */
export function choose(
  groups: readonly Group[],
  agents: ReadonlyMap<string, FreeAgent>,
  now: number,
): NewOffer[] {
  const asked = new Set([...agents.values()].filter(({ isAsked }) => isAsked).map(({ sub }) => sub));
  const freeOf = new Map<Place, FreeAgent[]>();
  const offers: NewOffer[] = [];
  let heads = groups.flatMap(({ place, needs, waiting }) => {
    if (!freeOf.has(place)) freeOf.set(place, freeAt(place, agents));
    return headOf({ place, needs: [...place.needs, ...needs], rest: waiting[Symbol.iterator]() });
  });
  while (heads.length > 0) {
    const head = heads.reduce((first, it) => (isBefore(it.next, first.next) ? it : first));
    const { place, needs, next } = head;
    const free = (freeOf.get(place) ?? []).filter(({ sub }) => !asked.has(sub));
    freeOf.set(place, free);
    const able = needs.length === 0 ? free : free.filter((agent) => can(agent, needs, now - next.since));
    const to = askedOf(place, able, next, now);
    for (const { sub } of to) asked.add(sub);
    if (to.length > 0) {
      const people = to.map(({ sub, name }) => ({ sub, name }));
      const { isGiven } = place;
      offers.push({ name: next.name, to: people, until: now + place.offerMs, isGiven });
    }
    // Whoever waits less, of those who wait for the same, is asked for no less.
    const isOver = free.length === to.length || (able.length === 0 && place.order === "waiting");
    const follows = isOver ? [] : headOf(head);
    heads = heads.flatMap((it) => (it === head ? follows : it));
  }
  return offers;
}

/** An offer to all who were free that stands, at a place that is open. */
export type Ring = { name: string; place: Place; wait: Wait; offer: Offer };

/** Who is asked for it as well; `isLate`: less than half of its time is left. */
export type Joining = { name: string; to: Person[]; isLate: boolean };

/**
 * Who is free by now, and is asked for what is offered to all already: for what waits longest first, and nobody for two things.
 * `asked`: whoever was asked for something since, by `sub`.
 */
export function join(
  rings: readonly Ring[],
  agents: ReadonlyMap<string, FreeAgent>,
  asked: Iterable<string>,
  now: number,
): Joining[] {
  const busy = new Set(asked);
  const inOrder = [...rings].sort((a, b) => a.wait.since - b.wait.since || (a.name < b.name ? -1 : 1));
  return inOrder.flatMap(({ name, place, wait, offer }) => {
    const last = lastingOf(place, wait, now);
    if (last !== null && offer.to.some(({ sub }) => sub === last)) return [];
    const needs = [...place.needs, ...(wait.needs ?? [])];
    const to = freeAt(place, agents)
      .filter((agent) => !busy.has(agent.sub) && can(agent, needs, now - wait.since))
      .filter(({ sub }) => mayBeAsked(sub, wait, now))
      .map(({ sub, name: called }) => ({ sub, name: called }));
    for (const { sub } of to) busy.add(sub);
    return to.length === 0 ? [] : [{ name, to, isLate: offer.until - now < place.offerMs / 2 }];
  });
}

type Head = { place: Place; needs: readonly Need[]; rest: Iterator<Waiting>; next: Waiting };

function headOf(group: Omit<Head, "next">): Head[] {
  const next = group.rest.next();
  return next.done === true ? [] : [{ ...group, next: next.value }];
}

/** Who of its members has room, in the order in which they are asked. */
export function freeAt(place: Place, agents: ReadonlyMap<string, FreeAgent>): FreeAgent[] {
  return place.members
    .flatMap((sub) => agents.get(sub) ?? [])
    .filter(({ cannotBeAsked }) => place.isGiven || cannotBeAsked !== true)
    .filter(({ isAsked, load, capacity }) => !isAsked && !isFull(load, capacityOf(capacity, place)))
    .sort(ORDERS[place.choose]);
}

/** Whether an agent can all of it that is still asked for after so long a wait (ms). */
export function can(
  { skills }: Pick<FreeAgent, "skills">,
  needs: readonly Need[],
  waitedMs: number,
): boolean {
  return needs.every((need) => (skills.get(need.skill) ?? 0) >= levelAfter(need, waitedMs));
}

/** The last agent first, alone also where all are asked; else whoever is first, or all. */
function askedOf(place: Place, able: readonly FreeAgent[], waiting: Waiting, now: number): FreeAgent[] {
  const last = lastingOf(place, waiting, now);
  const may = ({ sub }: FreeAgent): boolean => mayBeAsked(sub, waiting, now);
  const one = able.find((it) => it.sub === last && may(it));
  if (one !== undefined) return [one];
  if (place.choose === "ring") return able.filter(may);
  const first = able.find(may);
  return first === undefined ? [] : [first];
}

/** Who had it last, while they are asked before all others (by `sub`). */
function lastingOf({ stickyMs }: Place, { last }: Pick<Waiting, "last">, now: number): string | null {
  return last !== undefined && stickyMs !== null && now < last.at + stickyMs ? last.sub : null;
}

/** Whether they did not just pass on it. */
export function mayBeAsked(sub: string, { passed }: Pick<Waiting, "passed">, now: number): boolean {
  // A `sub` may be called like something that every object has.
  const at = own(passed, sub) ?? -Infinity;
  // By a clock that went back since.
  return at > now || at + ASKED_AGAIN_MS <= now;
}

type Order = (a: FreeAgent, b: FreeAgent) => number;
const byName: Order = (a, b) => (a.sub < b.sub ? -1 : 1);
const ORDERS: Record<Place["choose"], Order> = {
  longest_idle: (a, b) => a.givenAt - b.givenAt || byName(a, b),
  round_robin: (a, b) => a.offeredAt - b.offeredAt || byName(a, b),
  least_busy: (a, b) => a.load - b.load || a.givenAt - b.givenAt || byName(a, b),
  ring: byName,
};
