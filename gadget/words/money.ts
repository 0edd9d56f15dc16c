import { written } from "./strings.ts";

/** "€12.50" in the language of the moment, by ISO 4217; the amount alone where it is not known what of. */
export function money(amount: number, currency: string): string {
  const isKnown = /^[A-Z]{3}$/.test(currency);
  const style = isKnown ? ({ style: "currency", currency } as const) : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat(written.lang, style).format(amount);
}

/** The decimal sign that numbers have in a language. */
export function decimalSign(language: string): "." | "," {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === "decimal" && value === ",") ? "," : ".";
}
