import { isEnglish, languageOf, languages, regional, regionalEnglish } from "../platform/languages.ts";
import { live as english, type LiveWords } from "../live/words/en.ts";
import { setTimeLocale, tellTimes } from "../words/time.ts";
import { liveCatalogues } from "./late/languages.ts";

/** The words in use, their language and its direction. */
export let spoken: { words: LiveWords; lang: string; dir: "ltr" | "rtl" } = {
  ...{ words: english, lang: "en", dir: "ltr" },
};

// Nothing here is in such a hurry that times would come a frame later.
tellTimes();

let wanted: string | null = null;

/**
 * Speaks the language that is named, else the first of those that the browser's person reads, in all wallboards of the page; English
 * where there is no catalogue for it, and where it cannot be loaded. False where it is the language before.
 */
export async function speak(named: string): Promise<boolean> {
  if (named === wanted) return false;
  wanted = named;
  const language = isEnglish(named)
    ? undefined
    : (named ? [languageOf(named)] : languages()).find(
        (one) => one !== null && one.language in liveCatalogues && one.maximize().script !== "Hant",
      );
  const catalogue = language && liveCatalogues[language.language];
  const isThere = (await catalogue?.load()) ?? false;
  if (named !== wanted) return false;
  // Asked for again, it is tried again.
  if (catalogue && !isThere) wanted = null;
  const locale = language && isThere ? regional(language) : regionalEnglish(named);
  const lang = language && isThere ? language.language : "en";
  setTimeLocale(lang, () => locale);
  spoken = {
    ...{ words: isThere ? catalogue!.value!.live : english, lang },
    dir: lang === "ar" ? "rtl" : "ltr",
  };
  return true;
}
