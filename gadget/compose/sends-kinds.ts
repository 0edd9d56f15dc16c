import { knows } from "../state/features.ts";
import type { ChatState } from "../state/state.ts";

/** Whether the Worker takes what is more than words: templates, quick replies, stickers. */
export function sendsKinds(state: ChatState): boolean {
  return knows(state, "send_kinds");
}
