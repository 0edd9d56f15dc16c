import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Fold } from "./fold.ts";

/** Whether a row is found by its name, its last words or its ids. An empty filter finds everything. */
export function isFound({ customer, preview, conversation }: Summary, filter: string, fold: Fold): boolean {
  const wanted = fold(filter.trim());
  const text = fold([customer.label, preview?.text ?? "", conversation].join(" "));
  return wanted.some((words, at) => text[at]!.includes(words));
}
