import { graphemes } from "../platform/segments.ts";

/** Colours of the circle behind initials. */
export const TONES = 6;

/** Up to two letters for a round picture; whole graphemes, so that no letter is cut in half. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return picked.map((word) => firstGrapheme(word).toUpperCase()).join("") || "?";
}

/** A number from 0 to TONES - 1 that stays the same for a name. */
export function toneOf(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash % TONES;
}

/** A Latin letter or a digit that nothing belongs to which follows it. */
const ALONE = /^[\dA-Za-z\u00c0-\u024f](?=[\p{L}\p{N}'’.,-]|$)/u;

function firstGrapheme(word: string): string {
  // Most names begin so, and the first segmenter takes the browser longer than a whole list of conversations.
  const alone = ALONE.exec(word);
  if (alone) return alone[0];
  return graphemes(word)[0] ?? "";
}
