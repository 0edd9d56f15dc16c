/**
 * Registers <fb-chat-gadget>, and exports what a page in TypeScript may want to name.
 *
 * ```html
 * <script type="module" src="https://fb-chat.example.workers.dev/gadget.js"></script>
 * <fb-chat-gadget></fb-chat-gadget>
 * ```
 */
export { FbChatGadget } from "./host/fb-chat-gadget.ts";
export * from "./host/events/index.ts";
export type { Customer } from "../worker/protocol/thread/conversation.ts";
export type { Entry, Person } from "../worker/protocol/message/entry.ts";
export type {
  FbChatAssistAsk,
  FbChatAssistMessage,
  FbChatAssistProvider,
  FbChatTranslateAsk,
} from "./assist/provider.ts";
export type { TokenProvider } from "./wire/pass.ts";
export type { ConnectionStatus, GadgetView, SendKey } from "./state/state.ts";
export type { Unread } from "./state/unread.ts";
export type { FbChatOutcome } from "./session/outcome.ts";
export type { FbChatState } from "./host/describe-state.ts";
