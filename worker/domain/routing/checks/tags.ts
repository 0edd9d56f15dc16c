import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import type { AttributeCondition, AttributeValue, PriorityOf } from "../../../protocol/routing/tags.ts";
import { isOfType } from "../../tags/tagging.ts";
import { goneIn } from "./ids.ts";

/** A choice without anything to choose. */
export function attributeProblems({ attributes = [] }: RoutingConfig): RoutingProblem[] {
  return attributes.flatMap(({ type, choices = [] }, at): RoutingProblem[] => {
    const path = `attributes.${String(at)}.choices`;
    if (type === "choice" && choices.length === 0) return [{ path, why: "no_choice" }];
    return type !== "choice" && choices.length > 0 ? [{ path, why: "no_effect" }] : [];
  });
}

/** What is wrong with who comes first; of nobody in particular it means nothing. */
export function priorityProblems(config: RoutingConfig): RoutingProblem[] {
  return (config.priorities ?? []).flatMap((one, at): RoutingProblem[] => {
    const path = `priorities.${String(at)}`;
    const isOfAll = one.tags === undefined && one.attributes === undefined;
    return [...saidProblems(config, one, path), ...(isOfAll ? [{ path, why: "no_effect" as const }] : [])];
  });
}

/** What is wrong with what is asked of tags and attributes. */
export function saidProblems(
  config: RoutingConfig,
  { tags = [], attributes = [] }: Pick<PriorityOf, "tags" | "attributes">,
  path: string,
): RoutingProblem[] {
  return [
    ...goneIn(config.tags, tags, (at) => `${path}.tags.${String(at)}`),
    ...attributes.flatMap((it, at) => conditionProblems(config, it, `${path}.attributes.${String(at)}`)),
  ];
}

function conditionProblems(
  config: RoutingConfig,
  { attribute: id, is = [], from, to }: AttributeCondition,
  path: string,
): RoutingProblem[] {
  const attribute = config.attributes?.find((it) => it.id === id);
  if (attribute === undefined) return [{ path: `${path}.attribute`, why: "gone" }];
  const values = is.flatMap((value, at): RoutingProblem[] => {
    if (isOfType(attribute, value)) return [];
    const isGone = attribute.type === "choice" && typeof value === "string";
    return [{ path: `${path}.is.${String(at)}`, why: isGone ? "gone" : "wrong_type" }];
  });
  const hasOrder = attribute.type === "number" || attribute.type === "date";
  const bounds = Object.entries({ from, to }).flatMap(([name, bound]): RoutingProblem[] =>
    bound === undefined || (hasOrder && isOfType(attribute, bound))
      ? []
      : [{ path: `${path}.${name}`, why: "wrong_type" }],
  );
  const wrong = [...values, ...bounds];
  const isNever = wrong.length === 0 && !hasSome(is, from, to);
  return isNever ? [{ path: `${path}.${to === undefined ? "from" : "to"}`, why: "no_value" }] : wrong;
}

/** Whether any value passes: of those that are named one between the bounds, where there is none any between them. */
function hasSome(
  is: readonly AttributeValue[],
  from: number | string | undefined,
  to: number | string | undefined,
): boolean {
  if (is.length > 0)
    return is.some((it) => (from === undefined || it >= from) && (to === undefined || it <= to));
  return from === undefined || to === undefined || from <= to;
}

/** Whether whatever is so by `later` is so by `earlier` as well, as far as can be told from what they name. */
export function takesAllSaid(
  earlier: readonly AttributeCondition[] | undefined,
  later: readonly AttributeCondition[] | undefined,
): boolean {
  return (
    earlier === undefined || earlier.every((wide) => later?.some((narrow) => isWithin(wide, narrow)) ?? false)
  );
}

function isWithin(wide: AttributeCondition, narrow: AttributeCondition): boolean {
  if (wide.attribute !== narrow.attribute) return false;
  const isAny = wide.is === undefined && wide.from === undefined && wide.to === undefined;
  return isAny || JSON.stringify(wide) === JSON.stringify(narrow);
}
