/** Which conversations are one person's. */
export { FbChatPerson } from "./fb-chat-person.ts";
export { speakHere } from "./words.ts";
