import type { Change } from "../../../protocol/message/content.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { StoredChanges } from "../log/changes.ts";
import type { EntryRow } from "../log/entry-row.ts";
import { forgetQuotes } from "../log/quotes.ts";
import type { ConversationStore } from "../log/store.ts";
import { NOTHING_RETAINED } from "../log/thread-store.ts";
import { dropFilesOf } from "../retention/dropped-files.ts";

/** Entries of one person that are emptied in one turn. */
const AT_ONCE = 200;

/** What is left of a change that said what a message says now. */
const UNSEND = { type: "unsend" } satisfies Change;

/**
 * Empties what a person wrote in a thread of comments that somebody else began: each entry stays in its place as one that was taken back by
 * nobody who is named, so that what others answered still stands under something. Their name, their files, what was delivered of them and where
 * they were answered in private go as well. Answers of how many entries, and whether there may be more. Callers wrap it in a transaction;
 * repeating it is harmless.
 */
export function forgetWordsOf(store: ConversationStore, person: string): { entries: number; isAll: boolean } {
  const rows = store.erasure.writtenBy(person, AT_ONCE);
  for (const row of rows) {
    if (row.kind === "change") emptyChange(store, row);
    else emptyMessage(store, row);
  }
  forgetLinks(store, person);
  return { entries: rows.filter(({ merged }) => merged === 0).length, isAll: rows.length < AT_ONCE };
}

function emptyMessage(store: ConversationStore, row: EntryRow): void {
  const mid = row.mid ?? row.key;
  if (row.kind === "text") dropFiles(store, row);
  forgetQuotes(store, mid);
  // Of an edit Meta does not always say whose it is.
  for (const change of store.entries.changesOf(mid)) emptyChange(store, change);
  const changes = JSON.stringify({ isUnsent: true, isErased: true } satisfies StoredChanges);
  empty(store, row.seq, { detail: null, changes });
}

/** It stays known by its key: a repetition of it brings nothing back. */
function emptyChange(store: ConversationStore, { seq, detail, changes }: EntryRow): void {
  const isEdit = (JSON.parse(detail ?? "{}") as Partial<Change>).type === "edit";
  empty(store, seq, { detail: isEdit ? JSON.stringify(UNSEND) : detail, changes });
}

function empty(store: ConversationStore, seq: number, left: Pick<EntryRow, "detail" | "changes">): void {
  store.erasure.emptyEntry(seq, store.nextRev(), left);
  // Each has a rev of its own, by what is stored now.
  store.forgetEntries();
}

function dropFiles(store: ConversationStore, { seq, detail }: EntryRow): void {
  // By which the alarm knows of files that are to go.
  if (dropFilesOf(store, detail, [seq]).length > 0)
    store.thread.setRetained(store.thread.retained() ?? NOTHING_RETAINED);
}

/** Which conversation in Messenger a private reply opened is the person's own address. */
function forgetLinks(store: ConversationStore, person: string): void {
  const comment = store.thread.comment();
  const { pageId } = partsOfName(store.existingThread().conversation);
  const links = Object.entries(comment?.links ?? {});
  const others = links.filter(([, conversation]) => conversation !== `${pageId}:${person}`);
  if (comment === null || others.length === links.length) return;
  store.thread.setComment({ ...comment, links: Object.fromEntries(others) }, store.nextRev());
}
