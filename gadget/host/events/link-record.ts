import type { RecordWanted } from "../../records/contract.ts";

/**
 * The agent wants to choose which record a customer is. Answer with `respondWith` while it is told; cancel it where the page links it
 * in some other way.
 */
export type FbChatLinkRecordEvent = Event & { readonly detail: RecordWanted };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-link-record": FbChatLinkRecordEvent;
  }
}
