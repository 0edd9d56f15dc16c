import { list as english } from "../words/locales/list/en.ts";
import type { ListWords } from "../words/locales/list/en.ts";
import { t } from "../words/strings.ts";

/** The words of this folder in the language of the moment. */
export function words(): ListWords {
  return t.list(english);
}
