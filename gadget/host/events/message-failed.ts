import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** A message of this agent will not arrive; `code` says why. `unknown`: nobody can tell whether it did. */
export class FbChatMessageFailedEvent extends Event {
  readonly detail: { conversation: string; customer: Customer | null; code: string; entry: Entry };

  constructor(detail: { conversation: string; customer: Customer | null; code: string; entry: Entry }) {
    super("fb-chat-message-failed", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-failed": FbChatMessageFailedEvent;
  }
}
