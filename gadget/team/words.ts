import { teamCatalogues } from "../late/team.ts";
import { t, written } from "../words/strings.ts";
import { team as english } from "./words/en.ts";
import type { TeamWords } from "./words/en.ts";

/** The words of the team in the language of the moment: English until speakHere() has loaded them. */
export function words(): TeamWords {
  return t.late(teamCatalogues[written.lang]?.value?.team ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await teamCatalogues[written.lang]?.load();
}
