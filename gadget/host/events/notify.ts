import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
/** A customer wrote to this agent, or to nobody in particular. Cancel it where the page shows a notice of its own. */
export class FbChatNotifyEvent extends Event {
  readonly detail: { conversation: string; customer: Customer; text: string; looking: boolean };

  constructor(detail: { conversation: string; customer: Customer; text: string; looking: boolean }) {
    super("fb-chat-notify", { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-notify": FbChatNotifyEvent;
  }
}
