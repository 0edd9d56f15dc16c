import type { Reason } from "../../../worker/protocol/routing/people.ts";
import type { Person } from "../../../worker/protocol/message/entry.ts";
import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

/**
 * `at` in ms. `interaction`: the contact, as the thread numbers it. `by` null: the desk did. `codes` and `note`: what it was about, where
 * somebody said. `mine`: it was this agent's, or this agent closed it.
 */
type ConversationClosedDetail = {
  conversation: string;
  customer: FbChatKnownCustomer | null;
  interaction: number | null;
  at: number;
  by: Person | null;
  codes: Reason[];
  note: string | null;
  mine: boolean;
};

/** A contact was closed. */
export type FbChatConversationClosedEvent = Event & { readonly detail: ConversationClosedDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-conversation-closed": FbChatConversationClosedEvent;
  }
}
