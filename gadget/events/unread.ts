import type { Unread } from "../data/unread.ts";

/** What waits for an answer changed, as far as the list is loaded; for a badge in the title of the page. */
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
