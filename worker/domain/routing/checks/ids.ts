import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import { looksOf } from "../../names.ts";
import { RESERVED_IDS } from "../../../protocol/routing/fields.ts";
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

/** Names that cannot be told apart where agents choose among them, each list by itself. People may be called the same. */
export function sameNames(config: RoutingConfig): RoutingProblem[] {
  const { teams, skills, queues, bots, tags, attributes, awayReasons } = config;
  const lists = {
    ...{ teams, skills, queues, bots, tags, attributes, awayReasons },
    "decline.reasons": config.decline?.reasons,
    "wrapUp.codes": config.wrapUp?.codes,
    ...Object.fromEntries(
      (attributes ?? []).map(({ choices }, at) => [`attributes.${String(at)}.choices`, choices]),
    ),
  };
  return Object.entries(lists).flatMap(([path, list]) => lookingTheSame(list ?? [], path));
}

/** What has the id of the one before it is told of by that. */
function lookingTheSame(list: readonly { id: string; name: string }[], path: string): RoutingProblem[] {
  const seen = new Map<string, string>();
  return list.flatMap(({ id, name }, at) => {
    const looks = looksOf(name);
    const before = seen.get(looks) ?? id;
    seen.set(looks, before);
    return before === id ? [] : [{ path: `${path}.${String(at)}.name`, why: "same_name" as const }];
  });
}

/** Ids of attributes by which nothing could be kept: values come by them, in an object. */
export function reservedIds({ attributes = [] }: RoutingConfig): RoutingProblem[] {
  return attributes.flatMap(({ id }, at) =>
    RESERVED_IDS.includes(id) ? [{ path: `attributes.${String(at)}.id`, why: "reserved" as const }] : [],
  );
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
