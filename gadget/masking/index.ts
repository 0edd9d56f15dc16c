/** What is hidden in messages: how it is seen to be, and how it is shown after all. */
export { FbChatHidden } from "./fb-chat-hidden.ts";
export { FbChatHiddenText } from "./fb-chat-hidden-text.ts";
export { speakHere } from "./words.ts";
