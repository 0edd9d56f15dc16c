import { wordTools } from "../../../words/word-tools.ts";
import type { WordTools } from "../../../words/word-tools.ts";
import { spoken } from "../../words/words.ts";
import { privacyAr } from "./ar.ts";
import { privacyDe } from "./de.ts";
import { privacyEn } from "./en.ts";
import type { PrivacyWords } from "./en.ts";
import { privacyEs } from "./es.ts";
import { privacyFr } from "./fr.ts";
import { privacyZh } from "./zh.ts";

/** The catalogues, by language. */
export const PRIVACY_WORDS: Readonly<Record<string, (tools: WordTools) => PrivacyWords>> = {
  ...{ en: privacyEn, de: privacyDe, es: privacyEs, fr: privacyFr, zh: privacyZh, ar: privacyAr },
};

let made: { lang: string; words: PrivacyWords } | null = null;

/** What the screen says, in the language of the admin. */
export function privacyWords(): PrivacyWords {
  const { lang } = spoken;
  if (made?.lang !== lang) made = { lang, words: (PRIVACY_WORDS[lang] ?? privacyEn)(wordTools(lang)) };
  return made.words;
}
