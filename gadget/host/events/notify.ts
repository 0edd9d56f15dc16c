import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
/** A customer wrote to this agent, or to nobody in particular. Cancel it where the page shows a notice of its own. */
export type FbChatNotifyEvent = Event & {
  readonly detail: { conversation: string; customer: FbChatKnownCustomer; text: string; looking: boolean };
};

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-notify": FbChatNotifyEvent;
  }
}
