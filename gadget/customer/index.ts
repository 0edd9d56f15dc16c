/** What is known of the customer: loaded when somebody wants it beside the conversation, or had it there before. */
export { FbChatCustomerPane } from "./fb-chat-customer-pane.ts";
export { speakHere } from "./words.ts";
