/** Tickets that another system keeps of a conversation. */
export { FbChatKeptTickets } from "./fb-chat-kept-tickets.ts";
export { speakHere } from "./words.ts";
