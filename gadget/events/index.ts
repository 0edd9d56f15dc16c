export { FbChatAuthRequiredEvent } from "./auth-required.ts";
export { FbChatConnectionEvent } from "./connection.ts";
export { FbChatConversationSelectedEvent } from "./conversation-selected.ts";
export { FbChatErrorEvent } from "./error.ts";
export { FbChatMessageReceivedEvent } from "./message-received.ts";
export { FbChatMessageSentEvent } from "./message-sent.ts";
export { FbChatReadyEvent } from "./ready.ts";
