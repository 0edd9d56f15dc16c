import { words as besideWords } from "../words/beside-words.ts";
import { t } from "../words/strings.ts";
import { content as english } from "../words/locales/content/en.ts";
import type { ContentWords } from "../words/locales/content/en.ts";

/** The words of this folder in the language of the moment. */
export function words(): ContentWords {
  return t.content(english);
}

/** "Picture", "Order". */
export const kindName = (what: string): string => besideWords().kind(what);
