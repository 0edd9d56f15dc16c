import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** Meta took a message of this agent: it has a `mid` now. A long text is several messages, one event each. */
export type FbChatMessageSentEvent = Event & {
  readonly detail: { conversation: string; customer: FbChatKnownCustomer | null; mid: string; entry: Entry };
};

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-sent": FbChatMessageSentEvent;
  }
}
