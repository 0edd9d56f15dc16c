/** Everything that an entry may hold beside words: loaded when there is some. */
export { FbChatContent } from "./fb-chat-content.ts";
export { FbChatMedia } from "./fb-chat-media.ts";
export { FbChatPicture } from "./fb-chat-picture.ts";
export { FbChatQuote } from "./fb-chat-quote.ts";
export { FbChatViewer } from "./fb-chat-viewer.ts";
export { nameOfFile } from "./media-words.ts";
