import { acrossIn, FOLLOWS_MS, mayHoldPart, NEIGHBOURS_MAX } from "../../../domain/masking/across.ts";
import type { HideRules } from "../../../domain/masking/hide.ts";
import type { Across } from "../../../protocol/masking/across.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { noteIn } from "./content.ts";
import { toEntry, type EntryRow } from "./entry-row.ts";
import type { ConversationStore } from "./store.ts";

type Row = Pick<EntryRow, "kind" | "seq" | "at" | "author" | "text" | "detail">;

/**
 * Rows as they leave the conversation. A text whose neighbours stay here, or left before, says which parts of it belong to a number that stands in
 * both: nobody else could tell. So does a note, of which others are the neighbours, whoever wrote them.
 */
export function toEntries(store: ConversationStore, rows: readonly EntryRow[]): Entry[] {
  return rows.map((row) => {
    const entry = toEntry(row);
    const across = acrossOf(store, row);
    const { content } = entry;
    if (across === null) return entry;
    if (content.kind === "text") return { ...entry, content: { ...content, across } };
    if (content.kind !== "system" || content.line.event !== "note") return entry;
    return { ...entry, content: { ...content, line: { ...content.line, across } } };
  });
}

/** Null: no part of it belongs to a number that stands in others as well. Found anew with each reading, whenever those came, or were edited. */
export function acrossOf(store: ConversationStore, row: Row): Across[] | null {
  const text = row.kind === "text" ? row.text : (noteIn(row)?.text ?? null);
  if (!mayHoldPart(text)) return null;
  const across = acrossIn(text, ...neighboursOf(store, row));
  return across.length === 0 ? null : across;
}

/** The same of a note that would say something else, by how a desk hides. */
export function acrossInNote(store: ConversationStore, row: Row, text: string, rules: HideRules): Across[] {
  return mayHoldPart(text) ? acrossIn(text, ...neighboursOf(store, row), rules) : [];
}

function neighboursOf(store: ConversationStore, row: Row): [before: string[], behind: string[]] {
  const textsOf = (side: "before" | "behind"): string[] =>
    row.kind === "text"
      ? store.entries.textsAround(row, side, FOLLOWS_MS, NEIGHBOURS_MAX)
      : store.entries.notesAround(row, side, FOLLOWS_MS, NEIGHBOURS_MAX);
  return [textsOf("before"), textsOf("behind")];
}
