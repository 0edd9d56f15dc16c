import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Fold } from "./fold.ts";

/** Whether a row is found by its name, its last words, its tags or its ids. An empty filter finds everything. */
export function isFound(
  { customer, preview, conversation, tags = [] }: Summary,
  filter: string,
  fold: Fold,
): boolean {
  const wanted = fold(filter.trim());
  const text = fold(
    [customer.label, preview?.text ?? "", conversation, ...tags.map(({ name }) => name)].join(" "),
  );
  return wanted.some((words, at) => text[at]!.includes(words));
}
