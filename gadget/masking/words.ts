import { maskingCatalogues } from "../late/hidden-text.ts";
import { t, written } from "../words/strings.ts";
import { masking as english } from "./words/en.ts";
import type { MaskingWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): MaskingWords {
  return t.late(maskingCatalogues[written.lang]?.value?.masking ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await maskingCatalogues[written.lang]?.load();
}
