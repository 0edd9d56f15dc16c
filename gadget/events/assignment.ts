import type { Person } from "../../worker/protocol/entry.ts";

/** A conversation has another owner; `mine` tells whether that is this agent now. */
export class FbChatAssignmentEvent extends Event {
  readonly detail: { conversation: string; owner: Person | null; previous: Person | null; mine: boolean };

  constructor(detail: {
    conversation: string;
    owner: Person | null;
    previous: Person | null;
    mine: boolean;
  }) {
    super("fb-chat-assignment", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-assignment": FbChatAssignmentEvent;
  }
}
