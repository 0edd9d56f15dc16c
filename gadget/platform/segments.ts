type Granularity = "grapheme" | "word";

const made = new Map<Granularity, Intl.Segmenter>();

/** The first takes the browser longer than a whole list of conversations, so it is made when it is needed. */
function segmenter(granularity: Granularity): Intl.Segmenter {
  const known = made.get(granularity) ?? new Intl.Segmenter("en", { granularity });
  made.set(granularity, known);
  return known;
}

/** A text by what people take for one sign: "é", "👩‍👧". */
export function graphemes(text: string): string[] {
  return Array.from(segmenter("grapheme").segment(text), ({ segment }) => segment);
}

/** The word or the sign that a place in a text is in, and where it begins. */
export function segmentAt(text: string, at: number, granularity: Granularity): Intl.SegmentData {
  return segmenter(granularity).segment(text).containing(at)!;
}
