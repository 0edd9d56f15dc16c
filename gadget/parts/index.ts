/**
 * Registers the parts of the gadget, which a page lays out as it likes.
 *
 * ```html
 * <script type="module" src="https://fb-chat.example.workers.dev/parts.js"></script>
 * <fb-chat-list></fb-chat-list>
 * <fb-chat-thread></fb-chat-thread>
 * <fb-chat-composer></fb-chat-composer>
 * ```
 */
export { FbChatList } from "./fb-chat-list.ts";
export { FbChatThread } from "./fb-chat-thread.ts";
export { FbChatComposer } from "./fb-chat-composer.ts";
export { FbChatCustomer } from "./fb-chat-customer.ts";
export { FbChatPresence } from "./fb-chat-presence.ts";
