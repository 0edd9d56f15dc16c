import type { FbChatRecord } from "../../records/contract.ts";
import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

type OpenRecordDetail = { conversation: string; customer: FbChatKnownCustomer; record: FbChatRecord };

/** The agent wants to see a customer's record. Cancel it to show it in the page; else its `url` is opened in a tab of its own. */
export type FbChatOpenRecordEvent = Event & { readonly detail: OpenRecordDetail };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-open-record": FbChatOpenRecordEvent;
  }
}
