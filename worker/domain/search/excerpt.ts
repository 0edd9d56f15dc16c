import type { Mark } from "../../protocol/search/search.ts";
import type { Term } from "./query.ts";
import { tokensOf, type Token } from "./tokens.ts";

export type Excerpt = { text: string; marks: Mark[] };

/** An excerpt is not longer, in UTF-16 units, but for the dots at its ends. */
const EXCERPT_UNITS_MAX = 160;
/** So much of it stands before what was found. */
const BEFORE_UNITS = 40;
const MARKS_MAX = 20;
const DOTS = "…";

/** The part of a text in which something of what was looked for stands, on one line, with where it stands. */
export function excerptOf(text: string, terms: readonly Term[]): Excerpt {
  const marks = marksIn(text, terms);
  const [from, to] = windowOf(text, marks[0]?.from ?? 0);
  const head = from > 0 ? DOTS : "";
  const shown = text.slice(from, to).replace(/\s/gu, " ");
  const shift = head.length - from;
  return {
    text: `${head}${shown}${to < text.length ? DOTS : ""}`,
    marks: marks
      .filter((mark) => mark.from >= from && mark.to <= to)
      .slice(0, MARKS_MAX)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}

/** Where the terms stand in a text, first to last; those that overlap are one. */
export function marksIn(text: string, terms: readonly Term[]): Mark[] {
  const tokens = tokensOf(text);
  const found = terms.flatMap((term) => [
    ...placesOf(tokens, term.words, term.isBegun),
    ...(term.also === undefined ? [] : placesOf(tokens, term.also, term.isBegun)),
    ...singlesOf(text, term),
  ]);
  const marks: Mark[] = [];
  for (const { from, to } of found.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = marks.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else marks.push({ from, to });
  }
  return marks;
}

function placesOf(tokens: readonly Token[], words: readonly string[], isBegun: boolean): Mark[] {
  return tokens.flatMap((token, at): Mark[] => {
    const isHere = words.every((word, n) => {
      const other = tokens[at + n];
      const isLast = n === words.length - 1;
      const ways = [other?.word, other?.also];
      return ways.some((way) => (isBegun && isLast ? way?.startsWith(word) === true : way === word));
    });
    return isHere ? [{ from: token.from, to: tokens[at + words.length - 1]?.to ?? token.to }] : [];
  });
}

/** One sign of a script without spaces, which is a part of tokens. */
function singlesOf(text: string, { words, isBegun }: Term): Mark[] {
  const [word = ""] = words;
  if (isBegun || words.length > 1 || Array.from(word).length > 1 || /[\p{ASCII}]/u.test(word)) return [];
  const marks: Mark[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    marks.push({ from: at, to: at + word.length });
  return marks;
}

/** No sign is cut through: both ends are moved to where a sign begins. */
function windowOf(text: string, first: number): [from: number, to: number] {
  if (text.length <= EXCERPT_UNITS_MAX) return [0, text.length];
  const from = Math.max(0, Math.min(first - BEFORE_UNITS, text.length - EXCERPT_UNITS_MAX));
  return [wholeFrom(text, from), wholeFrom(text, Math.min(text.length, from + EXCERPT_UNITS_MAX))];
}

function wholeFrom(text: string, at: number): number {
  if (at === 0 || at >= text.length) return Math.min(at, text.length);
  const near = text.slice(Math.max(0, at - 32), at + 32);
  const offset = Math.max(0, at - 32);
  // The sign in which it falls begins here; the words before it make no difference.
  const sign = new Intl.Segmenter(undefined, { granularity: "grapheme" })
    .segment(near)
    .containing(at - offset);
  return offset + (sign?.index ?? at - offset);
}
