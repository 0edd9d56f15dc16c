import type { Unanswered, Unread as UnreadByOwner } from "../../worker/protocol/thread/conversation.ts";

/**
 * Conversations that wait for an answer of this agent or of nobody in particular, and the messages in them; and the
 * same of each.
 */
export type Unread = Unanswered & { mine: Unanswered; unassigned: Unanswered };

const NOTHING: Unanswered = { conversations: 0, messages: 0 };
/** Before the Worker told, and after a logout. */
export const NOTHING_UNREAD: Unread = { ...NOTHING, mine: NOTHING, unassigned: NOTHING };

/** What the Worker counted, with the sum. */
export function unreadOf({ mine, unassigned }: UnreadByOwner): Unread {
  return {
    conversations: mine.conversations + unassigned.conversations,
    messages: mine.messages + unassigned.messages,
    mine,
    unassigned,
  };
}

export function isSameUnread(a: Unread, b: Unread): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
