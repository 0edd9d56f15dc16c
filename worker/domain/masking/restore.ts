import { HIDDEN } from "../../protocol/masking/hidden.ts";
import { spansIn, type HideRules } from "./hide.ts";

/**
 * A text that somebody changed who does not see what is hidden in it: what they left hidden is what it was, in its order. Null: they took
 * some of it away, or added some, and nobody can tell which; to change that it is shown first.
 */
export function restored(text: string, before: string, rules: HideRules): string | null {
  const spans = spansIn(before, rules);
  const [first = "", ...others] = text.split(HIDDEN);
  if (spans.length === 0) return text;
  if (others.length === 0) return text;
  if (others.length !== spans.length) return null;
  return first + others.map((rest, at) => before.slice(spans[at]?.from, spans[at]?.to) + rest).join("");
}
