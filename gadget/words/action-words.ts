import { actions as english } from "./locales/actions/en.ts";
import type { ActionWords } from "./locales/actions/en.ts";
import { t } from "./strings.ts";

/** The words of what is loaded behind the first thread, in the language of the moment. */
export function words(): ActionWords {
  return t.actions(english);
}
