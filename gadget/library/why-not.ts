import type { CommandRefusal } from "../wire/commands.ts";
import { words as actionWords } from "../words/action-words.ts";
import { words } from "../words/builder-words.ts";

/** Why a template was not kept, or not deleted, in words. */
export function whyNot(refusal: CommandRefusal): string {
  if (refusal.code !== "not_kept") return actionWords().refusal(refusal);
  const { notKept } = words().library;
  if (refusal.why === "too_many") return notKept.tooMany(refusal.limit ?? 0);
  if (refusal.why === "too_large") return notKept.tooLarge;
  if (refusal.path === "name") return notKept.name;
  return refusal.path.endsWith(".file") ? notKept.file : actionWords().refusal(refusal);
}
