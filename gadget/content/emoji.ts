import { graphemes } from "../platform/segments.ts";

const LARGE_MAX = 6;
const EMOJI_ONLY = /^[\p{Extended_Pictographic}\p{Emoji_Component}\s]+$/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** A few emoji and nothing else, as people send instead of words. */
export function isEmojiOnly(text: string): boolean {
  // "#", "*" and digits are parts of emoji too; alone they are none.
  if (text.length > 100 || !EMOJI_ONLY.test(text) || !PICTURE.test(text)) return false;
  const signs = graphemes(text).filter((sign) => sign.trim() !== "");
  return signs.length <= LARGE_MAX && signs.every((sign) => PICTURE.test(sign));
}
