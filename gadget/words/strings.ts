import { isEnglish, languageOf, languages, regional, regionalEnglish } from "../platform/languages.ts";
import { catalogues } from "../late/languages.ts";
import { en } from "./locales/en.ts";
import type { Strings } from "./locales/en.ts";
import { onTimes, setTimeLocale } from "./time.ts";
import { wordTools } from "./word-tools.ts";

/** The words in use. Elements read from here each time they render, so that another language can take its place. */
export let t: Strings = en;

/** The language of these words, and their direction where it may not be that of the page. */
export let written: { lang: string; dir?: "rtl" } = { lang: "en" };

const RIGHT_TO_LEFT = new Set(["ar"]);

/** All that `lang` may be; anything else is English. */
export const LANGUAGE_NAMES: readonly string[] = Object.keys(catalogues);

let wanted = "";
/** What was asked for and could not be loaded. */
let lost: string | null = null;
const listeners = new Set<() => void>();

/** Called after the words changed; the answer stops that. */
export function onStrings(run: () => void): () => void {
  listeners.add(run);
  return () => {
    listeners.delete(run);
  };
}

/**
 * Speaks another language from now on, in every gadget of the page: the one that is named, in whatever spelling, or
 * where none is named the first of those that the browser's person reads. English where there is no catalogue for it,
 * and where it cannot be loaded. Times are written as the browser's person does in that language.
 */
export async function setLanguage(named: string): Promise<void> {
  const language = isEnglish(named) ? undefined : (named ? [languageOf(named)] : languages()).find(isSpoken);
  const tag = language?.toString() ?? (named || "en");
  if (tag === wanted) return;
  wanted = tag;
  lost = null;
  const catalogue = language && (catalogues[tag] ?? catalogues[language.language]);
  if (!catalogue) {
    speak(en, "en", () => (language ? regional(language) : regionalEnglish(named)));
    return;
  }
  const isThere = await catalogue.load();
  if (tag !== wanted) return;
  if (isThere) {
    const locale = regional(language);
    speak(catalogue.value!.default(wordTools(locale), en), language.language, () => locale);
    return;
  }
  lost = named;
  wanted = "";
  speak(en, "en", () => regionalEnglish(""));
}

/** `locale` in full (BCP 47), once it is needed. */
function speak(strings: Strings, lang: string, locale: () => string): void {
  setTimeLocale(lang, locale);
  if (strings === t) return;
  t = strings;
  written = { lang, ...(RIGHT_TO_LEFT.has(lang) ? { dir: "rtl" } : {}) };
  renderAnew();
}

/** Whatever is written in words is written anew. */
export function renderAnew(): void {
  for (const run of [...listeners]) run();
}
onTimes(renderAnew);

/** Tries again to speak what could not be loaded; where nothing is missing, nothing happens. */
export function speakAgain(): void {
  if (lost !== null) void setLanguage(lost);
}

/** Who asked for Traditional Chinese did not ask for Simplified. */
function isSpoken(language: Intl.Locale | null): language is Intl.Locale {
  return language !== null && language.language in catalogues && language.maximize().script !== "Hant";
}
