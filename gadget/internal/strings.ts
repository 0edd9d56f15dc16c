import { en } from "../locales/en.ts";
import type { Strings } from "../locales/en.ts";
import { setTimeLocale } from "./time.ts";
import { wordTools } from "./word-tools.ts";
import type { WordTools } from "./word-tools.ts";

/** The words in use. Elements read from here each time they render, so that another language can take its place. */
export let t: Strings = en;

/** The language of these words, and their direction where it may not be that of the page. */
export let written: { lang: string; dir?: "rtl" } = { lang: "en" };

/** A catalogue that is loaded when it is needed. */
type Catalogue = { default: (tools: WordTools, english: Strings) => Strings };

/** Languages beside English, by their primary subtag. */
const LANGUAGES: Record<string, () => Promise<Catalogue>> = {
  de: () => import("../locales/de.ts"),
  es: () => import("../locales/es.ts"),
  fr: () => import("../locales/fr.ts"),
  zh: () => import("../locales/zh.ts"),
  ar: () => import("../locales/ar.ts"),
  "x-pseudo": () => import("../locales/pseudo.ts"),
};

const RIGHT_TO_LEFT = new Set(["ar"]);

/** All that `lang` may be; anything else is English. */
export const LANGUAGE_NAMES: readonly string[] = ["en", ...Object.keys(LANGUAGES)];

let wanted = "";
const listeners = new Set<() => void>();

/** Called after the words changed; the answer stops that. */
export function onStrings(run: () => void): () => void {
  listeners.add(run);
  return () => {
    listeners.delete(run);
  };
}

/**
 * Speaks another language from now on, in every gadget of the page: English where there is no catalogue for it,
 * and where it cannot be loaded. Times are written as the browser's person does in that language.
 */
export async function setLanguage(lang: string): Promise<void> {
  const name = lang.toLowerCase() === "x-pseudo" ? "x-pseudo" : (lang.toLowerCase().split("-")[0] ?? "");
  if (name === wanted) return;
  wanted = name;
  let strings = en;
  let locale = "en";
  try {
    const catalogue = await LANGUAGES[name]?.();
    if (catalogue) {
      locale = name === "x-pseudo" ? "en" : name;
      strings = catalogue.default(wordTools(locale), en);
    }
  } catch {
    locale = "en";
  }
  if (name !== wanted || strings === t) return;
  t = strings;
  written = { lang: locale, ...(RIGHT_TO_LEFT.has(locale) ? { dir: "rtl" } : {}) };
  setTimeLocale(locale);
  for (const run of [...listeners]) run();
}
