/** What translates, suggests and sums up, on this device or by what the page does: loaded where there is any of it. */
export { FbChatAssistStrip } from "./fb-chat-assist-strip.ts";
export { FbChatAssistTools } from "./fb-chat-assist-tools.ts";
export { FbChatSummary } from "./fb-chat-summary.ts";
export { TranslationRows } from "./translation-rows.ts";
export { icons } from "./icons.ts";
export { mayTranslate, translateEntry, wordsToTranslate } from "./translating.ts";
export { speakHere, words } from "./words.ts";
