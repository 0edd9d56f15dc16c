import type { FbChatKnownCustomer } from "../../state/known-customer.ts";
import type { Person } from "../../../worker/protocol/message/entry.ts";

type AssignmentDetail = {
  conversation: string;
  customer: FbChatKnownCustomer;
  owner: Person | null;
  previous: Person | null;
  mine: boolean;
};

/** A conversation has another owner; `mine` tells whether that is this agent now. */
export type FbChatAssignmentEvent = Event & { readonly detail: AssignmentDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-assignment": FbChatAssignmentEvent;
  }
}
