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

let segmenter: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(word)) return segment;
  return "";
}
