import { wordTools } from "../../../words/word-tools.ts";
import { spoken } from "../../words/words.ts";
import { profileAr } from "./ar.ts";
import { profileDe } from "./de.ts";
import { profileEn, type ProfileWords } from "./en.ts";
import { profileEs } from "./es.ts";
import { profileFr } from "./fr.ts";
import { profileZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const PROFILE_WORDS: Record<string, ProfileWords> = {
  en: profileEn,
  de: profileDe,
  es: profileEs,
  fr: profileFr,
  zh: profileZh,
  ar: profileAr,
};

/** A number, as that language writes it. */
export function numbered(n: number): string {
  return wordTools(spoken.lang).number(n);
}

/** The words of the language that the admin speaks now. */
export function profileWords(): ProfileWords {
  return PROFILE_WORDS[spoken.lang] ?? profileEn;
}
