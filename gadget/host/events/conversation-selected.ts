import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
/**
 * The agent chose a conversation (`<pageId>:<psid>`), or null: went back to the list. `customer` has what
 * is known of whom it is with by then: a name, and the `ref` that they came by.
 */
export class FbChatConversationSelectedEvent extends Event {
  readonly detail: { conversation: string | null; customer: FbChatKnownCustomer | null };

  constructor(detail: { conversation: string | null; customer: FbChatKnownCustomer | null }) {
    super("fb-chat-conversation-selected", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-conversation-selected": FbChatConversationSelectedEvent;
  }
}
