import type { Unread } from "../../state/unread.ts";

/** What waits for an answer of this agent's or of nobody's changed, whatever list is open; for a badge in the title of the page. */
export class FbChatUnreadEvent extends Event {
  readonly detail: Unread;

  constructor(detail: Unread) {
    super("fb-chat-unread", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-unread": FbChatUnreadEvent;
  }
}
