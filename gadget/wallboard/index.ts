/** What a page may use of the wallboard. Importing it defines the element. */
export { FbChatWallboard } from "./fb-chat-wallboard.ts";
export { FbChatAuthRequiredEvent } from "../host/events/auth-required.ts";
export { FbChatConnectionEvent } from "../host/events/connection.ts";
