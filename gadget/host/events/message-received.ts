import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** A customer wrote in the conversation on the screen. How satisfied they are, where the desk asked, is no message: it asks for nothing. */
export type FbChatMessageReceivedEvent = Event & {
  readonly detail: { conversation: string; customer: FbChatKnownCustomer | null; entry: Entry };
};

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-received": FbChatMessageReceivedEvent;
  }
}
