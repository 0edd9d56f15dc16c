import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** Meta took a message of this agent: it has a `mid` now. A long text is several messages, one event each. */
export class FbChatMessageSentEvent extends Event {
  readonly detail: { conversation: string; customer: Customer | null; mid: string; entry: Entry };

  constructor(detail: { conversation: string; customer: Customer | null; mid: string; entry: Entry }) {
    super("fb-chat-message-sent", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-sent": FbChatMessageSentEvent;
  }
}
