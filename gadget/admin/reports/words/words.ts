import { spoken } from "../../words/words.ts";
import { reportsAr } from "./ar.ts";
import { reportsDe } from "./de.ts";
import { reportsEn, type ReportsWords } from "./en.ts";
import { reportsEs } from "./es.ts";
import { reportsFr } from "./fr.ts";
import { reportsZh } from "./zh.ts";

/** All languages in the one script of this section. */
export const REPORTS_WORDS: Record<string, ReportsWords> = {
  ...{ en: reportsEn, de: reportsDe, es: reportsEs, fr: reportsFr, zh: reportsZh, ar: reportsAr },
};

/** The words of the language that the admin speaks now. */
export function reportsWords(): ReportsWords {
  return REPORTS_WORDS[spoken.lang] ?? reportsEn;
}
