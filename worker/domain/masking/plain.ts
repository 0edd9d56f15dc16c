/**
 * A text as rules look at it, as long as it was: digits of all scripts are those of ASCII, signs of full width are those of half, all that
 * has no width is PASSED, and there is one kind of space, line end, hyphen and dot.
 */

/** In place of what is passed over inside a number. */
export const PASSED = "\u200b";

const IGNORED = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe00-\ufe0f\ufeff]/u;
const SPACE = /[\p{Zs}\t]/u;
const NEW_LINE = /[\n\v\f\u0085\u2028\u2029]/;
const HYPHEN = /[\u2010-\u2015\u2212\ufe58\ufe63]/u;
const DOT = /[\u00b7\u2024\u2027\u3002\uff61\u06d4]/u;
const DIGIT = /^\p{Nd}$/u;
const OTHER = /[^\x20-\x7e]/u;

const known = new Map<string, string>();

/** The text in those signs. */
export function plainOf(text: string): string {
  const coded = text.includes("%40") ? text.replaceAll("%40", `@${PASSED}${PASSED}`) : text;
  if (!OTHER.test(coded)) return coded;
  let plain = "";
  for (const sign of coded) plain += sign >= " " && sign < "\u007f" ? sign : plainSign(sign);
  return plain;
}

/** What a part of a number says, however it is written. */
export function saidBy(text: string): string {
  return plainOf(text)
    .replaceAll(/[^0-9A-Za-z]/g, "")
    .toUpperCase();
}

function plainSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const plain = seenAs(sign).padEnd(sign.length, PASSED);
  // There are some tens of thousands of signs, and texts use few of them.
  if (known.size >= 5_000) known.clear();
  known.set(sign, plain);
  return plain;
}

function seenAs(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (DIGIT.test(sign)) return String(digitOf(code));
  if (NEW_LINE.test(sign)) return "\n";
  // Of the two signs that end a line on some systems.
  if (sign === "\r") return PASSED;
  if (IGNORED.test(sign)) return PASSED;
  if (SPACE.test(sign)) return " ";
  if (HYPHEN.test(sign)) return "-";
  return DOT.test(sign) ? "." : sign;
}

/** Digits of a script follow each other from 0 to 9, and those of several in mathematics likewise. */
function digitOf(code: number): number {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
