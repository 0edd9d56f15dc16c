import type { ChatState } from "./state.ts";

/** Conversations that wait for an answer, as far as the list is loaded, and the messages in them. */
export type Unread = { conversations: number; messages: number };

/** What waits for an answer, counted over the rows that are loaded. */
export function unreadOf({ list }: ChatState): Unread {
  const waiting = list.items.filter(({ unanswered, status }) => unanswered > 0 && status === "open");
  const messages = waiting.reduce((sum, { unanswered }) => sum + unanswered, 0);
  return { conversations: waiting.length, messages };
}
