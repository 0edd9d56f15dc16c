import { commentCatalogues } from "../late/commenting.ts";
import { t, written } from "../words/strings.ts";
import { comments as english } from "./words/en.ts";
import type { CommentWords } from "./words/en.ts";

/** The words of this folder in the language of the moment: English until speakHere() has loaded them. */
export function words(): CommentWords {
  return t.late(commentCatalogues[written.lang]?.value?.comments ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await commentCatalogues[written.lang]?.load();
}
