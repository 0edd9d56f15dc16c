import { kindOf, type ConversationKind } from "../../../protocol/thread/kind.ts";
import type { ConversationStore } from "../log/store.ts";
import { COMMENT } from "./comment.ts";
import type { Kind } from "./kind.ts";
import { MESSENGER } from "./messenger.ts";

const KINDS: Record<ConversationKind, Kind> = { messenger: MESSENGER, comment: COMMENT };

/** What this thread does by its kind. */
export function kindAt(store: ConversationStore): Kind {
  return KINDS[kindOf(store.existingThread().conversation)];
}
