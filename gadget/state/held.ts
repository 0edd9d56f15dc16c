import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { ChatState } from "./state.ts";

/** Conversations with messages of an earlier life of the page that wait for the agent's word. */
export function heldConversations({ threads }: ChatState): ConversationId[] {
  const held = Object.values(threads).filter(({ sends }) =>
    sends.some(({ refusal }) => refusal?.code === "stale"),
  );
  return held.map(({ conversation }) => conversation);
}
