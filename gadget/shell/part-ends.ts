import { segmentAt } from "../platform/segments.ts";
import { SEND_TEXT_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { splitText } from "../../worker/protocol/message/split-text.ts";

/** How much of each end of a part the preview shows, in UTF-16 units. */
const END_UNITS = 36;

/** The first and the last words of each part that a text leaves as: between two of them is the cut. */
export function partEnds(text: string): string[] {
  return splitText(text, SEND_TEXT_UNITS_MAX).map(endsOf);
}

function endsOf(part: string): string {
  const line = part.replaceAll(/\s+/g, " ");
  if (line.length <= 2 * END_UNITS) return line;
  const start = line.slice(0, pieceAt(line, END_UNITS).index);
  const last = line.length - END_UNITS;
  const { index, segment } = pieceAt(line, last);
  const end = line.slice(index === last ? last : index + segment.length);
  return `${start.trim()} … ${end.trim()}`;
}

/** The word at a place, or the sign where a word is so long that without it nothing would be left. */
function pieceAt(line: string, at: number) {
  const word = segmentAt(line, at, "word");
  return word.segment.length < END_UNITS ? word : segmentAt(line, at, "grapheme");
}
