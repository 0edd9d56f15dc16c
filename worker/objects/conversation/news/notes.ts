import { rulesFor, spansIn } from "../../../domain/masking/hide.ts";
import { restored } from "../../../domain/masking/restore.ts";
import { merged } from "../../../domain/masking/span.ts";
import { editedNote, takenBackNote } from "../../../domain/notes.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { NoteLine } from "../../../protocol/message/content.ts";
import type { EntryId } from "../../../protocol/ids.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { NoteChange, NoteCommand } from "../../kernel/contracts.ts";
import type { HidePolicy } from "../../../protocol/masking/masking.ts";
import { acrossInNote, acrossOf } from "../log/across.ts";
import { noteIn } from "../log/content.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import { writeLine } from "./write-line.ts";

/** Commands by which a note was changed that are known again, the last of them. */
const COMMANDS_MAX = 8;

/** The note as it stands, and as it stood before; null where it is new, or as it was. */
export type Noted = Outcome<
  { isRepeated: boolean; entry: EntryId; line: NoteLine; before: NoteLine | null },
  Refusal
>;

const NOT_FOUND = { code: "not_found" } as const;

/** Writes what an agent has to say to colleagues, once. Runs inside a transaction. */
export function acceptNote(store: ConversationStore, { id, line }: NoteCommand, now: number): Noted {
  const key = keyOf(id);
  const known = store.entries.byKey(key);
  // As it is by now: its writer may have changed it since.
  if (known !== null)
    return done({ isRepeated: true, entry: known.seq, line: noteIn(known) ?? line, before: null });
  writeLine(store, { key, at: now, line, interaction: store.thread.interaction()?.id ?? null });
  const written = store.entries.byKey(key);
  return written === null
    ? refused(NOT_FOUND)
    : done({ isRepeated: false, entry: written.seq, line: withAcross(store, written, line), before: null });
}

/** The entry that is the note of this command; null: there is none. */
export function findNote(store: ConversationStore, id: string): number | null {
  return store.entries.byKey(keyOf(id))?.seq ?? null;
}

/** Changes a note, or takes it back, once; what it said before is nowhere then. Runs inside a transaction. */
export function changeNote(
  store: ConversationStore,
  { id, entry, by, words: given, hide }: NoteChange,
  now: number,
): Noted {
  const row = store.entries.bySeq(entry);
  const line = row === null ? null : noteIn(row);
  if (row === null || line === null) return refused(NOT_FOUND);
  const { commands = [], ...before } = line;
  if (commands.includes(id)) return done({ isRepeated: true, entry, line: before, before: null });
  const text =
    given === null || hide === undefined
      ? given?.text
      : restoredIn(store, row, given.text, before.text, hide);
  if (text === null) return refused({ code: "wrong_state", state: "hidden" });
  const words = given === null ? null : { ...given, text: text ?? given.text };
  const changed = words === null ? takenBackNote(before, by, now) : editedNote(before, by, words, now);
  if (!changed.ok) return changed;
  const isRepeated = changed.value === before;
  if (!isRepeated) {
    const kept = { ...changed.value, commands: [...commands, id].slice(-COMMANDS_MAX) };
    store.inbound.setDetail(entry, store.nextRev(), JSON.stringify(kept));
  }
  const written = store.entries.bySeq(entry) ?? row;
  return done({ isRepeated, entry, line: withAcross(store, written, changed.value), before });
}

/** As whoever is told of it at once may have it: in two notes may stand one number. */
function withAcross(store: ConversationStore, row: EntryRow, line: NoteLine): NoteLine {
  const across = acrossOf(store, row);
  return across === null ? line : { ...line, across };
}

/** What they wrote with what they did not see, be it a part of what stands in another note. */
function restoredIn(
  store: ConversationStore,
  row: EntryRow,
  text: string,
  before: string,
  hide: HidePolicy,
): string | null {
  const rules = rulesFor(hide);
  return restored(text, before, (it) =>
    merged([
      ...spansIn(it, rules),
      ...acrossInNote(store, row, it, rules).map((part) => ({ ...part, value: "" })),
    ]),
  );
}

function keyOf(id: string): string {
  return `#for-colleagues:${id}`;
}
