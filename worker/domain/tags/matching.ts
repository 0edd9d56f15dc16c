import { own } from "../../protocol/own.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { AttributeValue, PriorityOf } from "../../protocol/routing/tags.ts";
import { fitsAttribute } from "../../protocol/tags/fits.ts";

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
    (attributes?.every((it) => fitsAttribute(it, own(facts.attributes, it.attribute))) ?? true)
  );
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
