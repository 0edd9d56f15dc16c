import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { DueTold, PageTold, UnmetTold } from "../../protocol/team/live.ts";
import type { AgentTold, PlaceTold } from "../../protocol/team/told.ts";
import type { Unmet } from "../reports/counted.ts";
import { targetsIn } from "../reports/target.ts";
import { can } from "../routing/choose.ts";
import { capacityOf, isFull, WHOLE } from "../routing/load.ts";
import { isOpenAt, placeOf, POOL, type Place } from "../routing/places.ts";
import { stuckOf, type Unoffered } from "./stuck.ts";

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

/** Somebody whom an agent has, and who waits for an answer: see Unmet. `page`: whose customer they are; `owner`: a `sub`. */
export type OwnedUnmet = Unmet & { owner: string; page: string };

/** With one more, who waits `since` then (ms). */
export function withUnmet(unmet: UnmetTold | undefined, since: number): UnmetTold {
  return unmet === undefined ? { n: 1, since } : { n: unmet.n + 1, since: Math.min(unmet.since, since) };
}

/** Where they count who waited at that place last (its key; null: at none): at everyone's where there is none, or the place is gone. */
export function countedAt(config: RoutingConfig, queue: string | null): string {
  return queue === null || placeOf(config, queue) === null ? POOL : queue;
}

function unmetByPlace(config: RoutingConfig, unmet: Iterable<OwnedUnmet>): Map<string, UnmetTold> {
  const byPlace = new Map<string, UnmetTold>();
  for (const { queue, since } of unmet) {
    const key = countedAt(config, queue);
    byPlace.set(key, withUnmet(byPlace.get(key), since));
  }
  return byPlace;
}

/** Of those who wait for an answer, by `of` (their agent or their Page): whose target ends first. */
export function dueOf<Waiting extends Unmet>(
  config: RoutingConfig,
  unmet: Iterable<Waiting>,
  of: (waiting: Waiting) => string,
): Map<string, DueTold> {
  const targetOf = targetsIn(config);
  const due = new Map<string, DueTold>();
  for (const waiting of unmet) {
    const { queue, since } = waiting;
    const seconds = targetOf(queue);
    if (seconds === null) continue;
    const first = due.get(of(waiting));
    if (first === undefined || since + seconds * 1_000 < first.since + first.seconds * 1_000)
      due.set(of(waiting), { since, seconds });
  }
  return due;
}

/**
 * The desk's queues, in the order of its document, and wherever else somebody waits; everyone's where the desk has no queue.
 * `waits`: by the key of the place. `agents`: the desk's roster. `owned`: whom agents have and who wait for an answer; they count
 * where they waited last. `unoffered`: by the key of the place, who waits longest of those who are offered to nobody.
 */
export function placesOf(
  config: RoutingConfig,
  waits: ReadonlyMap<string, Waits>,
  agents: readonly AgentTold[],
  now: number,
  owned: readonly OwnedUnmet[] = [],
  unoffered: ReadonlyMap<string, Unoffered> = new Map(),
): PlaceTold[] {
  const bySub = new Map(agents.map((agent) => [agent.sub, agent]));
  const ofDocument = config.queues.length === 0 ? [POOL] : config.queues.map(({ id }) => id);
  const unmet = unmetByPlace(config, owned);
  const own = new Map(config.agents?.map(({ sub, capacity }) => [sub, capacity ?? null]));
  return [...new Set([...ofDocument, ...waits.keys(), ...unmet.keys()])].flatMap((key) => {
    const place = placeOf(config, key);
    if (place === null) return [];
    const members = key === POOL ? agents : place.members.flatMap((sub) => bySub.get(sub) ?? []);
    const here = members.filter(({ presence }) => presence === "available");
    const first = unoffered.get(key);
    const stuck = first === undefined ? null : stuckOf(place, first, members, own, now);
    const free = here.filter((agent) => isFree(agent, place, own.get(agent.sub) ?? null));
    return {
      key,
      name: place.isOfOne ? (bySub.get(place.name)?.name ?? place.name) : place.name,
      ...(waits.get(key) ?? NOBODY_WAITS),
      ...{ members: members.length, here: here.length, free: free.length },
      isOpen: isOpenAt(place, now),
      ...serviceOf(config, key),
      ...(unmet.has(key) ? { unmet: unmet.get(key)! } : {}),
      ...(stuck === null ? {} : { stuck }),
    };
  });
}

function serviceOf({ queues, service: common }: RoutingConfig, key: string): Pick<PlaceTold, "service"> {
  const service = queues.find(({ id }) => id === key)?.service ?? common;
  return service === undefined ? {} : { service };
}

/** Each Page with what waits of it; `waiting`: whose customers they are, since when (ms) and where. `owned`: as of placesOf(). */
export function pagesOf(
  config: RoutingConfig,
  pages: readonly { id: string; name: string }[],
  waiting: readonly (Unmet & { page: string })[],
  owned: readonly OwnedUnmet[] = [],
): PageTold[] {
  const due = dueOf(config, [...waiting, ...owned], ({ page }) => page);
  const unmet = new Map<string, UnmetTold>();
  for (const { page, since } of owned) unmet.set(page, withUnmet(unmet.get(page), since));
  const waits = new Map<string, Waits>();
  for (const { page, since } of waiting) waits.set(page, withOneMore(waits.get(page), since, false));
  return pages.map(({ id, name }) => {
    const { waiting: many, since } = waits.get(id) ?? NOBODY_WAITS;
    return {
      ...{ id, name, waiting: many, since },
      ...(unmet.has(id) ? { unmet: unmet.get(id)! } : {}),
      ...(due.has(id) ? { due: due.get(id)! } : {}),
    };
  });
}

/** They may be given one more there, are able to it, and are not just being asked for another. */
function isFree({ load, offers, skills }: AgentTold, place: Place, own: number | null): boolean {
  const levels = new Map(skills.map(({ skill, level }) => [skill, level]));
  const isAble = can({ skills: levels }, place.needs, 0);
  return offers === 0 && isAble && !isFull(load * WHOLE, capacityOf(own, place));
}
