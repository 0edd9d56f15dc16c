/** Whom a conversation is with in the system of the page: loaded where the page says so, or a conversation is linked. */
export { FbChatRecord } from "./fb-chat-record.ts";
export { FbChatRecordFacts } from "./fb-chat-record-facts.ts";
export { FbChatRecordStrip } from "./fb-chat-record-strip.ts";
export { speakHere } from "./words.ts";
