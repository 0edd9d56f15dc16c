import type {
  Conditions,
  Hours,
  RefusedProblem,
  RoutingConfig,
  RoutingProblem,
  Target,
} from "../../protocol/routing/config.ts";
import { endOf } from "./rules.ts";
import { isTimeZone, neverOpens } from "./hours.ts";

const REFUSED: readonly RoutingProblem["why"][] = [
  ...([
    "same_id",
    "gone",
    "loop",
    "ends_before_it_begins",
    "no_time_zone",
    "too_large",
  ] satisfies RefusedProblem[]),
];

/** Whether a document with this problem is not kept. */
export function isRefused({ why }: RoutingProblem): boolean {
  return REFUSED.includes(why);
}

/** What is wrong with the document, in its order. `pages`: those of the desk. */
export function problemsIn(config: RoutingConfig, pages: readonly string[]): RoutingProblem[] {
  return [
    ...sameIds(config),
    ...config.hours.flatMap(hoursProblems),
    ...config.queues.flatMap((_, at) => queueProblems(config, at)),
    ...config.rules.flatMap((_, at) => ruleProblems(config, at, pages)),
    ...targetProblems(config, config.otherwise, "otherwise"),
  ];
}

function sameIds(config: RoutingConfig): RoutingProblem[] {
  return (["teams", "hours", "queues", "rules"] as const).flatMap((list) =>
    config[list].flatMap(({ id }, at) =>
      config[list].findIndex((it) => it.id === id) < at
        ? [{ path: `${list}.${String(at)}.id`, why: "same_id" as const }]
        : [],
    ),
  );
}

function hoursProblems(hours: Hours, at: number): RoutingProblem[] {
  const path = `hours.${String(at)}`;
  const spans = [
    ...hours.week.map((span, i) => ({ ...span, path: `${path}.week.${String(i)}` })),
    ...hours.holidays.flatMap(({ open }, i) =>
      open.map((span, j) => ({ ...span, path: `${path}.holidays.${String(i)}.open.${String(j)}` })),
    ),
  ];
  return [
    ...(isTimeZone(hours.timeZone) ? [] : [{ path: `${path}.timeZone`, why: "no_time_zone" as const }]),
    ...spans.flatMap(({ from, to, path: place }) =>
      from < to ? [] : [{ path: place, why: "ends_before_it_begins" as const }],
    ),
    ...(neverOpens(hours) ? [{ path, why: "never_opens" as const }] : []),
  ];
}

function queueProblems(config: RoutingConfig, at: number): RoutingProblem[] {
  const queue = config.queues[at];
  if (queue === undefined) return [];
  const path = `queues.${String(at)}`;
  const problems: RoutingProblem[] = queue.teams.flatMap((team, i) =>
    config.teams.some(({ id }) => id === team) ? [] : [{ path: `${path}.teams.${String(i)}`, why: "gone" }],
  );
  const areSome = queue.members.length > 0 || teamMembers(config, queue.teams).length > 0;
  if (!areSome) problems.push({ path: `${path}.members`, why: "no_members" });
  if (queue.hours !== undefined && !config.hours.some(({ id }) => id === queue.hours))
    problems.push({ path: `${path}.hours`, why: "gone" });
  const to = queue.overflow?.to ?? null;
  if (to !== null && !config.queues.some(({ id }) => id === to))
    problems.push({ path: `${path}.overflow.to`, why: "gone" });
  else if (isLoop(config, queue.id)) problems.push({ path: `${path}.overflow.to`, why: "loop" });
  return problems;
}

/** Whether what overflows from a queue comes back to it. */
function isLoop(config: RoutingConfig, queue: string): boolean {
  const seen = new Set<string>();
  let at: string | null = queue;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const id: string = at;
    at = config.queues.find((it) => it.id === id)?.overflow?.to ?? null;
  }
  return at === queue;
}

function ruleProblems(config: RoutingConfig, at: number, pages: readonly string[]): RoutingProblem[] {
  const rule = config.rules[at];
  if (rule === undefined) return [];
  const path = `rules.${String(at)}`;
  const { when } = rule;
  const problems = targetProblems(config, rule.to, `${path}.to`);
  if (when.hours !== undefined && !config.hours.some(({ id }) => id === when.hours?.id))
    problems.push({ path: `${path}.when.hours`, why: "gone" });
  for (const [i, page] of (when.pages ?? []).entries())
    if (!pages.includes(page)) problems.push({ path: `${path}.when.pages.${String(i)}`, why: "no_page" });
  const by = config.rules.slice(0, at).find((earlier) => takesAllOf(earlier.when, when));
  if (by !== undefined) problems.push({ path, why: "never_fits", by: by.id });
  return problems;
}

/** Whether whatever fits `later` fits `earlier` as well, as far as can be told from what they name. */
function takesAllOf(earlier: Conditions, later: Conditions): boolean {
  const isWithin = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
    a === undefined || (b?.every((it) => a.includes(it)) ?? false);
  return (
    (["pages", "refs", "payloads", "keywords", "languages"] as const).every((it) =>
      isWithin(earlier[it], later[it]),
    ) &&
    (earlier.returning === undefined || earlier.returning === later.returning) &&
    (earlier.hours === undefined ||
      (earlier.hours.id === later.hours?.id && earlier.hours.are === later.hours.are))
  );
}

function targetProblems(config: RoutingConfig, to: Target, path: string): RoutingProblem[] {
  switch (to.type) {
    case "pool":
      return [];
    case "queue":
      return config.queues.some(({ id }) => id === to.queue) ? [] : [{ path: `${path}.queue`, why: "gone" }];
    case "team": {
      if (!config.teams.some(({ id }) => id === to.team)) return [{ path: `${path}.team`, why: "gone" }];
      return teamMembers(config, [to.team]).length > 0 ? [] : [{ path: `${path}.team`, why: "no_members" }];
    }
    case "agent":
      return to.then === null || config.queues.some(({ id }) => id === to.then)
        ? []
        : [{ path: `${path}.then`, why: "gone" }];
    case "bot":
    case "ask":
      return (config.bots ?? []).some(({ id }) => id === to.bot)
        ? []
        : [{ path: `${path}.bot`, why: "gone" }];
    case "rule": {
      if (!config.rules.some(({ id }) => id === to.rule)) return [{ path: `${path}.rule`, why: "gone" }];
      return endOf(config, to) === null ? [{ path: `${path}.rule`, why: "loop" }] : [];
    }
  }
}

/** Who is in these teams, each once. */
export function teamMembers(config: RoutingConfig, teams: readonly string[]): string[] {
  return [...new Set(config.teams.filter(({ id }) => teams.includes(id)).flatMap(({ members }) => members))];
}
