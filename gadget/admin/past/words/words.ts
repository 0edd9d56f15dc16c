import { wordTools } from "../../../words/word-tools.ts";
import { spoken } from "../../words/words.ts";
import { pastAr } from "./ar.ts";
import { pastDe } from "./de.ts";
import { pastEn, type PastWords } from "./en.ts";
import { pastEs } from "./es.ts";
import { pastFr } from "./fr.ts";
import { pastZh } from "./zh.ts";

/** All languages in the one script of this section. */
export const PAST_WORDS: Record<string, PastWords> = {
  en: pastEn,
  de: pastDe,
  es: pastEs,
  fr: pastFr,
  zh: pastZh,
  ar: pastAr,
};

/** The words of the language that the admin speaks now. */
export function pastWords(): PastWords {
  return PAST_WORDS[spoken.lang] ?? pastEn;
}

/** A number, as that language writes it. */
export function numbered(n: number): string {
  return wordTools(spoken.lang).number(n);
}
