import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { AttributeCondition, AttributeValue, PriorityOf } from "../../protocol/routing/tags.ts";

/** What rules read of what is said of a conversation: the ids of its tags, and what is known by the ids of attributes. */
export type TagFacts = {
  tags: readonly string[];
  attributes: Readonly<Record<string, AttributeValue>>;
};

export const NO_TAG_FACTS: TagFacts = { tags: [], attributes: {} };

/** One of the tags is enough, of attributes all must hold. */
export function fitsTags(
  { tags, attributes }: Pick<PriorityOf, "tags" | "attributes">,
  facts: TagFacts,
): boolean {
  return (
    (tags?.some((it) => facts.tags.includes(it)) ?? true) &&
    (attributes?.every((it) => fitsAttribute(it, facts)) ?? true)
  );
}

function fitsAttribute({ attribute, is, from, to }: AttributeCondition, facts: TagFacts): boolean {
  // An id may be the name of something that every object inherits ("constructor").
  if (!Object.hasOwn(facts.attributes, attribute)) return false;
  const value = facts.attributes[attribute];
  if (value === undefined) return false;
  return (
    (is?.some((it) => isSame(it, value)) ?? true) &&
    (from === undefined || (typeof from === typeof value && value >= from)) &&
    (to === undefined || (typeof to === typeof value && value <= to))
  );
}

function isSame(a: AttributeValue, b: AttributeValue): boolean {
  return typeof a === "string" && typeof b === "string" ? folded(a) === folded(b) : a === b;
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The highest of the priority of the rule that brought it, and of what is said of it; left out where there is none. */
export function priorityOf(
  { priorities = [] }: Pick<RoutingConfig, "priorities">,
  ofRule: number | undefined,
  facts: TagFacts,
): number | undefined {
  const fitting = priorities.filter((it) => fitsTags(it, facts)).map(({ priority }) => priority);
  const highest = Math.max(ofRule ?? 0, ...fitting);
  return highest === 0 ? undefined : highest;
}
