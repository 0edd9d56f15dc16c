import type { ConversationId } from "../ids.ts";
import type { ConversationKind } from "../thread/kind.ts";
import type { Hold } from "../thread/conversation.ts";

/** By what somebody was found: the address of their conversation, or their PSID in it; their name; what they came by; a record of another system. */
export const FOUND_BY = ["address", "name", "reference", "record"] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/**
 * Whom a conversation is with, so that nobody is taken for another before something is done that cannot be undone. `name` null: Meta does not tell
 * it. `page`: its Page's name; null: not known. `lastAt` (ms): when the newest entry was written. `others`: so many further conversations are the
 * same person's. `hold`: it is to be kept.
 */
export type NamedPerson = {
  conversation: ConversationId;
  kind: ConversationKind;
  name: string | null;
  page: string | null;
  lastAt: number;
  others: number;
  hold?: Hold;
};
