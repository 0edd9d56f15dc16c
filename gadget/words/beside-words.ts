import { beside as english } from "./locales/beside/en.ts";
import type { BesideWords } from "./locales/beside/en.ts";
import { t } from "./strings.ts";

/** The words that the list shares with what comes behind the first thread, in the language of the moment. */
export function words(): BesideWords {
  return t.beside(english);
}
