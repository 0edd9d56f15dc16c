import { viewCatalogues } from "../late/views.ts";
import { t, written } from "../words/strings.ts";
import { views as english } from "./words/en.ts";
import type { ViewWords } from "./words/en.ts";

/** The words of filters and views in the language of the moment: English until speakHere() has loaded them. */
export function words(): ViewWords {
  return t.late(viewCatalogues[written.lang]?.value?.views ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await viewCatalogues[written.lang]?.load();
}
