import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";

/** What is there before at another place of the list, by what of it says which it is. */
export function twice<T>(
  list: readonly T[],
  path: string,
  of: (item: T) => string,
  field = "",
): RoutingProblem[] {
  return list.flatMap((item, at) =>
    list.findIndex((it) => of(it) === of(item)) < at
      ? [{ path: `${path}.${String(at)}${field}`, why: "same_id" as const }]
      : [],
  );
}

/** Ids that are there twice, each list by itself. */
export function sameIds(config: RoutingConfig): RoutingProblem[] {
  const { teams, skills, hours, queues, rules, bots, replies, tags, attributes, priorities } = config;
  const lists = { teams, skills, hours, queues, rules, bots, replies, tags, attributes, priorities };
  const reasons = {
    awayReasons: config.awayReasons,
    "decline.reasons": config.decline?.reasons,
    "wrapUp.codes": config.wrapUp?.codes,
  };
  return [
    ...Object.entries({ ...lists, ...reasons }).flatMap(([path, list]) =>
      twice<{ id: string }>(list ?? [], path, ({ id }) => id, ".id"),
    ),
    ...(attributes ?? []).flatMap(({ choices = [] }, at) =>
      twice(choices, `attributes.${String(at)}.choices`, ({ id }) => id, ".id"),
    ),
    ...twice(config.agents ?? [], "agents", ({ sub }) => sub, ".sub"),
  ];
}

/** Whether that id is not in the list. */
export function isGone(list: readonly { id: string }[] | undefined, id: string): boolean {
  return list?.some((it) => it.id === id) !== true;
}

/** Of each that names what is not in the list. */
export function goneIn(
  list: readonly { id: string }[] | undefined,
  ids: readonly string[],
  path: (at: number) => string,
): RoutingProblem[] {
  return ids.flatMap((id, at) => (isGone(list, id) ? [{ path: path(at), why: "gone" as const }] : []));
}
