import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

/** A message of this agent will not arrive; `code` says why. `unknown`: nobody can tell whether it did. */
export type FbChatMessageFailedEvent = Event & {
  readonly detail: { conversation: string; customer: FbChatKnownCustomer | null; code: string; entry: Entry };
};

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-failed": FbChatMessageFailedEvent;
  }
}
