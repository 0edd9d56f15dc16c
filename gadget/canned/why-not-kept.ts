import type { CommandRefusal } from "../wire/commands.ts";
import { words as actionWords } from "../words/action-words.ts";
import { words } from "./words.ts";

/** Why something was not kept, or not deleted, in words. */
export function whyNotKept(refusal: CommandRefusal): string {
  const { tooMany, tooLarge } = words().editor;
  if (refusal.code !== "not_kept") return actionWords().refusal(refusal);
  if (refusal.why === "too_many") return tooMany(refusal.limit ?? 0);
  return refusal.why === "too_large" ? tooLarge : actionWords().refusal(refusal);
}
