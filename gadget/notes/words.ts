import { noteCatalogues } from "../late/notes.ts";
import { t, written } from "../words/strings.ts";
import { notes as english } from "./words/en.ts";
import type { NoteWords } from "./words/en.ts";

/** The words of notes in the language of the moment: English until speakHere() has loaded them. */
export function words(): NoteWords {
  return t.late(noteCatalogues[written.lang]?.value?.notes ?? english);
}

/** Loads them in the language of the moment; where they cannot be had, English stands in. */
export async function speakHere(): Promise<void> {
  await noteCatalogues[written.lang]?.load();
}
