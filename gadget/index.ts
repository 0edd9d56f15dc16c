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
export type { FbChatIdentify, FbChatIdentifyAsk, FbChatIdentity, FbChatRecord } from "./records/contract.ts";
export type { FbChatTranscript, FbChatTranscriptLine } from "./host/events/transcript.ts";
export type { FbChatSent, FbChatWantedRecord } from "./features/page-methods.ts";
export type { Outgoing } from "../worker/protocol/outgoing/outgoing.ts";
export type { FbChatAction, FbChatActionContext, FbChatTicket } from "./state/page-additions.ts";
export type { TokenProvider } from "./wire/pass.ts";
export type { ConnectionStatus, GadgetView, SendKey } from "./state/state.ts";
export type { Unread } from "./state/unread.ts";
export type { FbChatOutcome } from "./session/outcome.ts";
export type { FbChatKnownCustomer } from "./state/known-customer.ts";
export type { FbChatState } from "./host/describe-state.ts";
