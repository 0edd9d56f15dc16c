import * as v from "valibot";

/** By its own words: the flag `v` is newer than what the sources are compiled for. */
const ONE_EMOJI = new RegExp("^\\p{RGI_Emoji}$", "v");

/** One emoji, as keyboards give it (Unicode, "RGI_Emoji"). */
export const Emoji = v.pipe(v.string(), v.maxLength(50), v.regex(ONE_EMOJI));
