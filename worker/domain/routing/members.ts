import type { RoutingConfig } from "../../protocol/routing/config.ts";

/** Who is in these teams, each once. */
export function teamMembers(config: RoutingConfig, teams: readonly string[]): string[] {
  return [...new Set(config.teams.filter(({ id }) => teams.includes(id)).flatMap(({ members }) => members))];
}
