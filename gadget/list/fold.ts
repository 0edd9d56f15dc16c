import { sameLetters } from "../platform/letters.ts";
import { graphemes } from "../platform/segments.ts";

/** Letters of their own that many languages take for others; each decides for itself. */
const ALSO: Partial<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ى: "ي",
  ة: "ه",
};
const DIGITS = Array.from("0123456789");
/** Signs above and below letters, the stretcher of Arabic, and what is not drawn. */
const ADDED = /[\p{M}\u0640\p{Default_Ignorable_Code_Point}]/gu;
const DIAERESIS = "\u0308";
const TEXTS_MAX = 4_000;

/** A text to be searched and one to search for, each without what a language does not tell letters apart by. */
export type Fold = (text: string) => readonly string[];

const folds = new Map<string, Fold>();

/**
 * How a language folds letters: "é" is "e", in Arabic "أ" is "ا", but in Spanish "ñ" is not "n". Of two ways, because
 * Germans write "ü" both as "u" and as "ue"; a text is found when either of its two holds that of the other.
 */
export function foldOf(lang: string): Fold {
  const fold = folds.get(lang) ?? newFold(lang);
  folds.set(lang, fold);
  return fold;
}

function newFold(lang: string): Fold {
  const isSame = sameLetters(lang);
  const signs = new Map<string, readonly [string, string]>();
  const texts = new Map<string, readonly string[]>();

  const readSign = (sign: string): readonly [string, string] => {
    const lower = sign.toLocaleLowerCase(lang);
    const parts = lower.normalize("NFKD");
    const base = parts.replace(ADDED, "");
    const others = /\p{Nd}/u.test(base) ? DIGITS : [ALSO[base] ?? base, base];
    const plain = others.find((other) => isSame(sign, other)) ?? lower;
    const spelled = parts.includes(DIAERESIS) && isSame(sign, `${base}e`) ? `${base}e` : plain;
    return [plain, spelled];
  };
  const signOf = (sign: string): readonly [string, string] => {
    const known = signs.get(sign) ?? readSign(sign);
    signs.set(sign, known);
    return known;
  };
  return (text) => {
    const known = texts.get(text);
    if (known) return known;
    if (texts.size >= TEXTS_MAX) texts.clear();
    const all = graphemes(text).map(signOf);
    const folded = [all.map(([plain]) => plain).join(""), all.map(([, spelled]) => spelled).join("")];
    texts.set(text, folded);
    return folded;
  };
}
