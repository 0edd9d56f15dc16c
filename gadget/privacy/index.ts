/** What is kept of a customer for good, or given out: a legal hold, and an archive for who asks what is kept of them. */
export { FbChatHoldStrip } from "./fb-chat-hold-strip.ts";
export { FbChatPrivacy } from "./fb-chat-privacy.ts";
export { speakHere } from "./words.ts";
