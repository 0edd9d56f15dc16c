/** What has tabs share a socket: loaded with the second tab of an agent. */
export { readMessage } from "./messages.ts";
export { SharedSocket } from "./shared-socket.ts";
