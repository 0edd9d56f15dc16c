/** The agent follows a link in a message. Cancel it to open the address in some other way. */
export class FbChatLinkClickEvent extends Event {
  readonly detail: { conversation: string; href: string };

  constructor(detail: { conversation: string; href: string }) {
    super("fb-chat-link-click", { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-link-click": FbChatLinkClickEvent;
  }
}
