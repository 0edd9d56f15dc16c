import { KIND_RULES, type KindRules } from "../../../domain/kinds.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import type { ConversationStore } from "../log/store.ts";

/** The rules of this thread's kind. */
export function rulesAt(store: ConversationStore): KindRules {
  return KIND_RULES[kindOf(store.existingThread().conversation)];
}
