import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { goneIn, twice } from "./ids.ts";

/** What is wrong with what the desk says of agents. */
export function agentProblems({ agents = [], skills }: RoutingConfig): RoutingProblem[] {
  return agents.flatMap((agent, at) => {
    const path = `agents.${String(at)}.skills`;
    const has = agent.skills ?? [];
    return [
      ...twice(has, path, ({ skill }) => skill, ".skill"),
      ...goneIn(
        skills,
        has.map(({ skill }) => skill),
        (i) => `${path}.${String(i)}.skill`,
      ),
    ];
  });
}

/** A reason that is required, and none to choose. */
export function reasonProblems({ decline, wrapUp }: RoutingConfig): RoutingProblem[] {
  const noDecline = decline?.isRequired === true && decline.reasons.length === 0;
  const noCode = wrapUp?.isRequired === true && wrapUp.codes.length === 0;
  return [
    ...(noDecline ? [{ path: "decline.isRequired", why: "no_choice" as const }] : []),
    ...(noCode ? [{ path: "wrapUp.isRequired", why: "no_choice" as const }] : []),
  ];
}

/** What is wrong with who sees what. `pages`: those of the desk. */
export function sightProblems(config: RoutingConfig, pages: readonly string[]): RoutingProblem[] {
  const { departments = [], whoSees } = config;
  const theirs = departments.flatMap((it, at) => it.pages.map((page, i) => ({ page, at, i })));
  const open = whoSees === "teams" ? pages.filter((it) => !theirs.some(({ page }) => page === it)) : [];
  return [
    ...departments.flatMap((it, at) =>
      goneIn(config.teams, it.teams, (i) => `departments.${String(at)}.teams.${String(i)}`),
    ),
    ...theirs.flatMap(({ page, at, i }, n): RoutingProblem[] => {
      const path = `departments.${String(at)}.pages.${String(i)}`;
      if (theirs.findIndex((it) => it.page === page) < n) return [{ path, why: "same_id" }];
      return pages.includes(page) ? [] : [{ path, why: "no_page" }];
    }),
    ...(departments.length > 0 && whoSees !== "teams"
      ? [{ path: "departments", why: "no_effect" as const }]
      : []),
    ...open.map((by) => ({ path: "whoSees", why: "open_to_all" as const, by })),
  ];
}
