import type { Summary } from "../../protocol/thread/conversation.ts";
import { marksIn } from "./excerpt.ts";
import type { Term } from "./query.ts";
import { indexable } from "./tokens.ts";

/** Whether all that is looked for stands in what agents say of a conversation: its tags, and what is known by attributes. */
export function isTaggedWith(
  { tags = [], attributes = [] }: Pick<Summary, "tags" | "attributes">,
  terms: readonly Term[],
): boolean {
  if (terms.length === 0 || tags.length + attributes.length === 0) return false;
  const values = attributes.map(
    ({ value, choice }) => choice ?? (typeof value === "boolean" ? "" : String(value)),
  );
  const text = indexable([...tags.map(({ name }) => name), ...values].join("\n"));
  return terms.every((term) => marksIn(text, [term]).length > 0);
}
