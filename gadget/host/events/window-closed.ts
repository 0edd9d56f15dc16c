import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

/**
 * The agent wants to write, and Meta's time to answer is over: the page may offer another channel. `closedAt` in ms; null:
 * the customer never wrote.
 */
export class FbChatWindowClosedEvent extends Event {
  readonly detail: { conversation: string; customer: FbChatKnownCustomer | null; closedAt: number | null };

  constructor(detail: {
    conversation: string;
    customer: FbChatKnownCustomer | null;
    closedAt: number | null;
  }) {
    super("fb-chat-window-closed", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-window-closed": FbChatWindowClosedEvent;
  }
}
