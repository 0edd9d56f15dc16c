/**
 * Registers <fb-chat-admin>, and exports what a page in TypeScript may want to name.
 *
 * ```html
 * <script type="module" src="https://fb-chat.example.workers.dev/admin.js"></script>
 * <fb-chat-admin></fb-chat-admin>
 * ```
 */
export { FbChatAdmin } from "./fb-chat-admin.ts";
export type { TokenProvider } from "../wire/pass.ts";
