import type { HiddenKind } from "../../protocol/masking/masking.ts";

/** A part of a text, in UTF-16 units from the first to before the second. `value`: what it says, however it is written. */
export type Span = { from: number; to: number; kind: HiddenKind; value: string };

/**
 * What belongs to a word or a number, so that nothing is found within one; HIDDEN as well. Not of scripts in which words are written without spaces, or
 * small ones joined to the next.
 */
export function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{N}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}_•]/u.test(sign);
}

/** Whether something that begins there would begin within a word or a number. One dot is the bullet of a list; where something is hidden there are several. */
export function isWordBefore(plain: string, from: number): boolean {
  const sign = plain[from - 1];
  return sign === "•" ? plain[from - 2] === "•" : isWordSign(sign);
}

/** First to last; of those that overlap one, from the first to the last of them. */
export function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1);
    if (last !== undefined && span.from < last.to)
      found[found.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else found.push(span);
  }
  return found;
}
