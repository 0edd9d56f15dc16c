import type { Conditions, RoutingConfig, Rule, Target } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { endOf } from "../rules.ts";
import { emptyWords } from "./automation.ts";
import { isGone } from "./ids.ts";
import { saidProblems, takesAllSaid } from "./tags.ts";
import { membersOf, membersProblems, needsProblems } from "./needs.ts";

/** What is wrong with rules. `pages`: those of the desk. */
export function ruleProblems(config: RoutingConfig, pages: readonly string[]): RoutingProblem[] {
  return config.rules.flatMap((rule, at) => problemsOf(config, rule, at, pages));
}

function problemsOf(
  config: RoutingConfig,
  { when, to, needs }: Rule,
  at: number,
  pages: readonly string[],
): RoutingProblem[] {
  const path = `rules.${String(at)}`;
  const by = config.rules.slice(0, at).find((earlier) => takesAllOf(earlier.when, when));
  return [
    ...targetProblems(config, to, `${path}.to`),
    ...(when.hours !== undefined && isGone(config.hours, when.hours.id)
      ? [{ path: `${path}.when.hours`, why: "gone" as const }]
      : []),
    ...(when.pages ?? []).flatMap((page, i) =>
      pages.includes(page) ? [] : [{ path: `${path}.when.pages.${String(i)}`, why: "no_page" as const }],
    ),
    ...saidProblems(config, when, `${path}.when`),
    ...emptyWords(when.keywords ?? [], `${path}.when.keywords`),
    ...needsProblems(config, needs ?? [], membersOfTarget(config, to), `${path}.needs`),
    ...(by === undefined ? [] : [{ path, why: "never_fits" as const, by: by.id }]),
  ];
}

/** Who is asked there; null where that is nobody, or is not known. */
function membersOfTarget(config: RoutingConfig, to: Target): ReturnType<typeof membersOf> | null {
  const end = endOf(config, to);
  if (end?.type === "team" && !isGone(config.teams, end.team)) return membersOf(config, [], [end.team]);
  const queue = end?.type === "queue" ? config.queues.find(({ id }) => id === end.queue) : undefined;
  return queue === undefined ? null : membersOf(config, queue.members, queue.teams);
}

/** Whether whatever fits `later` fits `earlier` as well, as far as can be told from what they name. */
function takesAllOf(earlier: Conditions, later: Conditions): boolean {
  return (
    (["pages", "kinds", "posts", "refs", "payloads", "keywords", "languages", "tags"] as const).every(
      (name) => isWithin(earlier[name], later[name], COVERS[name]),
    ) &&
    (earlier.returning === undefined || earlier.returning === later.returning) &&
    (earlier.hours === undefined ||
      (earlier.hours.id === later.hours?.id && earlier.hours.are === later.hours.are)) &&
    takesAllSaid(earlier.attributes, later.attributes)
  );
}

type Covers = (wide: string, narrow: string) => boolean;

function isWithin(
  wide: readonly string[] | undefined,
  narrow: readonly string[] | undefined,
  covers: Covers,
): boolean {
  return wide === undefined || (narrow?.every((it) => wide.some((one) => covers(one, it))) ?? false);
}

const isSame: Covers = (wide, narrow) => wide === narrow;
const isLike: Covers = (wide, narrow) =>
  wide.endsWith("*") ? narrow.startsWith(wide.slice(0, -1)) : wide === narrow;
const isLanguage: Covers = (wide, narrow) => {
  const [all = "", one = ""] = [wide, narrow].map((it) => it.replaceAll("_", "-").toLowerCase());
  return one === all || one.startsWith(`${all}-`);
};

/** As rules look at them. */
const COVERS = {
  pages: isSame,
  kinds: isSame,
  posts: isSame,
  refs: isLike,
  payloads: isLike,
  keywords: isSame,
  languages: isLanguage,
  tags: isSame,
};

/** What is wrong with where something goes. */
export function targetProblems(config: RoutingConfig, to: Target, path: string): RoutingProblem[] {
  const gone = (name: string): RoutingProblem[] => [{ path: `${path}.${name}`, why: "gone" }];
  switch (to.type) {
    case "pool":
      return [];
    case "queue":
      return isGone(config.queues, to.queue) ? gone("queue") : [];
    case "team":
      return isGone(config.teams, to.team)
        ? gone("team")
        : membersProblems(membersOf(config, [], [to.team]), `${path}.team`);
    case "agent":
      return to.then !== null && isGone(config.queues, to.then) ? gone("then") : [];
    case "bot":
    case "ask":
      return isGone(config.bots, to.bot) ? gone("bot") : [];
    case "rule": {
      if (isGone(config.rules, to.rule)) return gone("rule");
      return endOf(config, to) === null ? [{ path: `${path}.rule`, why: "loop" }] : [];
    }
  }
}
