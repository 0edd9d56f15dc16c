import { isWordSign, type Span } from "./span.ts";

/**
 * Account numbers by ISO 13616: a country of the registry, as long as its are, and right by mod 97. A word may stand at one without a space ("IBANDE89…"):
 * letters alone, since it has letters itself, and is sought in whatever else is made of letters and digits, such as addresses of files.
 */

/** The registry's, with how long each country's are. */
const LENGTHS: Partial<Record<string, number>> = Object.fromEntries(
  [
    "15 NO",
    "16 BE",
    "18 DK FK FI FO GL NL SD",
    "19 MK SI",
    "20 AT BA EE KZ LT LU MN XK",
    "21 CH HR LI LV",
    "22 BG BH CR DE GB GE IE ME RS VA",
    "23 AE GI IL IQ OM SO TL",
    "24 AD CZ ES MD PK RO SA SE SK TN VG",
    "25 LY PT ST",
    "26 IS TR",
    "27 BI DJ FR GR IT MC MR SM",
    "28 AL AZ BY CY DO GT HN HU LB NI PL SV",
    "29 BR EG PS QA UA",
    "30 JO KW MU YE",
    "31 MT SC",
    "32 LC",
    "33 RU",
  ].flatMap((line) => {
    const [length, ...countries] = line.split(" ");
    return countries.map((country) => [country, Number(length)]);
  }),
);
const BEGINS = /[A-Za-z]{2}[ .\u200b-]{0,2}[0-9]{2}/g;
/** So many signs may stand between two of one number. */
const BETWEEN_MAX = 3;

/** All of them in a plain text. */
export function ibansIn(plain: string): Span[] {
  const spans: Span[] = [];
  for (const { index } of plain.matchAll(BEGINS)) {
    const length = LENGTHS[plain.slice(index, index + 2).toUpperCase()];
    if (length === undefined) continue;
    const read = readFrom(plain, index, length);
    if (read === null || !isIban(read.value)) continue;
    if (isPartOfName(plain, index - 1, -1) || isPartOfName(plain, read.to, 1)) continue;
    spans.push({ from: index, to: read.to, kind: "iban", value: read.value });
  }
  return spans;
}

/** Whether what stands at it from there on, to one side, is more than a word. */
function isPartOfName(plain: string, from: number, step: -1 | 1): boolean {
  let at = from;
  // A dot is the bullet of a list, or stands in place of what was hidden before.
  while (isWordSign(plain[at]) && plain[at] !== "•") {
    if (!/\p{L}/u.test(plain[at] ?? "")) return true;
    at += step;
  }
  return false;
}

/** So many letters and digits from there on; null where they are fewer. */
function readFrom(plain: string, from: number, length: number): { value: string; to: number } | null {
  let value = "";
  let between = 0;
  for (let at = from; at < plain.length; at++) {
    const sign = plain[at] ?? "";
    if (/[A-Za-z0-9]/.test(sign)) {
      value += sign.toUpperCase();
      between = 0;
      if (value.length === length) return { value, to: at + 1 };
    } else if (/[ ./\n\u200b-]/.test(sign) && between < BETWEEN_MAX) between += 1;
    else return null;
  }
  return null;
}

/** Whether it is right by mod 97 (ISO 7064). */
function isIban(value: string): boolean {
  let rest = 0;
  for (const sign of `${value.slice(4)}${value.slice(0, 4)}`) {
    const number = Number.parseInt(sign, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}
