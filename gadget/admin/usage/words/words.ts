import { spoken } from "../../words/words.ts";
import { usageAr } from "./ar.ts";
import { usageDe } from "./de.ts";
import { usageEn, type UsageWords } from "./en.ts";
import { usageEs } from "./es.ts";
import { usageFr } from "./fr.ts";
import { usageZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const USAGE_WORDS: Record<string, UsageWords> = {
  en: usageEn,
  de: usageDe,
  es: usageEs,
  fr: usageFr,
  zh: usageZh,
  ar: usageAr,
};

/** The words of the language that the admin speaks now. */
export function usageWords(): UsageWords {
  return USAGE_WORDS[spoken.lang] ?? usageEn;
}
