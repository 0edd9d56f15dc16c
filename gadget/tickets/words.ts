import { ticketCatalogues } from "../late/tickets.ts";
import { t, written } from "../words/strings.ts";
import { tickets as english } from "./words/en.ts";
import type { TicketWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): TicketWords {
  return t.late(ticketCatalogues[written.lang]?.value?.tickets ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await ticketCatalogues[written.lang]?.load();
}
