import type { Away, Presence } from "../../protocol/frames.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";
import { capacityOf } from "../routing/load.ts";
import { placeOf } from "../routing/places.ts";
import type { AgentTold } from "../../protocol/team/told.ts";

/** What the desk remembers of an agent, in ms. `presenceAt`: since when they are as they chose; null: nobody wrote it down. */
export type KnownAgent = Person &
  Pick<AgentTold, "presence" | "seenAt"> & { away: Away | null; presenceAt: number | null };

/** How many conversations an agent has, and how many they put aside. */
export type Holding = { load: number; aside: number };

/** All that a roster is made of. */
export type RosterFacts = {
  config: RoutingConfig;
  /** Whom the desk remembers; the `presence` of who is not here is what they chose last. */
  known: readonly KnownAgent[];
  /** By `sub`: whose sockets are open, what they have, what is offered to them, and when they were last given something (ms). */
  here: ReadonlySet<string>;
  held: ReadonlyMap<string, Holding>;
  offers: ReadonlyMap<string, number>;
  givenAt: (sub: string) => number;
  /** Offers in a row that they did not answer. */
  missed: (sub: string) => number;
  /** Whose customers wait for an answer, by `sub`; who has none that does is not named. */
  waits: ReadonlyMap<string, NonNullable<AgentTold["waits"]>>;
  /** By `sub`, whose target ends first of those who wait for an answer. */
  due: ReadonlyMap<string, NonNullable<AgentTold["due"]>>;
};

/** Of customers who wait, since when (ms), how many each agent has. */
export function waitsOf(
  waiting: Iterable<{ owner: string | null; since: number }>,
): Map<string, NonNullable<AgentTold["waits"]>> {
  const waits = new Map<string, NonNullable<AgentTold["waits"]>>();
  for (const { owner, since } of waiting) {
    if (owner === null) continue;
    const { n, since: first } = waits.get(owner) ?? { n: 0, since };
    waits.set(owner, { n: n + 1, since: Math.min(first, since) });
  }
  return waits;
}

/** Every agent of the desk, in the order of their `sub`: whom it remembers, and whom its document names. */
export function rosterOf(facts: RosterFacts): AgentTold[] {
  const { config, known, here, held, offers, givenAt, missed, waits, due } = facts;
  const skills = new Map(config.skills?.map(({ id, name }) => [id, name]));
  const listed = new Map(config.agents?.map((agent) => [agent.sub, agent]));
  const remembered = new Map(known.map((agent) => [agent.sub, agent]));
  const teams = teamsBySub(config);
  const capacities = capacitiesIn(config, teams);
  const subs = new Set([...namedIn(config), ...remembered.keys()]);
  return [...subs].sort(byCode).map((sub) => {
    const agent = remembered.get(sub);
    const { load = 0, aside = 0 } = held.get(sub) ?? {};
    const presence = presenceOf(agent, here);
    const since = presence === "offline" ? agent?.seenAt : agent?.presenceAt;
    return {
      sub,
      name: agent?.name ?? listed.get(sub)?.name ?? sub,
      presence,
      teams: teams.get(sub) ?? [],
      skills: (listed.get(sub)?.skills ?? []).map(({ skill, level }) => ({
        ...{ skill, name: skills.get(skill) ?? skill, level },
      })),
      ...{ load, aside, capacity: listed.get(sub)?.capacity ?? config.capacity },
      ...(presence === "available" ? roomOf(capacities(sub), load) : {}),
      offers: offers.get(sub) ?? 0,
      givenAt: givenAt(sub) || null,
      seenAt: agent?.seenAt ?? null,
      ...(presence === "away" && agent?.away ? { away: agent.away } : {}),
      ...(since === null || since === undefined ? {} : { since }),
      ...(missed(sub) > 0 ? { missed: missed(sub) } : {}),
      ...(waits.has(sub) ? { waits: waits.get(sub)! } : {}),
      ...(due.has(sub) ? { due: due.get(sub)! } : {}),
    };
  });
}

/** What an agent is called whom the document names, as such or as a member of something; null: it does not name them. */
export function namedAs(config: RoutingConfig, sub: string): Person | null {
  for (const named of namedIn(config))
    if (named === sub) return { sub, name: config.agents?.find((agent) => agent.sub === sub)?.name ?? sub };
  return null;
}

/** Whom the desk remembers, and behind them whom its document names beside them, who were never here or not for long. */
export function withNamed<Known extends Person>(
  known: readonly Known[],
  config: RoutingConfig,
  made: (person: Person) => Known,
): Known[] {
  const subs = new Set(known.map(({ sub }) => sub));
  const others = [...new Set(namedIn(config))].filter((sub) => !subs.has(sub));
  const names = new Map(config.agents?.map(({ sub, name }) => [sub, name]));
  return [...known, ...others.map((sub) => made({ sub, name: names.get(sub) ?? sub }))];
}

/** So many of a roster that who is here is among them first, in the order of their `sub`. */
export function hereFirst(roster: readonly AgentTold[], max: number): AgentTold[] {
  if (roster.length <= max) return [...roster];
  const isAway = ({ presence }: AgentTold): number => (presence === "offline" ? 1 : 0);
  return [...roster]
    .sort((a, b) => isAway(a) - isAway(b) || (b.seenAt ?? 0) - (a.seenAt ?? 0))
    .slice(0, max)
    .sort((a, b) => byCode(a.sub, b.sub));
}

function presenceOf(agent: KnownAgent | undefined, here: ReadonlySet<string>): Presence {
  return agent !== undefined && here.has(agent.sub) ? agent.presence : "offline";
}

/** Agents whom the document names as such, or as a member of something. */
function* namedIn({ agents = [], teams, queues }: RoutingConfig): Iterable<string> {
  for (const { sub } of agents) yield sub;
  for (const { members } of [...teams, ...queues]) yield* members;
}

/**
 * By `sub`: how many conversations they may have where they may have most; 0: where they are a member of nothing, and nothing is
 * offered to them. Where the desk has neither queues nor teams everyone takes by themselves.
 */
function capacitiesIn(
  config: RoutingConfig,
  teams: ReadonlyMap<string, readonly string[]>,
): (sub: string) => number {
  const own = new Map(config.agents?.map(({ sub, capacity }) => [sub, capacity]));
  const isForEveryone = config.queues.length === 0 && config.teams.length === 0;
  const places = config.queues.flatMap(({ id }) => placeOf(config, id) ?? []);
  const most = new Map<string, number>();
  for (const { members, capacity } of places)
    for (const sub of members) most.set(sub, Math.max(most.get(sub) ?? 0, capacity));
  return (sub) => {
    const shared =
      isForEveryone || teams.has(sub) ? Math.max(config.capacity, most.get(sub) ?? 0) : most.get(sub);
    return shared === undefined ? 0 : capacityOf(own.get(sub) ?? null, { capacity: shared });
  };
}

function roomOf(capacity: number, load: number): Pick<AgentTold, "room"> {
  return { room: Math.max(0, capacity - load) };
}

function teamsBySub({ teams }: RoutingConfig): Map<string, string[]> {
  const bySub = new Map<string, string[]>();
  for (const { id, members } of teams) {
    for (const sub of members) bySub.set(sub, [...(bySub.get(sub) ?? []), id]);
  }
  return bySub;
}

/** As SQLite compares: by code units of ASCII, and in one order whatever the language. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
