import type { Person } from "../../protocol/message/entry.ts";
import type { Need } from "../../protocol/routing/people.ts";
import { ASKED_AGAIN_MS } from "../states/standing.ts";
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
  const { passed, last } = waiting;
  const mayBeAsked = ({ sub }: FreeAgent): boolean => {
    // A `sub` may be called like something that every object has.
    const at = Object.hasOwn(passed, sub) ? (passed[sub] ?? -Infinity) : -Infinity;
    // By a clock that went back since.
    return at > now || at + ASKED_AGAIN_MS <= now;
  };
  const isLasting = last !== undefined && place.stickyMs !== null && now < last.at + place.stickyMs;
  const one = isLasting ? able.find((it) => it.sub === last.sub && mayBeAsked(it)) : undefined;
  if (one !== undefined) return [one];
  if (place.choose === "ring") return able.filter(mayBeAsked);
  const first = able.find(mayBeAsked);
  return first === undefined ? [] : [first];
}

type Order = (a: FreeAgent, b: FreeAgent) => number;
const byName: Order = (a, b) => (a.sub < b.sub ? -1 : 1);
const ORDERS: Record<Place["choose"], Order> = {
  longest_idle: (a, b) => a.givenAt - b.givenAt || byName(a, b),
  round_robin: (a, b) => a.offeredAt - b.offeredAt || byName(a, b),
  least_busy: (a, b) => a.load - b.load || a.givenAt - b.givenAt || byName(a, b),
  ring: byName,
};
