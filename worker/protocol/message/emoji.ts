import * as v from "../values.ts";

/** By its own words: the flag `v` is newer than what the sources are compiled for. */
const ONE_EMOJI = new RegExp("^\\p{RGI_Emoji}$", "v");
/** What is an emoji only with the selector for one behind it, such as ❤, and no colour of skin makes one of. */
const SHOWN_AS_TEXT = /(?!\p{Emoji_Presentation})\p{Emoji}(?!\p{Emoji_Modifier})/gu;

/** One emoji, as keyboards give it (Unicode, "RGI_Emoji"), or with too few or too many selectors (U+FE0F). */
export const Emoji = v.pipe(v.string(), v.maxLength(50), v.transform(withSelectors), v.regex(ONE_EMOJI));

/** As Unicode has it, and Messenger: "❤" and "❤\ufe0f" are the same reaction. */
function withSelectors(text: string): string {
  return text.replaceAll("\ufe0f", "").replace(SHOWN_AS_TEXT, "$&\ufe0f");
}
