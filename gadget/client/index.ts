/**
 * The gadget without its elements, for programs: no DOM, in Node and in browsers.
 *
 * ```ts
 * import { createClient } from "fb-chat-gadget/client";
 * const client = createClient({ server: "https://chat.example.com", tokenProvider });
 * ```
 */
export { createClient } from "./client.ts";
export type { ChatClient, ClientAnswer, ClientOptions, SendOptions, SendOutcome } from "./client.ts";
export type { ClientList } from "./client-list.ts";
export type { ListChoice } from "./client-list.ts";
export type { ClientThread } from "./client-thread.ts";
export type { Opened, Unsent } from "./client-thread.ts";
export type { ClientEvents, ClientListener } from "./happenings.ts";
export type { ClientStorage } from "./memory.ts";
export type { ClientRefusal } from "./waits.ts";
export type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
export type { Entry, Person } from "../../worker/protocol/message/entry.ts";
export type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
export type { CommandOf, CommandType, ResultOf } from "../../worker/protocol/commands.ts";
export type { AskOf, CommandAnswer, CommandRefusal } from "../wire/commands.ts";
export type { SocketClass } from "../platform/headless.ts";
export type { TokenProvider } from "../wire/pass.ts";
export type { ConnectionStatus } from "../state/state.ts";
