import type { Service } from "../../protocol/routing/config.ts";
import type { PageTold, TodayTold } from "../../protocol/team/live.ts";
import type { AgentTold, PlaceTold, RaisedTold, TeamNews } from "../../protocol/team/told.ts";

/** All that is told of a team. */
export type TeamShown = {
  agents: AgentTold[];
  places: PlaceTold[];
  more: boolean;
  teams: { id: string; name: string }[];
  pages: PageTold[];
  hands: RaisedTold[];
  today: TodayTold | null;
  service: Service | null;
};

/** What is told as a whole, or not at all. */
const WHOLES = ["places", "teams", "pages", "hands", "today", "service"] as const;

/** What whoever was told `before` must be told to know `after`; null: nothing. `before` null: they know nothing. */
export function teamNews(before: TeamShown | null, after: TeamShown): TeamNews | null {
  const { agents, more } = after;
  if (before === null) {
    const { more: _, ...all } = after;
    return { whole: true, gone: [], ...all, ...(more ? { more } : {}) };
  }
  const known = new Map(before.agents.map((agent) => [agent.sub, textOf(agent)]));
  const there = new Set(agents.map(({ sub }) => sub));
  const changed = agents.filter((agent) => known.get(agent.sub) !== textOf(agent));
  const gone = [...known.keys()].filter((sub) => !there.has(sub));
  const moved = WHOLES.filter((it) => before[it] !== after[it]).filter(
    (it) => JSON.stringify(before[it]) !== JSON.stringify(after[it]),
  );
  if (changed.length === 0 && gone.length === 0 && moved.length === 0 && before.more === more) return null;
  return {
    ...{ agents: changed, gone },
    ...Object.fromEntries(moved.map((it) => [it, after[it]])),
    ...(before.more === more ? {} : { more }),
  };
}

/** Of a team that is looked at each agent is compared twice, as what is now and as what was. */
const texts = new WeakMap<AgentTold, string>();

function textOf(agent: AgentTold): string {
  const known = texts.get(agent) ?? JSON.stringify(agent);
  texts.set(agent, known);
  return known;
}
