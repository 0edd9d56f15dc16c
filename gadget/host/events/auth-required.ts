/** No usable token: set `tokenProvider` or `token`, or let the provider succeed. `reason` is a code. */
export class FbChatAuthRequiredEvent extends Event {
  readonly detail: { reason: string };

  constructor(detail: { reason: string }) {
    super("fb-chat-auth-required", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-auth-required": FbChatAuthRequiredEvent;
  }
}
