import type { AgentTold, PlaceTold, TeamNews } from "../../protocol/team/told.ts";

/** All that is told of a team. */
export type TeamShown = { agents: AgentTold[]; places: PlaceTold[]; more: boolean };

/** What whoever was told `before` must be told to know `after`; null: nothing. `before` null: they know nothing. */
export function teamNews(before: TeamShown | null, after: TeamShown): TeamNews | null {
  const { agents, places, more } = after;
  if (before === null) return { whole: true, agents, gone: [], places, ...(more ? { more } : {}) };
  const known = new Map(before.agents.map((agent) => [agent.sub, JSON.stringify(agent)]));
  const there = new Set(agents.map(({ sub }) => sub));
  const changed = agents.filter((agent) => known.get(agent.sub) !== JSON.stringify(agent));
  const gone = [...known.keys()].filter((sub) => !there.has(sub));
  const haveMoved = JSON.stringify(before.places) !== JSON.stringify(places);
  if (changed.length === 0 && gone.length === 0 && !haveMoved && before.more === more) return null;
  return {
    ...{ agents: changed, gone },
    ...(haveMoved ? { places } : {}),
    ...(before.more === more ? {} : { more }),
  };
}
