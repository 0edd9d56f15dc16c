import type { Person } from "../../../worker/protocol/message/entry.ts";

/** The gadget is up to date for the first time since it connected. */
export class FbChatReadyEvent extends Event {
  readonly detail: { agent: Person };

  constructor(detail: { agent: Person }) {
    super("fb-chat-ready", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-ready": FbChatReadyEvent;
  }
}
