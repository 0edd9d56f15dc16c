import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

/** `interaction`: the contact that was asked about. `score`: 1 to 5, the best. `words`: the customer's own, where they wrote any. */
type SatisfactionDetail = {
  conversation: string;
  customer: FbChatKnownCustomer | null;
  interaction: number;
  score: number;
  words: string | null;
};

/** A customer said how satisfied they are, where the desk asks that. */
export type FbChatSatisfactionEvent = Event & { readonly detail: SatisfactionDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-satisfaction": FbChatSatisfactionEvent;
  }
}
