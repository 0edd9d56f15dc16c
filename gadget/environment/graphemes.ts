let segmenter: Intl.Segmenter | undefined;

/** A text by what people take for one sign: "é", "👩‍👧". By code points where the browser cannot tell (Firefox < 125). */
export function graphemes(text: string): string[] {
  if (!("Segmenter" in Intl)) return Array.from(text);
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
