/** What a page asks of the gadget and hears of it beyond the conversation on the screen. */
export { tellOfContact } from "./told/contacts.ts";
export { follow } from "./told/following.ts";
export { insertTemplate } from "./insert-template.ts";
export { openRecord } from "./open-record.ts";
export { send } from "./send.ts";
export { actionItem, actionOf, actOnMessage } from "./actions/choose-action.ts";
export { offered, runAction } from "./actions/deeds.ts";
export { FbChatActions, withoutButton } from "./actions/fb-chat-actions.ts";
export { FbChatPageStrip } from "./fb-chat-page-strip.ts";
export { createTicket, mayCreateTicket } from "./tickets/deeds.ts";
export { FbChatTickets } from "./tickets/fb-chat-tickets.ts";
export { words } from "./words.ts";
