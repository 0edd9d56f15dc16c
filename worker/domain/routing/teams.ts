import type { RoutingConfig } from "../../protocol/routing/config.ts";

/**
 * The document with everyone in its teams who is in one by their token: what is asked of who is where goes by it. `teamsOf`: ids
 * of teams by `sub`; those that are none of the desk's count for nothing.
 */
export function withTokenTeams(
  config: RoutingConfig,
  teamsOf: ReadonlyMap<string, readonly string[]>,
): RoutingConfig {
  if (config.teams.length === 0 || teamsOf.size === 0) return config;
  const joined = new Map<string, string[]>();
  for (const [sub, teams] of teamsOf)
    for (const team of teams) joined.set(team, [...(joined.get(team) ?? []), sub]);
  const teams = config.teams.map((team) => {
    const more = joined.get(team.id);
    return more === undefined ? team : { ...team, members: [...new Set([...team.members, ...more])] };
  });
  return { ...config, teams };
}
