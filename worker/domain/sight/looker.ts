import type { TeamReach } from "../../protocol/list/filter.ts";
import type { Role } from "../../protocol/rights.ts";
import { may } from "../../protocol/rights.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { ReviewScope } from "../review-link.ts";

/**
 * Who looks at the desk's conversations. `all`: whoever is in charge, and everyone where the desk does not say otherwise. `link`: whoever
 * came by a reviewer link. `teams`: an agent of a desk where they see those of their teams.
 */
export type Looker =
  { sees: "all" } | { sees: "link"; scope: ReviewScope } | ({ sees: "teams"; sub: string } & Belongs);

/**
 * `colleagues`: who is in one of their teams, by `sub`. `places`: keys of the queues and teams that they are members of. `pages`: those of their
 * departments; `taken`: those of any.
 */
export type Belongs = {
  colleagues: ReadonlySet<string>;
  places: ReadonlySet<string>;
  pages: ReadonlySet<string>;
  taken: ReadonlySet<string>;
};

export const SEES_ALL: Looker = { sees: "all" };

/** Whether agents of such a desk see less than all of it. */
export function isLimiting({ whoSees }: Pick<RoutingConfig, "whoSees">): boolean {
  return whoSees === "teams";
}

/** `config`: with everyone in its teams who is in one by their token. */
export function lookerOf(
  { sub, role, review }: { sub: string; role: Role; review?: ReviewScope | undefined },
  config: RoutingConfig,
): Looker {
  if (review !== undefined) return { sees: "link", scope: review };
  if (!isLimiting(config) || may(role, "act_for_colleagues")) return SEES_ALL;
  return { sees: "teams", sub, ...belongsOf(sub, config) };
}

/** What an agent belongs to. */
export function belongsOf(sub: string, config: RoutingConfig): Belongs {
  const teams = config.teams.filter(({ members }) => members.includes(sub));
  const own = new Set(teams.map(({ id }) => id));
  const queues = config.queues.filter((it) => it.members.includes(sub) || it.teams.some((id) => own.has(id)));
  const departments = config.departments ?? [];
  return {
    colleagues: new Set(teams.flatMap(({ members }) => members)),
    places: new Set([...queues.map(({ id }) => id), ...teams.map(({ id }) => `team:${id}`)]),
    pages: new Set(departments.filter((it) => it.teams.some((id) => own.has(id))).flatMap((it) => it.pages)),
    taken: new Set(departments.flatMap(({ pages }) => pages)),
  };
}

/** What a team reaches; null: there is none of that id. */
export function reachOf(
  id: string,
  { teams, queues }: Pick<RoutingConfig, "teams" | "queues">,
): TeamReach | null {
  const team = teams.find((it) => it.id === id);
  if (team === undefined) return null;
  const own = queues.filter((it) => it.teams.includes(id)).map((it) => it.id);
  return { members: team.members, places: [...own, `team:${id}`] };
}

/** By what two lookers are told apart: of the same, the one sees what the other does. */
export function markOf(looker: Looker): string {
  if (looker.sees !== "teams") return looker.sees;
  const { sub, colleagues, places, pages, taken } = looker;
  return JSON.stringify([sub, ...[colleagues, places, pages, taken].map((it) => [...it].sort())]);
}
