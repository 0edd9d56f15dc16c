import { personCatalogues } from "../late/persons.ts";
import { t, written } from "../words/strings.ts";
import { persons as english } from "./words/en.ts";
import type { PersonWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): PersonWords {
  return t.late(personCatalogues[written.lang]?.value?.persons ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await personCatalogues[written.lang]?.load();
}
