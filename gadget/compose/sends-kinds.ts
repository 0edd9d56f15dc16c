import { knows } from "../state/features.ts";
import type { ChatState } from "../state/state.ts";

/** Whether the Worker takes what is more than words: templates, quick replies, stickers. */
export function sendsKinds(state: ChatState): boolean {
  return knows(state, "send_kinds");
}

/** Whether it takes files: it may have no place for them. */
export function sendsFiles(state: ChatState): boolean {
  return knows(state, "files");
}

/** Whether it tells which messages Meta approved, which leave at any time. */
export function sendsApproved(state: ChatState): boolean {
  return knows(state, "utility_templates");
}

/** Whether it keeps templates. */
export function keepsTemplates(state: ChatState): boolean {
  return knows(state, "templates");
}

/** Whether it tells which stickers Meta has. */
export function listsStickers(state: ChatState): boolean {
  return knows(state, "stickers");
}
