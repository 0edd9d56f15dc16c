import { numberFormat } from "../words/exact-times.ts";

/** A number as one writes it in the language in use, without groups: "12,5" in German. */
export function writtenNumber(value: number): string {
  return numberFormat({ maximumFractionDigits: 20, useGrouping: false }).format(value);
}

/** The sign that begins the fraction in the language in use. */
export function decimalSign(): string {
  return (
    numberFormat({})
      .formatToParts(1.5)
      .find(({ type }) => type === "decimal")?.value ?? "."
  );
}

/**
 * What somebody wrote, as a number; null: it is none, or could be two. A point and a comma both begin a fraction, whatever the
 * language: but with three digits behind it the one that is not `decimal` may part thousands.
 */
export function readNumber(said: string, decimal: string): number | null {
  const plain = said
    // Marks of direction stand at the sign where one reads from the right.
    .replace(/[\s\u200e\u200f\u061c]/g, "")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/^\u2212/, "-");
  const [, whole, sign, fraction = ""] = /^([-+]?\d*)(?:([.,٫])(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined || !/\d/.test(plain)) return null;
  if (sign !== undefined && sign !== decimal && fraction.length === 3) return null;
  const value = Number(`${whole}.${fraction}`);
  return Number.isFinite(value) ? value : null;
}
