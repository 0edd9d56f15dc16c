/** The agent chose a conversation (`<pageId>:<psid>`), or null: went back to the list. */
export class FbChatConversationSelectedEvent extends Event {
  readonly detail: { conversation: string | null };

  constructor(detail: { conversation: string | null }) {
    super("fb-chat-conversation-selected", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-conversation-selected": FbChatConversationSelectedEvent;
  }
}
