/** What is known of the customer: loaded when somebody wants it beside the conversation, or had it there before. */
export { FbChatCustomer } from "./fb-chat-customer.ts";
export { speakHere } from "./words.ts";
