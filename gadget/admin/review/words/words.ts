import { spoken } from "../../words/words.ts";
import { reviewAr } from "./ar.ts";
import { reviewDe } from "./de.ts";
import { reviewEn, type ReviewWords } from "./en.ts";
import { reviewEs } from "./es.ts";
import { reviewFr } from "./fr.ts";
import { reviewZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const REVIEW_WORDS: Record<string, ReviewWords> = {
  en: reviewEn,
  de: reviewDe,
  es: reviewEs,
  fr: reviewFr,
  zh: reviewZh,
  ar: reviewAr,
};

/** The words of the language that the admin speaks now. */
export function reviewWords(): ReviewWords {
  return REVIEW_WORDS[spoken.lang] ?? reviewEn;
}
