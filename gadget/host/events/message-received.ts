import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** A customer wrote in the conversation on the screen. */
export class FbChatMessageReceivedEvent extends Event {
  readonly detail: { conversation: string; customer: Customer | null; entry: Entry };

  constructor(detail: { conversation: string; customer: Customer | null; entry: Entry }) {
    super("fb-chat-message-received", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-received": FbChatMessageReceivedEvent;
  }
}
