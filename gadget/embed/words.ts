import { embedCatalogues } from "../late/embed.ts";
import { t, written } from "../words/strings.ts";
import { embed as english } from "./words/en.ts";
import type { EmbedWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): EmbedWords {
  return t.late(embedCatalogues[written.lang]?.value?.embed ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await embedCatalogues[written.lang]?.load();
}
