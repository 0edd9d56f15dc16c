import { spoken } from "../../words/words.ts";
import { maskingAr } from "./ar.ts";
import { maskingDe } from "./de.ts";
import { maskingEn, type MaskingAdminWords } from "./en.ts";
import { maskingEs } from "./es.ts";
import { maskingFr } from "./fr.ts";
import { maskingZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const MASKING_WORDS: Record<string, MaskingAdminWords> = {
  en: maskingEn,
  de: maskingDe,
  es: maskingEs,
  fr: maskingFr,
  zh: maskingZh,
  ar: maskingAr,
};

/** The words of the language that the admin speaks now. */
export function maskingWords(): MaskingAdminWords {
  return MASKING_WORDS[spoken.lang] ?? maskingEn;
}
