import type { Service } from "../../worker/protocol/routing/config.ts";
import type { PageTold, TodayTold } from "../../worker/protocol/team/live.ts";
import type { AgentTold, PlaceTold, RaisedTold, TeamNews } from "../../worker/protocol/team/told.ts";

/** A team as the Worker told of it. `more`: there are agents of whom it does not tell. */
export type LiveShown = {
  agents: ReadonlyMap<string, AgentTold>;
  places: readonly PlaceTold[];
  teams: readonly { id: string; name: string }[];
  pages: readonly PageTold[];
  /** Left out by an older Worker, and where somebody else tells of them. */
  hands?: readonly RaisedTold[];
  today: TodayTold | null;
  service: Service | null;
  more: boolean;
};

const NOTHING: LiveShown = {
  ...{ agents: new Map(), places: [], teams: [], pages: [], today: null, service: null, more: false },
};

/** With the news that came. Null: they say what changed of a team that was never told as a whole. */
export function told(held: LiveShown | null, news: TeamNews): LiveShown | null {
  if (held === null && news.whole !== true) return null;
  const before = news.whole === true || held === null ? NOTHING : held;
  const agents = new Map(before.agents);
  for (const agent of news.agents) agents.set(agent.sub, agent);
  for (const sub of news.gone) agents.delete(sub);
  // Null is a value that was told; what is left out stays as it was.
  const { places = before.places, teams = before.teams, pages = before.pages, more = before.more } = news;
  const { today = before.today, service = before.service } = news;
  const { hands = before.hands } = news;
  return { agents, places, teams, pages, ...(hands && { hands }), today, service, more };
}
