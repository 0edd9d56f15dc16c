/** What an agent answers with, and what may keep them from it: loaded behind the first thread. */
export { FbChatComposer } from "./fb-chat-composer.ts";
export { FbChatConnectionNews } from "./fb-chat-connection-news.ts";
export { FbChatEcho } from "./fb-chat-echo.ts";
export { FbChatHandling } from "./fb-chat-handling.ts";
export { FbChatHere } from "./fb-chat-here.ts";
export { FbChatPresence } from "./fb-chat-presence.ts";
export { FbChatRefusal } from "./fb-chat-refusal.ts";
export { FbChatRefusedSend } from "./fb-chat-refused-send.ts";
export { FbChatThreadRefused } from "./fb-chat-thread-refused.ts";
export { FbChatThreadNotices } from "./fb-chat-thread-notices.ts";
export { renderChoices, renderDetails, whyOf } from "./delivery-choices.ts";
export { DoubleClickGuard } from "../controllers/double-click-guard.ts";
export { FileGuard } from "../controllers/file-guard.ts";
export { UnsentGuard } from "../controllers/unsent-guard.ts";
export { LookController, whenSomebodyIsThere } from "../controllers/look-controller.ts";
export { Acting } from "../data/acting.ts";
export { placeFocus } from "../internal/place-focus.ts";
export { words } from "../internal/action-words.ts";
