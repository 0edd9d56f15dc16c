import type { RecordWanted } from "../../records/contract.ts";

/**
 * The agent wants a new record of a customer. Answer with `respondWith` while it is told; cancel it where the page makes it
 * in some other way.
 */
export type FbChatCreateRecordEvent = Event & { readonly detail: RecordWanted };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-create-record": FbChatCreateRecordEvent;
  }
}
