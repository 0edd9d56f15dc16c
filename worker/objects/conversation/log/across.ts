import { acrossIn, FOLLOWS_MS, mayHoldPart, NEIGHBOURS_MAX } from "../../../domain/masking/across.ts";
import type { Across } from "../../../protocol/masking/across.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { toEntry, type EntryRow } from "./entry-row.ts";
import type { ConversationStore } from "./store.ts";

/**
 * Rows as they leave the conversation. A text whose neighbours stay here, or left before, says which parts of it belong to a number that stands in
 * both: nobody else could tell.
 */
export function toEntries(store: ConversationStore, rows: readonly EntryRow[]): Entry[] {
  return rows.map((row) => {
    const entry = toEntry(row);
    const across = acrossOf(store, row);
    if (across === null || entry.content.kind !== "text") return entry;
    return { ...entry, content: { ...entry.content, across } };
  });
}

/** Null: no part of it belongs to a number that stands in others as well. Found anew with each reading, whenever those came, or were edited. */
export function acrossOf(
  store: ConversationStore,
  row: Pick<EntryRow, "kind" | "seq" | "at" | "author" | "text">,
): Across[] | null {
  if (row.kind !== "text" || !mayHoldPart(row.text)) return null;
  const [before, behind] = [textsOf(store, row, "before"), textsOf(store, row, "behind")];
  const across = acrossIn(row.text, before, behind);
  return across.length === 0 ? null : across;
}

function textsOf(
  store: ConversationStore,
  row: Pick<EntryRow, "seq" | "at" | "author">,
  side: "before" | "behind",
): string[] {
  return store.entries.textsAround(row, side, FOLLOWS_MS, NEIGHBOURS_MAX);
}
