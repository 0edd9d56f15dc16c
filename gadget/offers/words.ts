import { offerCatalogues } from "../late/offers.ts";
import { t, written } from "../words/strings.ts";
import { offers as english } from "./words/en.ts";
import type { OfferWords } from "./words/en.ts";

/** The words of offers in the language of the moment: English until speakHere() has loaded them. */
export function words(): OfferWords {
  return t.late(offerCatalogues[written.lang]?.value?.offers ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await offerCatalogues[written.lang]?.load();
}
