import type { Interaction } from "../../../worker/protocol/thread/conversation.ts";
import type { FbChatRecord } from "../../records/contract.ts";
import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
import type { FbChatTicket } from "../../state/page-additions.ts";

/**
 * `record`: the customer's, where one is known. `interaction`: the contact, as the thread numbers it, and its times in ms. `respondWith` takes the ticket, or
 * a promise of it, within ten minutes; null: none after all. The first answer counts.
 */
type CreateTicketDetail = {
  conversation: string;
  customer: FbChatKnownCustomer;
  record: FbChatRecord | null;
  interaction: Interaction | null;
  respondWith: (ticket: FbChatTicket | null | Promise<FbChatTicket | null>) => void;
};

/**
 * The agent wants a ticket made of a conversation. Answer with `respondWith` while it is told; cancel it where the page makes it in some other
 * way.
 */
export type FbChatCreateTicketEvent = Event & { readonly detail: CreateTicketDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-create-ticket": FbChatCreateTicketEvent;
  }
}
