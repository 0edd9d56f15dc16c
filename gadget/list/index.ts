/** The list of conversations with its views, and what follows it at a session: loaded beside the first thread. */
export { FbChatListPane } from "./fb-chat-list-pane.ts";
export { followList } from "../session/follow-list.ts";
