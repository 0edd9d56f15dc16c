import { isEnglish, languageOf, languages, regional, regionalEnglish } from "../../platform/languages.ts";
import { setTimeLocale, tellTimes } from "../../words/time.ts";
import { wordTools } from "../../words/word-tools.ts";
import { adminCatalogues } from "../late/languages.ts";
import { en } from "./en.ts";
import type { AdminWords } from "./en.ts";

/** The words in use. Screens read from here each time they render. */
export let w: AdminWords = en(wordTools("en"));

/** Their language and direction. */
export let spoken: { lang: string; dir: "ltr" | "rtl" } = { lang: "en", dir: "ltr" };

// Nothing here is in such a hurry that times would come a frame later.
tellTimes();

let wanted = "";
const listeners = new Set<() => void>();

/** Called after the words changed; the answer stops that. */
export function onWords(run: () => void): () => void {
  listeners.add(run);
  return () => {
    listeners.delete(run);
  };
}

/**
 * Speaks another language from now on: the one that is named, else the first of those that the browser's person reads.
 * English where there is no catalogue for it, and where it cannot be loaded.
 */
export async function speak(named: string): Promise<void> {
  const language = isEnglish(named)
    ? undefined
    : (named ? [languageOf(named)] : languages()).find(
        (one) => one !== null && one.language in adminCatalogues && one.maximize().script !== "Hant",
      );
  const tag = language?.language ?? "en";
  const asked = `${tag} ${named}`;
  if (asked === wanted) return;
  wanted = asked;
  const catalogue = adminCatalogues[tag];
  const isThere = (await catalogue?.load()) ?? false;
  if (asked !== wanted) return;
  const locale = language && isThere ? regional(language) : regionalEnglish(named);
  setTimeLocale(isThere ? tag : "en", () => locale);
  w = (isThere ? catalogue!.value!.default : en)(wordTools(locale));
  spoken = isThere ? { lang: tag, dir: tag === "ar" ? "rtl" : "ltr" } : { lang: "en", dir: "ltr" };
  for (const run of [...listeners]) run();
}
