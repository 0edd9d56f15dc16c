import { assistCatalogues } from "../late/assist.ts";
import { t, written } from "../words/strings.ts";
import { assist as english } from "./words/en.ts";
import type { AssistWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): AssistWords {
  return t.late(assistCatalogues[written.lang]?.value?.assist ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await assistCatalogues[written.lang]?.load();
}
