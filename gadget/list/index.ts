/** The list of conversations with its views: loaded beside the first thread. */
export { FbChatList } from "./fb-chat-list.ts";
