import { wordTools } from "../../../words/word-tools.ts";
import { spoken } from "../../words/words.ts";
import { boxAr } from "./ar.ts";
import { boxDe } from "./de.ts";
import { boxEn, type BoxWords } from "./en.ts";
import { boxEs } from "./es.ts";
import { boxFr } from "./fr.ts";
import { boxZh } from "./zh.ts";

/** All languages in the one script of this section. */
export const BOX_WORDS: Record<string, BoxWords> = {
  en: boxEn,
  de: boxDe,
  es: boxEs,
  fr: boxFr,
  zh: boxZh,
  ar: boxAr,
};

/** The words of the language that the admin speaks now. */
export function boxWords(): BoxWords {
  return BOX_WORDS[spoken.lang] ?? boxEn;
}

/** A number, as that language writes it. */
export function numbered(n: number): string {
  return wordTools(spoken.lang).number(n);
}
