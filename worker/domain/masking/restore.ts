import { HIDDEN } from "../../protocol/masking/hidden.ts";
import { spansIn, type HideRules } from "./hide.ts";

/**
 * A text that somebody changed who does not see what is hidden in it: what they left hidden is what it was, in its order. Null: they took
 * some of it away, or added some, and nobody can tell which, or wrote around it so that it would be hidden no more; to change that it is shown first.
 */
export function restored(text: string, before: string, rules: HideRules): string | null {
  const spans = spansIn(before, rules);
  const [first = "", ...others] = text.split(HIDDEN);
  if (spans.length === 0) return text;
  if (others.length === 0) return text;
  if (others.length !== spans.length) return null;
  let whole = first;
  const kept: { from: number; to: number }[] = [];
  for (const [at, rest] of others.entries()) {
    const was = before.slice(spans[at]?.from, spans[at]?.to);
    kept.push({ from: whole.length, to: whole.length + was.length });
    whole += was + rest;
  }
  const hidden = spansIn(whole, rules);
  const isHidden = kept.every(({ from, to }) => hidden.some((span) => span.from <= from && span.to >= to));
  return isHidden ? whole : null;
}
