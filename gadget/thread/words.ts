import { menuCatalogues } from "../late/menu-words.ts";
import { t, written } from "../words/strings.ts";
import { menu as english, type MenuWords } from "./words/en.ts";

/** The words of a conversation's menu in the language of the moment: English until speakHere() has loaded them. */
export function words(): MenuWords {
  return t.late(menuCatalogues[written.lang]?.value?.menu ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await menuCatalogues[written.lang]?.load();
}
