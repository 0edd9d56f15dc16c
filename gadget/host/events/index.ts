/** Every event of the gadget by its name. */
export type FbChatEventMap = Pick<
  GlobalEventHandlersEventMap,
  Extract<keyof GlobalEventHandlersEventMap, `fb-chat-${string}`>
>;

export { FbChatAssignmentEvent } from "./assignment.ts";
export { FbChatAuthRequiredEvent } from "./auth-required.ts";
export { FbChatConnectionEvent } from "./connection.ts";
export { FbChatConversationSelectedEvent } from "./conversation-selected.ts";
export { FbChatErrorEvent } from "./error.ts";
export { FbChatLinkClickEvent } from "./link-click.ts";
export { FbChatMessageFailedEvent } from "./message-failed.ts";
export { FbChatMessageReceivedEvent } from "./message-received.ts";
export { FbChatMessageSentEvent } from "./message-sent.ts";
export { FbChatNotifyEvent } from "./notify.ts";
export { FbChatOfferEvent } from "./offer.ts";
export { FbChatReadyEvent } from "./ready.ts";
export { FbChatUnreadEvent } from "./unread.ts";
export { FbChatWindowClosedEvent } from "./window-closed.ts";
