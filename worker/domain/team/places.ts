import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { PageTold, UnmetTold } from "../../protocol/team/live.ts";
import type { AgentTold, PlaceTold } from "../../protocol/team/told.ts";
import type { Unmet } from "../reports/counted.ts";
import { targetsIn } from "../reports/target.ts";
import { can } from "../routing/choose.ts";
import { capacityOf, isFull, WHOLE } from "../routing/load.ts";
import { isOpenAt, placeOf, POOL, type Place } from "../routing/places.ts";

/** What waits at one place of the desk. */
export type Waits = Pick<PlaceTold, "waiting" | "offered" | "since">;

const NOBODY_WAITS: Waits = { waiting: 0, offered: 0, since: null };

/** `waits` with one more at that place, who waits `since` then (ms). */
export function withOneMore(waits: Waits = NOBODY_WAITS, since: number, isOffered: boolean): Waits {
  return {
    waiting: waits.waiting + 1,
    offered: waits.offered + (isOffered ? 1 : 0),
    since: waits.since === null ? since : Math.min(waits.since, since),
  };
}

/** Somebody whom an agent has, and who had no answer yet: see Unmet. `page`: whose customer they are; `owner`: a `sub`. */
export type OwnedUnmet = Unmet & { owner: string; page: string };

/** With one more, who waits `since` then (ms). */
export function withUnmet(unmet: UnmetTold | undefined, since: number): UnmetTold {
  return unmet === undefined ? { n: 1, since } : { n: unmet.n + 1, since: Math.min(unmet.since, since) };
}

/** Where they waited last, by its key: at everyone's where that was at none, or the place is gone. */
function unmetByPlace(config: RoutingConfig, unmet: Iterable<OwnedUnmet>): Map<string, UnmetTold> {
  const byPlace = new Map<string, UnmetTold>();
  for (const { queue, since } of unmet) {
    const key = queue === null || placeOf(config, queue) === null ? POOL : queue;
    byPlace.set(key, withUnmet(byPlace.get(key), since));
  }
  return byPlace;
}

/** By `sub`, of what each agent has and nobody answered yet: whose target ends first. */
export function dueOf(
  config: RoutingConfig,
  unmet: Iterable<OwnedUnmet>,
): Map<string, NonNullable<AgentTold["due"]>> {
  const targetOf = targetsIn(config);
  const due = new Map<string, NonNullable<AgentTold["due"]>>();
  for (const { owner, queue, since } of unmet) {
    const seconds = targetOf(queue);
    if (seconds === null) continue;
    const first = due.get(owner);
    if (first === undefined || since + seconds * 1_000 < first.since + first.seconds * 1_000)
      due.set(owner, { since, seconds });
  }
  return due;
}

/**
 * The desk's queues, in the order of its document, and wherever else somebody waits; everyone's where the desk has no queue.
 * `waits`: by the key of the place. `agents`: the desk's roster. `owned`: whom agents have and nobody answered yet, who count where
 * they waited last.
 */
export function placesOf(
  config: RoutingConfig,
  waits: ReadonlyMap<string, Waits>,
  agents: readonly AgentTold[],
  now: number,
  owned: readonly OwnedUnmet[] = [],
): PlaceTold[] {
  const bySub = new Map(agents.map((agent) => [agent.sub, agent]));
  const ofDocument = config.queues.length === 0 ? [POOL] : config.queues.map(({ id }) => id);
  const unmet = unmetByPlace(config, owned);
  return [...new Set([...ofDocument, ...waits.keys(), ...unmet.keys()])].flatMap((key) => {
    const place = placeOf(config, key);
    if (place === null) return [];
    const members = key === POOL ? agents : place.members.flatMap((sub) => bySub.get(sub) ?? []);
    const here = members.filter(({ presence }) => presence === "available");
    const own = new Map(config.agents?.map(({ sub, capacity }) => [sub, capacity ?? null]));
    const free = here.filter((agent) => isFree(agent, place, own.get(agent.sub) ?? null));
    return {
      key,
      name: place.isOfOne ? (bySub.get(place.name)?.name ?? place.name) : place.name,
      ...(waits.get(key) ?? NOBODY_WAITS),
      ...{ members: members.length, here: here.length, free: free.length },
      isOpen: isOpenAt(place, now),
      ...serviceOf(config, key),
      ...(unmet.has(key) ? { unmet: unmet.get(key)! } : {}),
    };
  });
}

function serviceOf({ queues, service: common }: RoutingConfig, key: string): Pick<PlaceTold, "service"> {
  const service = queues.find(({ id }) => id === key)?.service ?? common;
  return service === undefined ? {} : { service };
}

/** Each Page with what waits of it; `waiting`: whose customers they are, and since when (ms). `owned`: as of placesOf(). */
export function pagesOf(
  pages: readonly { id: string; name: string }[],
  waiting: Iterable<{ page: string; since: number }>,
  owned: readonly OwnedUnmet[] = [],
): PageTold[] {
  const unmet = new Map<string, UnmetTold>();
  for (const { page, since } of owned) unmet.set(page, withUnmet(unmet.get(page), since));
  const waits = new Map<string, Waits>();
  for (const { page, since } of waiting) waits.set(page, withOneMore(waits.get(page), since, false));
  return pages.map(({ id, name }) => {
    const { waiting: many, since } = waits.get(id) ?? NOBODY_WAITS;
    return { id, name, waiting: many, since, ...(unmet.has(id) ? { unmet: unmet.get(id)! } : {}) };
  });
}

/** They may be given one more there, are able to it, and are not just being asked for another. */
function isFree({ load, offers, skills }: AgentTold, place: Place, own: number | null): boolean {
  const levels = new Map(skills.map(({ skill, level }) => [skill, level]));
  const isAble = can({ skills: levels }, place.needs, 0);
  return offers === 0 && isAble && !isFull(load * WHOLE, capacityOf(own, place));
}
