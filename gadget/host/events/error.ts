/** A command of the agent was refused; `command` is its type, `code` one of the refusals of the protocol. */
export class FbChatErrorEvent extends Event {
  readonly detail: { command: string; conversation: string | null; code: string };

  constructor(detail: { command: string; conversation: string | null; code: string }) {
    super("fb-chat-error", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-error": FbChatErrorEvent;
  }
}
