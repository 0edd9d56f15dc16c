import { graphCode } from "./graph-code.ts";

/**
 * What catalogues are made with. Handed to the ones that are loaded later, which import nothing: a chunk that
 * imports from the first script would load that a second time for pages that pin a version.
 */
export type WordTools = {
  /** "1 message", "2 messages", "1,000 messages", by the plural rules of the language. */
  count(n: number, one: string, other: string): string;
  /** One of several forms, by the plural rules of the language; `#` in it is the number. */
  plural(n: number, forms: PluralForms): string;
  /** "1,000", with the digits of the language. */
  number(n: number): string;
  /** "Anna and Ben". */
  list(names: string[]): string;
  /** A newer Worker may have codes that this gadget has no word for: better the code than nothing. */
  wordOf(words: Partial<Record<string, string>>, code: string): string;
  graphCode(code: number, subcode: number | null): string;
};

/** Arabic has six of them, Chinese one. What is left out is `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export function wordTools(locale: string): WordTools {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return {
    count: (n, one, other) => `${numbers.format(n)} ${rules.select(n) === "one" ? one : other}`,
    plural: (n, forms) => (forms[rules.select(n)] ?? forms.other).replace("#", numbers.format(n)),
    number: (n) => numbers.format(n),
    list: (names) => new Intl.ListFormat(locale).format(names),
    wordOf: (words, code) => words[code] ?? code,
    graphCode,
  };
}
