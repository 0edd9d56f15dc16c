/** What is offered to the agent, and that they count as away: loaded with the first of it. */
export { FbChatToldStrip } from "./fb-chat-told-strip.ts";
export { FbChatOfferPile } from "./fb-chat-offer-pile.ts";
export { noticeOf, severalNotice } from "./notice.ts";
export { speakHere } from "./words.ts";
