const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** A sign is joined to the one before it by what that is and by its own first code point: no more need be read. */
const CODE_POINT_UNITS = 2;

/**
 * The beginning of a text, at most `max` UTF-16 units. What a reader takes for one sign is whole or left out, unless it
 * alone is longer; a surrogate pair is never cut. Half a pair that the text came with is shown as "�".
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text.toWellFormed();
  return text.slice(0, cutBefore(text, max)).toWellFormed();
}

/** Where a text may be cut so that the part before is at most `max` UTF-16 units long, and longer than 0. */
export function cutBefore(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const { index } = graphemes.segment(text.slice(0, max + CODE_POINT_UNITS)).containing(max) ?? {
    index: max,
  };
  return index > 0 ? index : wholeCodePoints(text, max);
}

function wholeCodePoints(text: string, max: number): number {
  const unit = text.charCodeAt(max);
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
  return isSecondHalf && max > 1 ? max - 1 : max;
}
