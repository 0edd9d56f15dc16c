import type { ToldHit } from "../../protocol/search/search.ts";
import type { Summary } from "../../protocol/thread/conversation.ts";
import type { AttributeTold } from "../../protocol/tags/tags.ts";
import { marksIn } from "./excerpt.ts";
import type { Term } from "./query.ts";
import { indexable } from "./tokens.ts";

/**
 * In which tags and attributes of a conversation that stands what is looked for, in their order; null where not all of it stands in
 * them: then something else would have to have the rest.
 */
export function toldHits(
  { tags = [], attributes = [] }: Pick<Summary, "tags" | "attributes">,
  terms: readonly Term[],
): ToldHit[] | null {
  if (terms.length === 0) return null;
  const told = [
    ...tags.map(({ id, name }) => ({ of: "tag" as const, id, text: indexable(name) })),
    ...attributes.map((it) => ({ of: "attribute" as const, id: it.id, text: indexable(wordsOf(it)) })),
  ];
  const isTold = terms.every((term) => told.some(({ text }) => marksIn(text, [term]).length > 0));
  if (!isTold) return null;
  return told
    .map((one) => ({ ...one, marks: marksIn(one.text, terms) }))
    .filter(({ marks }) => marks.length > 0);
}

/** Yes and no have no words of their own. */
function wordsOf({ value, choice }: AttributeTold): string {
  return choice ?? (typeof value === "boolean" ? "" : String(value));
}
