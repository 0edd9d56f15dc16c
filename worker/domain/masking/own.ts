import type { PatternSign } from "../../protocol/masking/signs.ts";
import { isWordBefore, isWordSign, type Span } from "./span.ts";

/** What a pattern of the desk's own finds in a plain text: no part of a longer word or number. */
export function ownIn(plain: string, signs: readonly PatternSign[]): Span[] {
  const spans: Span[] = [];
  const lower = plain.toLowerCase();
  // Of a few signs the small letter is longer than the capital.
  const read = lower.length === plain.length ? lower : plain;
  for (let from = 0; from + signs.length <= read.length; from++) {
    if (isWordBefore(plain, from)) continue;
    const to = endAt(read, from, signs);
    if (to === null || isWordSign(plain[to])) continue;
    spans.push({ from, to, kind: "own", value: read.slice(from, to).replaceAll("\u200b", "") });
    from = to - 1;
  }
  return spans;
}

function endAt(read: string, from: number, signs: readonly PatternSign[]): number | null {
  let at = from;
  for (const [n, sign] of signs.entries()) {
    while (n > 0 && read[at] === "\u200b") at += 1;
    if (!fits(sign, read[at])) return null;
    at += 1;
  }
  return at;
}

function fits(sign: PatternSign, unit: string | undefined): boolean {
  if (unit === undefined) return false;
  if (typeof sign !== "string") return sign.is === unit;
  if (sign === "digit") return unit >= "0" && unit <= "9";
  return (sign === "letter" ? /\p{L}/u : /[\p{L}0-9]/u).test(unit);
}
