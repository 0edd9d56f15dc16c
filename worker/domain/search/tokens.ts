/**
 * Goes up whenever the same text has other tokens than before: an index that was made by another version is made anew, for
 * what was written into it can only be taken out of it as it was.
 */
export const TOKENS_VERSION = 1;

/** Longer ones are cut, when they are written and when they are looked for. */
const TOKEN_SIGNS_MAX = 64;

/**
 * A word as it is indexed. `from`, `to`: where it stands in the text, in UTF-16 units. `also`: other ways of spelling it.
 * `isWhole`: nobody looks for its beginning alone: an emoji, and what is of a script without spaces. `joins`: such a one begins within the
 * token before it.
 */
export type Token = { word: string; from: number; to: number; also?: string; isWhole?: true; joins?: true };

/** Scripts that are written without spaces, or (Korean) join so much to a word that people look for a part of it. */
const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const WORD = "[\\p{L}\\p{N}\\p{M}]";
/** What is not drawn inside a word: soft hyphens, joiners, marks of direction. */
const HIDDEN = "[\\p{Default_Ignorable_Code_Point}\\u0640]";
const TOKENS = new RegExp(
  [
    "(?<emoji>\\p{RI}\\p{RI}|\\p{Extended_Pictographic})",
    `(?<run>(?:(?=[${UNSPACED}])${WORD}\\p{M}*)+)`,
    `(?<word>(?:(?![${UNSPACED}])${WORD}|(?<=${WORD})${HIDDEN}+(?=${WORD}))+)`,
  ].join("|"),
  "gu",
);
/** One sign of them, with what belongs to it: of half the width a kana and its mark are two. */
const SIGN = /.[\p{M}\uff9e\uff9f]*/gsu;
const ALL_HIDDEN = new RegExp(HIDDEN, "gu");

/**
 * Signs above and below letters that are left out when people type: of Latin, Greek, Cyrillic, Hebrew and Arabic. Those of Indian
 * scripts are vowels, and those of kana make another letter.
 */
const ADDED =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u20d0-\u20ff]/g;
const UMLAUT = /[äöü]/g;
/** Letters of their own that many languages take for others. */
const OTHERS: Partial<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ς: "σ", ى: "ي", ة: "ه" },
};

/** A text as its tokens count in it: whole signs, each in one way. */
export function indexable(text: string): string {
  return text.toWellFormed().normalize("NFC");
}

/**
 * The words of a text that indexable() answered, in its order. Capital letters and accents count as small and without; "ü" is
 * also "ue". Of scripts without spaces every two signs are a token, and each sign by itself, so that any part of them is
 * found. An emoji is a word of its own, of whatever colour.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(TOKENS)) {
    const { emoji, run, word } = found.groups as { emoji?: string; run?: string; word?: string };
    if (emoji !== undefined) tokens.push(emojiAt(emoji, found.index));
    else if (run !== undefined) tokens.push(...pairsOf(run, found.index));
    else if (word !== undefined) tokens.push(...wordAt(word, found.index));
  }
  return tokens;
}

/** A word without what people leave out when they look for it. */
export function folded(word: string): string {
  const plain = word
    .replace(ALL_HIDDEN, "")
    .normalize("NFKD")
    .replace(ADDED, "")
    .normalize("NFKC")
    .toLowerCase();
  return Array.from(plain, (sign) => OTHERS[sign] ?? sign)
    .slice(0, TOKEN_SIGNS_MAX)
    .join("");
}

function emojiAt(emoji: string, from: number): Token {
  return { word: emoji, from, to: from + emoji.length, isWhole: true };
}

function wordAt(word: string, from: number): Token[] {
  const plain = folded(word);
  if (plain === "") return [];
  const spelled = word.toLowerCase();
  const also = folded(spelled.replace(UMLAUT, (letter) => `${letter}e`));
  return [{ word: plain, from, to: from + word.length, ...(also === plain ? {} : { also }) }];
}

/** Every two signs that follow each other; the last by itself where there is but one. */
function pairsOf(run: string, start: number): Token[] {
  const signs = Array.from(run.matchAll(SIGN), ({ 0: sign, index }) => ({
    word: folded(sign),
    from: start + index,
    to: start + index + sign.length,
    isWhole: true as const,
  })).filter(({ word }) => word !== "");
  if (signs.length < 2) return signs;
  return signs.slice(1).map(({ word, to }, at) => {
    const before = signs[at];
    const pair = {
      word: `${before?.word ?? ""}${word}`,
      from: before?.from ?? start,
      to,
      isWhole: true as const,
    };
    return at === 0 ? pair : { ...pair, joins: true };
  });
}

/** The single signs of a text in scripts without spaces, each once. */
export function singlesOf(text: string): string[] {
  const runs = Array.from(text.matchAll(TOKENS), ({ groups }) => groups?.["run"] ?? "").join("");
  return [...new Set(Array.from(runs.matchAll(SIGN), ([sign]) => folded(sign)))].filter((it) => it !== "");
}

/**
 * A text as it is written into the index: its tokens in their order, then other spellings and single signs, which stand beside no other
 * token.
 */
export function indexedWords(text: string): string {
  const tokens = tokensOf(text);
  const beside = tokens.flatMap(({ also }) => also ?? []);
  return [...tokens.map(({ word }) => word), ...new Set(beside), ...singlesOf(text)].join(" ");
}
