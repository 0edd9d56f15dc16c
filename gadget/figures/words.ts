import { figureCatalogues } from "../late/figures.ts";
import { t, written } from "../words/strings.ts";
import { figures as english } from "./words/en.ts";
import type { FigureWords } from "./words/en.ts";

/** The words of the figures in the language of the moment: English until speakHere() has loaded them. */
export function words(): FigureWords {
  return t.late(figureCatalogues[written.lang]?.value?.figures ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await figureCatalogues[written.lang]?.load();
}
