import { searchCatalogues } from "../late/search.ts";
import { t, written } from "../words/strings.ts";
import { search as english } from "./words/en.ts";
import type { SearchWords } from "./words/en.ts";

/** The words of the search in the language of the moment: English until speakHere() has loaded them. */
export function words(): SearchWords {
  return t.late(searchCatalogues[written.lang]?.value?.search ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await searchCatalogues[written.lang]?.load();
}
