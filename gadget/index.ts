/**
 * Registers <fb-chat-gadget>, and exports what a page in TypeScript may want to name.
 *
 * ```html
 * <script type="module" src="https://fb-chat.example.workers.dev/gadget.js"></script>
 * <fb-chat-gadget></fb-chat-gadget>
 * ```
 */
export { FbChatGadget } from "./elements/fb-chat-gadget.ts";
export * from "./events/index.ts";
export type { TokenProvider } from "./data/ticket.ts";
export type { ConnectionStatus } from "./data/state.ts";
