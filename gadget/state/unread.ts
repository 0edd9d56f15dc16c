import type { Unanswered, Unread as UnreadByOwner } from "../../worker/protocol/thread/conversation.ts";
import type { ChatState } from "./state.ts";

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

/** What can be known with a Worker that does not count it: over the rows that are loaded. */
export function unreadInList({ list, session }: ChatState): Unread {
  const waiting = list.items.filter(({ unanswered, status }) => unanswered > 0 && status === "open");
  const count = (sub: string | undefined): Unanswered => {
    const rows = waiting.filter(({ owner }) => owner?.sub === sub);
    return { conversations: rows.length, messages: rows.reduce((sum, row) => sum + row.unanswered, 0) };
  };
  return unreadOf({ mine: session ? count(session.me.sub) : NOTHING, unassigned: count(undefined) });
}

export function isSameUnread(a: Unread, b: Unread): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
