import { written } from "./strings.ts";

/** "€12.50" in the language of the moment, by ISO 4217; the amount alone where it is not known what of. */
export function money(amount: number, currency: string): string {
  const isKnown = /^[A-Z]{3}$/.test(currency);
  const style = isKnown ? ({ style: "currency", currency } as const) : { minimumFractionDigits: 2 };
  const parts = new Intl.NumberFormat(written.lang, style).formatToParts(amount);
  return parts.map(({ type, value }) => (type === "currency" ? isolated(value) : value)).join("");
}

/** "UK£" among words that run from right to left, which would make "£UK" of it. */
function isolated(sign: string): string {
  return written.dir === "rtl" && /[A-Z]/.test(sign) ? `\u2066${sign}\u2069` : sign;
}

/** How many decimals amounts of a currency have; of a currency that is none, more than anybody writes. */
export function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 6;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** The decimal sign that numbers have in a language. */
export function decimalSign(language: string): "." | "," {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === "decimal" && value === ",") ? "," : ".";
}
