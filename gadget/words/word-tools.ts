import { graphCode } from "./graph-code.ts";
import { onDemand } from "./on-demand.ts";
import { isPlain, told } from "./time.ts";

/** What catalogues are made with, by the rules of their language. */
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
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** For one language; what they need of `Intl` is made at first use. */
export function wordTools(locale: string): WordTools {
  const made = onDemand({
    rules: () => new Intl.PluralRules(locale),
    numbers: () => new Intl.NumberFormat(locale),
  });
  const [language = ""] = locale.split("-");
  const number = (n: number) => (isPlain(n, language) ? `${n}` : told(() => made.numbers.format(n), `${n}`));
  return {
    count: (n, one, other) => `${number(n)} ${made.rules.select(n) === "one" ? one : other}`,
    plural: (n, forms) => (forms[made.rules.select(n)] ?? forms.other).replace("#", number(n)),
    number,
    list: (names) => new Intl.ListFormat(locale).format(names),
    wordOf: (words, code) => words[code] ?? code,
    graphCode,
  };
}
