/** Between groups of digits in whatever language: spaces, and the apostrophe of Switzerland. */
const GROUPING = /[\s'’٬]/g;
/** Of three digits, before which India has some of two. */
const GROUPED = /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/;
const ARABIC_DECIMAL = "٫";

/**
 * The number that somebody wrote, with whichever decimal sign and whatever between thousands; null: it is none. A single
 * sign with three digits behind it (`1.234`) could be either: it is the decimal sign where the language has that one.
 */
export function readNumber(text: string, decimal: "." | ","): number | null {
  const all = westernDigits(text).replaceAll(GROUPING, "").replace("−", "-");
  if (/^-?\d*٫\d+$/.test(all)) return Number(all.replace(ARABIC_DECIMAL, "."));
  const [, minus = "", digits = ""] = /^(-?)([\d.,]*\d[\d.,]*)$/.exec(all) ?? [];
  const plain = digits === "" ? null : withPoint(digits, decimal);
  return plain === null ? null : Number(minus + plain);
}

/** With a point as its decimal sign, and no other; null where they stand as in no number. */
function withPoint(digits: string, decimal: "." | ","): string | null {
  const at = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  if (at < 0) return digits;
  const [before, sign, after] = [digits.slice(0, at), digits.charAt(at), digits.slice(at + 1)];
  const other = sign === "." ? "," : ".";
  const isGrouped = GROUPED.test(digits) && !digits.includes(other);
  if (before.includes(sign)) return isGrouped ? digits.replaceAll(sign, "") : null;
  // Nothing is grouped behind a zero.
  if (isGrouped && sign !== decimal && before !== "0") return digits.replace(sign, "");
  if (before.includes(other) && !GROUPED.test(before)) return null;
  return `${before.replaceAll(other, "")}.${after}`;
}

/** For Arabic and Persian ones, whose code points end in their value. */
function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
