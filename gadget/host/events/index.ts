/** Every event of the gadget by its name. */
export type FbChatEventMap = Pick<
  GlobalEventHandlersEventMap,
  Extract<keyof GlobalEventHandlersEventMap, `fb-chat-${string}`>
>;

export { FbChatAuthRequiredEvent } from "./auth-required.ts";
export { FbChatConnectionEvent } from "./connection.ts";
export { FbChatConversationSelectedEvent } from "./conversation-selected.ts";
export { FbChatLinkClickEvent } from "./link-click.ts";
export { FbChatReadyEvent } from "./ready.ts";
export { FbChatWindowClosedEvent } from "./window-closed.ts";

// What comes with what fires it: a page hears of it, and makes none.
export type { FbChatAssignmentEvent } from "./assignment.ts";
export type { FbChatConversationClosedEvent } from "./conversation-closed.ts";
export type { FbChatCreateRecordEvent } from "./create-record.ts";
export type { FbChatCreateTicketEvent } from "./create-ticket.ts";
export type { FbChatErrorEvent } from "./error.ts";
export type { FbChatLinkRecordEvent } from "./link-record.ts";
export type { FbChatMessageFailedEvent } from "./message-failed.ts";
export type { FbChatMessageReceivedEvent } from "./message-received.ts";
export type { FbChatMessageSentEvent } from "./message-sent.ts";
export type { FbChatNotifyEvent } from "./notify.ts";
export type { FbChatOfferEvent } from "./offer.ts";
export type { FbChatOpenRecordEvent } from "./open-record.ts";
export type { FbChatSatisfactionEvent } from "./satisfaction.ts";
export type { FbChatTranscriptEvent } from "./transcript.ts";
export type { FbChatUnreadEvent } from "./unread.ts";
