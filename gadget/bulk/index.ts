/** What is done with several conversations of the list at once. */
export { FbChatBulk } from "./fb-chat-bulk.ts";
