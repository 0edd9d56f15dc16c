import type { Hours, Queue, RoutingConfig, Target } from "../../protocol/routing/config.ts";
import type { Need } from "../../protocol/routing/people.ts";
import { isOpen } from "./hours.ts";
import { teamMembers } from "./members.ts";

/** Everyone sees it, and takes it. */
export const POOL = "pool:";

/** How long an offer to a team stands, which has no such setting (s). */
const TEAM_OFFER_SECONDS = 30;

/**
 * Where a conversation waits. `key` as it is kept: a queue's id, or "team:" or "agent:" before its id or `sub`. `next`: where it
 * goes `afterMs` after it came, and at once where it is closed or the one agent is not there; null: it stays.
 */
export type Place = {
  key: string;
  name: string;
  members: string[];
  choose: Queue["choose"];
  /** Who is chosen has it at once. */
  isGiven: boolean;
  order: NonNullable<Queue["order"]>;
  /** What its agents must be able to, and so long after they had it the last agent is asked first (null: never). */
  needs: readonly Need[];
  stickyMs: number | null;
  offerMs: number;
  capacity: number;
  hours: Hours | null;
  next: string | null;
  afterMs: number | null;
  /** Who waits for one agent who is not there waits for nobody. */
  isOfOne: boolean;
};

/** The place that a target names. */
export function keyOf(target: Target): string {
  switch (target.type) {
    case "pool":
      return POOL;
    case "queue":
      return target.queue;
    case "team":
      return `team:${target.team}`;
    case "agent":
      return `agent:${String(target.seconds)}:${target.then ?? ""}:${target.agent}`;
    case "bot":
    case "ask":
      return `${target.type}:${target.bot}`;
    // route() follows it.
    case "rule":
      return POOL;
  }
}

/** The place of that key, null where there is none (any more). The pool has nobody to whom anything is offered. */
export function placeOf(config: RoutingConfig, key: string): Place | null {
  const { capacity } = config;
  if (key === POOL) return poolOf(capacity);
  const ofOne = /^agent:(\d+):([^:]*):(.*)$/s.exec(key);
  if (ofOne !== null) {
    const [, seconds = "", then = "", agent = ""] = ofOne;
    const ms = Number(seconds) * 1_000;
    const shared = { ...poolOf(capacity), key, name: agent, members: [agent], isOfOne: true };
    return { ...shared, choose: "longest_idle", offerMs: ms, next: then === "" ? POOL : then, afterMs: ms };
  }
  if (key.startsWith("team:")) {
    const team = config.teams.find(({ id }) => `team:${id}` === key);
    if (team === undefined) return null;
    return { ...poolOf(capacity), key, name: team.name, members: teamMembers(config, [team.id]) };
  }
  const queue = config.queues.find(({ id }) => id === key);
  return queue === undefined ? null : placeOfQueue(config, queue);
}

function poolOf(capacity: number): Place {
  return {
    ...{ key: POOL, name: "", members: [], choose: "longest_idle", offerMs: TEAM_OFFER_SECONDS * 1_000 },
    ...{ order: "waiting", needs: [], stickyMs: null },
    ...{ capacity, hours: null, next: null, afterMs: null, isOfOne: false, isGiven: false },
  };
}

function placeOfQueue(config: RoutingConfig, queue: Queue): Place {
  const { overflow } = queue;
  return {
    key: queue.id,
    name: queue.name,
    members: [...new Set([...queue.members, ...teamMembers(config, queue.teams)])],
    choose: queue.choose,
    // All of a ring cannot have it.
    isGiven: queue.offer === "assign" && queue.choose !== "ring",
    order: queue.order ?? "waiting",
    needs: queue.needs ?? [],
    stickyMs: queue.stickySeconds === undefined ? null : queue.stickySeconds * 1_000,
    offerMs: queue.offerSeconds * 1_000,
    capacity: queue.capacity ?? config.capacity,
    hours: config.hours.find(({ id }) => id === queue.hours) ?? null,
    next: overflow === undefined ? null : (overflow.to ?? POOL),
    afterMs: overflow === undefined ? null : overflow.seconds * 1_000,
    isOfOne: false,
  };
}

/**
 * Where something that is to go to a place comes to wait: there, unless it is closed or none of its members is here, and it has
 * a next one; null where there is no such place.
 */
export function settle(
  config: RoutingConfig,
  key: string,
  isHere: (sub: string, place: Place) => boolean,
  now: number,
): { place: Place; hasOverflown: boolean } | null {
  const seen = new Set<string>();
  let place = placeOf(config, key);
  while (place !== null && place.next !== null && !seen.has(place.key)) {
    seen.add(place.key);
    const here = place;
    if (isOpenAt(here, now) && here.members.some((sub) => isHere(sub, here))) break;
    place = placeOf(config, place.next);
  }
  return place === null ? null : { place, hasOverflown: place.key !== key };
}

/** Whether anything is offered there at `now` (ms). */
export function isOpenAt({ hours }: Place, now: number): boolean {
  return hours === null || isOpen(hours, now);
}
