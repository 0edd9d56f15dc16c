import { builderCatalogues } from "../late/builder-words.ts";
import { builder as english } from "./locales/builder/en.ts";
import type { BuilderWords } from "./locales/builder/en.ts";
import { t, written } from "./strings.ts";

/** The words of what messages are built with, in the language of the moment: English until speakHere() has loaded them. */
export function words(): BuilderWords {
  return t.late(builderCatalogues[written.lang]?.value?.builder ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await builderCatalogues[written.lang]?.load();
}
