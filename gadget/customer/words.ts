import { customerCatalogues } from "../late/customer.ts";
import { t, written } from "../words/strings.ts";
import { customer as english } from "./words/en.ts";
import type { CustomerWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): CustomerWords {
  return t.late(customerCatalogues[written.lang]?.value?.customer ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await customerCatalogues[written.lang]?.load();
}
