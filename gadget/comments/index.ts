/** Threads of comments: what they stand under, who wrote them, and how they are answered. */
import "./line.ts";

export { FbChatCommentAbout } from "./fb-chat-comment-about.ts";
export { FbChatCommentBox } from "./fb-chat-comment-box.ts";
export { FbChatCommentLinks } from "./fb-chat-comment-links.ts";
export { FbChatCommentPost } from "./fb-chat-comment-post.ts";
export { FbChatCommentTools } from "./fb-chat-comment-tools.ts";
export { whyRefused } from "./why-refused.ts";
export { speakHere } from "./words.ts";
