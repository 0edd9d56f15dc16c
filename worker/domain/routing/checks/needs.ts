import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { Need } from "../../../protocol/routing/people.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { teamMembers } from "../members.ts";
import { isGone, twice } from "./ids.ts";

/** Who may be asked. `byToken`: also whoever's token names a team of it, which the document does not know. */
type Members = { members: readonly string[]; byToken: boolean };

/** Who is in these teams, and these agents. */
export function membersOf(
  config: RoutingConfig,
  members: readonly string[],
  teams: readonly string[],
): Members {
  return { members: [...members, ...teamMembers(config, teams)], byToken: teams.length > 0 };
}

/** Nobody is in it, as far as the document knows. */
export function membersProblems({ members, byToken }: Members, path: string): RoutingProblem[] {
  if (members.length > 0) return [];
  return [{ path, why: byToken ? "only_by_token" : "no_members" }];
}

/** What is wrong with what agents must be able to. Null: it is not known who they are. */
export function needsProblems(
  config: RoutingConfig,
  needs: readonly Need[],
  place: Members | null,
  path: string,
): RoutingProblem[] {
  return [
    ...twice(needs, path, ({ skill }) => skill, ".skill"),
    ...needs.flatMap((need, at): RoutingProblem[] => {
      if (isGone(config.skills, need.skill)) return [{ path: `${path}.${String(at)}.skill`, why: "gone" }];
      return place === null || isMet(config, need, place)
        ? []
        : [{ path: `${path}.${String(at)}`, why: "unmet" }];
    }),
  ];
}

/** Whether anybody of them is able to it; of whom a token puts there, everybody whom the document knows may be. */
function isMet(
  { agents = [] }: RoutingConfig,
  { skill, level }: Need,
  { members, byToken }: Members,
): boolean {
  return agents.some(
    ({ sub, skills = [] }) =>
      (byToken || members.includes(sub)) && skills.some((it) => it.skill === skill && it.level >= level),
  );
}
