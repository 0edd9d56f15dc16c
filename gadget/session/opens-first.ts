import { isListShown, shownConversations } from "../state/state.ts";
import type { ChatState } from "../state/state.ts";

/**
 * What a session of which nothing is known yet will open, named with the request for its first pass: the threads and the
 * list on its screens. Ids of conversations stand in queries alone, which platforms leave out of their logs.
 */
export function opensFirst(state: ChatState): string {
  const { session, list } = state;
  if (session) return "";
  const named = [...shownConversations(state)].map((conversation) => ["thread", conversation]);
  if (isListShown(state)) named.push(["view", list.view], ["length", `${list.length}`]);
  return `?${new URLSearchParams(named)}`;
}
