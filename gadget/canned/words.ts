import { cannedCatalogues } from "../late/canned.ts";
import { t, written } from "../words/strings.ts";
import { canned as english } from "./words/en.ts";
import type { CannedWords } from "./words/en.ts";

/** The words of canned replies and macros in the language of the moment: English until speakHere() has loaded them. */
export function words(): CannedWords {
  return t.late(cannedCatalogues[written.lang]?.value?.canned ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await cannedCatalogues[written.lang]?.load();
}
