/** A command of the agent was refused; `command` is its type, `code` one of the refusals of the protocol. */
export type FbChatErrorEvent = Event & {
  readonly detail: { command: string; conversation: string | null; code: string };
};

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-error": FbChatErrorEvent;
  }
}
