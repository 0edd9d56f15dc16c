import { nextOpening } from "../../../domain/routing/hours.ts";
import { can, freeAt, type FreeAgent } from "../../../domain/routing/choose.ts";
import { isOpenAt, keyOf, placeOf, type Place } from "../../../domain/routing/places.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { Presence } from "../../../protocol/frames.ts";
import { TARGET_AGENTS_MAX } from "../../../protocol/limits.ts";
import type { Target } from "../../../protocol/routing/config.ts";
import type { TargetAgent, TargetPlace, TransferTargets } from "../../../protocol/thread/handover.ts";
import { isShownTo, type Sights } from "../sight/sights.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Routing } from "./routing.ts";

type Tools = { store: DeskStore; sockets: Sockets; routing: Routing; sights: Sights };

/** Who is there comes first. */
export const PRESENCE_ORDER: Record<Presence, number> = { available: 0, away: 1, offline: 2 };

/**
 * To whom something may be given, but for whoever asks; `words`: agents whose names hold them. All of it is in memory, but
 * for who the agents are. Of what waits at a place that is counted which whoever asks sees.
 */
export function targetsFor(
  { store, sockets, routing, sights }: Tools,
  actor: Actor,
  words: string,
  now: number,
): TransferTargets {
  const asker = actor.sub;
  const { config } = store.routed();
  const here = sockets.subs();
  const isHere = new Set(here);
  const loads = store.ownership.loads();
  const own = new Map((config.agents ?? []).map(({ sub, capacity }) => [sub, capacity]));
  const agents = store.people
    .listed(now, here)
    .filter(({ sub, name }) => sub !== asker && holds(name, words))
    .map(({ sub, name, presence }): TargetAgent => ({
      ...{ sub, name, presence: isHere.has(sub) ? presence : "offline" },
      ...{ load: loads.get(sub) ?? 0, capacity: own.get(sub) ?? config.capacity },
    }))
    .sort((a, b) => PRESENCE_ORDER[a.presence] - PRESENCE_ORDER[b.presence]);

  const looker = sights.of(actor);
  const isSeen = (name: string): boolean => {
    const row = looker.sees === "all" ? null : store.list.find(name);
    return row === null ? looker.sees === "all" : isShownTo(looker, row);
  };
  const [free, waits] = [routing.agents(now), waitsIn(routing, isSeen)];
  const mayGetIt = (agent: FreeAgent, { needs }: Place): boolean =>
    agent.sub !== asker && can(agent, needs, 0);
  const told = (target: Target, { id, name }: { id: string; name: string }): TargetPlace => {
    const key = keyOf(target);
    const place = placeOf(config, key);
    const { waiting = 0, since = null } = waits.get(key) ?? {};
    const isOpen = place !== null && isOpenAt(place, now);
    return {
      ...{ id, name, members: place?.members.length ?? 0 },
      here: place?.members.filter((sub) => free.has(sub)).length ?? 0,
      free: place === null ? 0 : freeAt(place, free).filter((agent) => mayGetIt(agent, place)).length,
      ...{ waiting, since, isOpen },
      opensAt: place?.hours == null || isOpen ? null : nextOpening(place.hours, now),
    };
  };
  return {
    agents: agents.slice(0, TARGET_AGENTS_MAX),
    more: agents.length > TARGET_AGENTS_MAX,
    teams: config.teams.map((team) => told({ type: "team", team: team.id }, team)),
    queues: config.queues.map((queue) => told({ type: "queue", queue: queue.id }, queue)),
  };
}

/** How many that are seen wait at each place, and since when the first does. */
function waitsIn(
  routing: Routing,
  isSeen: (name: string) => boolean,
): Map<string, { waiting: number; since: number }> {
  const waits = new Map<string, { waiting: number; since: number }>();
  for (const [name, { wait }] of routing.waiting()) {
    if (wait.rests !== undefined || !isSeen(name)) continue;
    const { waiting, since } = waits.get(wait.queue) ?? { waiting: 0, since: Infinity };
    waits.set(wait.queue, { waiting: waiting + 1, since: Math.min(since, wait.since) });
  }
  return waits;
}

/** Whether a name holds these words, however two people write them. */
export function holds(name: string, words: string): boolean {
  return plain(name).includes(plain(words));
}

/** Without what two people write differently: case, width, accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
