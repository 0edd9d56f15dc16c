import { HIDDEN } from "../../protocol/masking/hidden.ts";
import type { HiddenKind } from "../../protocol/masking/masking.ts";

/** Where something to be hidden stands in a text, first to last. */
type Finds = (text: string) => readonly { from: number; to: number; kind: HiddenKind }[];

/**
 * A text that somebody changed who does not see what is hidden in it: what they left hidden is what it was, in its order. Null: they took
 * some of it away, or added some, and nobody can tell which, or wrote around it so that it would be hidden no more; to change that it is shown first. So too
 * where nothing is hidden any more of what they had before them as dots.
 */
export function restored(text: string, before: string, hiddenIn: Finds): string | null {
  const spans = hiddenIn(before);
  const [first = "", ...others] = text.split(HIDDEN);
  if (others.length === 0) return text;
  if (spans.length === 0) return others.length < before.split(HIDDEN).length ? text : null;
  if (others.length !== spans.length) return null;
  let whole = first;
  const kept: { from: number; to: number }[] = [];
  for (const [at, rest] of others.entries()) {
    const was = before.slice(spans[at]?.from, spans[at]?.to);
    kept.push({ from: whole.length, to: whole.length + was.length });
    whole += was + rest;
  }
  const hidden = hiddenIn(whole);
  const isHidden = kept.every(({ from, to }) => hidden.some((span) => span.from <= from && span.to >= to));
  return isHidden ? whole : null;
}
