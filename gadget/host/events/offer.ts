import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

/**
 * `until`: by when the agent may take it, in ms; null: it is theirs already, for its queue does not ask. `since`: from when on
 * the customer waits, in ms. `queue`: its name, empty where the agent is asked by themselves.
 */
type OfferDetail = {
  conversation: string;
  customer: FbChatKnownCustomer;
  queue: string;
  since: number;
  until: number | null;
  text: string;
};

/** A customer is offered to this agent, or was given to them. Cancel it where the page shows a notice of its own. */
export type FbChatOfferEvent = Event & { readonly detail: OfferDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-offer": FbChatOfferEvent;
  }
}
