import type { Unread } from "../../state/unread.ts";

/** What waits for an answer of this agent's or of nobody's changed, whatever list is open; for a badge in the title of the page. */
export type FbChatUnreadEvent = Event & { readonly detail: Unread };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-unread": FbChatUnreadEvent;
  }
}
