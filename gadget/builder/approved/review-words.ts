import type { TemplateReview } from "../../../worker/protocol/library/utility-template.ts";
import type { CommandRefusal } from "../../wire/commands.ts";
import { words as actionWords } from "../../words/action-words.ts";
import { words } from "../../words/builder-words.ts";

/** Meta's codes for a permission that the Page's token lacks. */
const NOT_PERMITTED: readonly number[] = [3, 10, 200];

/** What Meta thinks of a template, and why, in a sentence. */
export function reviewWords({ state, reason = "other" }: TemplateReview): string {
  const { states, reasons } = words().approved;
  return state === "rejected" ? `${states.rejected} ${reasons[reason]}` : states[state];
}

/** Why there is no list, and what helps. */
export function refusalWords(refusal: CommandRefusal): [said: string, more: string | null] {
  const { approved } = words();
  if (refusal.code === "record_unavailable") return [approved.away, null];
  if (refusal.code === "refused_by_meta" && NOT_PERMITTED.includes(refusal.graph.code))
    return [approved.notPermitted, approved.instead];
  return [actionWords().refusal(refusal), null];
}
