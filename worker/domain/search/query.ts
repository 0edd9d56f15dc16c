import { indexable, tokensOf } from "./tokens.ts";

/** Words of a question beyond these are not looked for. */
export const TERMS_MAX = 12;

/**
 * What must be in a text: these tokens one after the other, or the same in another spelling. `isBegun`: of the last one the beginning is
 * enough.
 */
export type Term = { words: string[]; also?: string[]; isBegun: boolean };

/** What people put around words that are to follow each other. */
const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/u;
/** Too much begins with a single letter. */
const BEGUN_SIGNS_MIN = 2;

/**
 * What somebody looks for. Words count by their beginning, those in quotes as they are and in this order. Whatever else stands there has no
 * meaning of its own: there are no operators.
 */
export function termsOf(typed: string): Term[] {
  const parts = indexable(typed).split(QUOTES);
  const terms = parts.flatMap((part, at) => {
    // What follows the last quote of an odd number is not closed yet.
    const isQuoted = at % 2 === 1 && at < parts.length - 1;
    return isQuoted ? quoted(part) : wordsOf(part);
  });
  const seen = new Set<string>();
  return terms.filter((term) => !seen.has(keyOf(term)) && seen.add(keyOf(term))).slice(0, TERMS_MAX);
}

function quoted(part: string): Term[] {
  const words = tokensOf(part).map(({ word }) => word);
  return words.length === 0 ? [] : [{ words, isBegun: false }];
}

function wordsOf(part: string): Term[] {
  const terms: Term[] = [];
  for (const { word, also, isWhole, joins } of tokensOf(part)) {
    const last = terms.at(-1);
    if (joins === true && last !== undefined) last.words.push(word);
    else {
      const isBegun = isWhole !== true && Array.from(word).length >= BEGUN_SIGNS_MIN;
      terms.push({ words: [word], ...(also === undefined ? {} : { also: [also] }), isBegun });
    }
  }
  return terms;
}

function keyOf({ words, isBegun }: Term): string {
  return `${isBegun ? "*" : ""}${words.join(" ")}`;
}

/** The index has lists of what begins with so many signs, which it reads as it reads those of whole words. */
const LISTED_SIGNS = 3;

/** The words of the index that begin so; null where they are too many to be named. */
export type SpelledOut = (beginning: string) => readonly string[] | null;

/**
 * The question as FTS5 reads it; null where nothing is looked for. Every token stands in quotes, so that none is an operator. `facets`: of each
 * of these lists one must be among those of a text. A beginning is spelled out where that is possible: FTS5 gathers all texts that have
 * one before it answers with the first, and reads those of whole words one by one.
 */
export function matchOf(
  terms: readonly Term[],
  facets: readonly (readonly string[])[],
  spelledOut: SpelledOut = () => null,
): string | null {
  if (terms.length === 0) return null;
  const words = terms.map(({ words: way, also, isBegun }) => {
    const ways = also === undefined ? [way] : [way, also];
    return `(${ways.flatMap((one) => (isBegun ? begunWays(one, spelledOut) : [quote(one.join(" "))])).join(" OR ")})`;
  });
  const wanted = facets.map((any) => `AND {facets} : (${any.map(quote).join(" OR ")})`);
  return [`{words} : (${words.join(" AND ")})`, ...wanted].join(" ");
}

/** Where nothing begins so the beginning itself is looked for, which is not there either. */
function begunWays(words: readonly string[], spelledOut: SpelledOut): string[] {
  const [before, last = ""] = [words.slice(0, -1), words.at(-1)];
  const whole = Array.from(last).length > LISTED_SIGNS ? spelledOut(last) : null;
  if (whole === null) return [`${quote(words.join(" "))} *`];
  return (whole.length === 0 ? [last] : whole).map((word) => quote([...before, word].join(" ")));
}

function quote(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
