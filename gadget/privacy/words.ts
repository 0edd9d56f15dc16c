import { privacyCatalogues } from "../late/privacy.ts";
import { t, written } from "../words/strings.ts";
import { privacy as english } from "./words/en.ts";
import type { PrivacyWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): PrivacyWords {
  return t.late(privacyCatalogues[written.lang]?.value?.privacy ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await privacyCatalogues[written.lang]?.load();
}
