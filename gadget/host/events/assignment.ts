import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import type { Person } from "../../../worker/protocol/message/entry.ts";

type AssignmentDetail = {
  conversation: string;
  customer: Customer;
  owner: Person | null;
  previous: Person | null;
  mine: boolean;
};

/** A conversation has another owner; `mine` tells whether that is this agent now. */
export class FbChatAssignmentEvent extends Event {
  readonly detail: AssignmentDetail;

  constructor(detail: AssignmentDetail) {
    super("fb-chat-assignment", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-assignment": FbChatAssignmentEvent;
  }
}
