import { recordCatalogues } from "../late/records.ts";
import { t, written } from "../words/strings.ts";
import { records as english } from "./words/en.ts";
import type { RecordWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): RecordWords {
  return t.late(recordCatalogues[written.lang]?.value?.records ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await recordCatalogues[written.lang]?.load();
}
