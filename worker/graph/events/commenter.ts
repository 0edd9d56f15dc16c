import { personName } from "../../domain/names.ts";
import type { Commenter } from "../../protocol/comments/comment.ts";
import { idAt, objectAt, stringAt } from "../json.ts";

/** `from`, in webhooks and answers alike; null where Meta does not say who. */
export function commenterAt(value: unknown): Commenter | null {
  const from = objectAt(value, "from");
  const id = idAt(from, "id");
  return id === null ? null : { id, name: personName(stringAt(from, "name") ?? "") };
}
