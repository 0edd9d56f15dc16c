import { spoken } from "../../words/words.ts";
import { keysAr } from "./ar.ts";
import { keysDe } from "./de.ts";
import { keysEn, type KeyWords } from "./en.ts";
import { keysEs } from "./es.ts";
import { keysFr } from "./fr.ts";
import { keysZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const KEY_WORDS: Record<string, KeyWords> = {
  en: keysEn,
  de: keysDe,
  es: keysEs,
  fr: keysFr,
  zh: keysZh,
  ar: keysAr,
};

/** The words of the language that the admin speaks now. */
export function keyWords(): KeyWords {
  return KEY_WORDS[spoken.lang] ?? keysEn;
}
