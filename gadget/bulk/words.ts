import { bulkCatalogues } from "../late/bulk.ts";
import { t, written } from "../words/strings.ts";
import { bulk as english } from "./words/en.ts";
import type { BulkWords } from "./words/en.ts";

/** The words of what is done with several: English until speakHere() has loaded those of the language of the moment. */
export function words(): BulkWords {
  return t.late(bulkCatalogues[written.lang]?.value?.bulk ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await bulkCatalogues[written.lang]?.load();
}
