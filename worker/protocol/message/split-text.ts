import { isBlank, withoutEmptyEdges } from "./blank.ts";
import { cutBefore } from "./cut-text.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Sentence ends of Latin, Arabic, Devanagari (before white space) and CJK writing, with closing quotes. */
const SENTENCE_END = /[.!?…؟۔।]["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』》）】)\]]*/gu;

/**
 * Cuts a text into parts of at most `max` UTF-16 units: between paragraphs where that leaves no tiny part,
 * else lines, sentences, words; never inside a grapheme, unless one grapheme alone is longer than `max`.
 * White space at a cut is dropped, but for what a line behind it is indented by; so is a part of which nothing would
 * be seen. Nothing else is.
 */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = withoutEmptyEdges(text);
  while (rest.length > max) {
    const cut = findCut(rest, max);
    parts.push(rest.slice(0, cut).trimEnd());
    const after = rest.slice(cut);
    rest = /^\s*\n/.test(after) ? withoutEmptyEdges(after) : after.trimStart();
  }
  return [...parts, rest].filter((part) => !isBlank(part));
}

function findCut(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  const half = max / 2;
  const candidates = [
    lastEnd(head, /\r?\n[^\S\n]*\n/gu, half, max),
    lastEnd(head, /\r?\n/gu, half, max),
    lastEnd(head, SENTENCE_END, half, max),
    lastEnd(head, /\s+/gu, 0, max),
  ];
  for (const cut of candidates) {
    if (cut !== null && isGraphemeBoundary(text, cut)) return cut;
  }
  return cutBefore(text, max);
}

/** Where the last match ends that starts in (min, max]; a match may run beyond `max`, its start may not. */
function lastEnd(head: string, pattern: RegExp, min: number, max: number): number | null {
  let found: number | null = null;
  for (const match of head.matchAll(pattern)) {
    const isSpace = match[0].trim() === "";
    const cut = isSpace ? match.index : match.index + match[0].length;
    if (cut > min && cut <= max) found = cut;
  }
  return found;
}

function isGraphemeBoundary(text: string, index: number): boolean {
  return index >= text.length || graphemes.segment(text).containing(index)?.index === index;
}
