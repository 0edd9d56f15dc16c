import { LOCALES } from "../../shell/locales.ts";
import { languageWords } from "../model/formats.ts";
import { spoken } from "../../words/words.ts";
import type { Option } from "./chips.ts";

/** Languages, each alone and as it is spoken somewhere, by their names. */
export function languageOptions(): Option[] {
  const alone = new Set(LOCALES.map((it) => it.split("_")[0]!));
  return [...alone, ...LOCALES]
    .map((value) => ({ value, label: languageWords(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, spoken.lang));
}

/** The same, with one that is written down and is none of them. */
export function languageChoices(language: string): Option[] {
  const listed = languageOptions();
  const isListed = listed.some(({ value }) => value === language);
  return isListed ? listed : [{ value: language, label: languageWords(language) }, ...listed];
}
