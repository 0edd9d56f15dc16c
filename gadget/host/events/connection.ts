import type { ConnectionStatus } from "../../state/state.ts";

/** The line to the Worker changed. */
export class FbChatConnectionEvent extends Event {
  readonly detail: { status: ConnectionStatus };

  constructor(detail: { status: ConnectionStatus }) {
    super("fb-chat-connection", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-connection": FbChatConnectionEvent;
  }
}
