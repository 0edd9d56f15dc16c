import type { Entry } from "../../worker/protocol/entry.ts";

/** The Worker accepted a message; one entry per part. Whether it arrives shows later. */
export class FbChatMessageSentEvent extends Event {
  readonly detail: { conversation: string; entries: Entry[] };

  constructor(detail: { conversation: string; entries: Entry[] }) {
    super("fb-chat-message-sent", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-message-sent": FbChatMessageSentEvent;
  }
}
