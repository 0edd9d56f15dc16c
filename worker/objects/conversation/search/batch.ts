import { indexedText, isForColleagues } from "../../../domain/search/content.ts";
import type { Author, Entry } from "../../../protocol/message/entry.ts";
import type { IndexBatch } from "../../kernel/contracts.ts";
import { toEntry } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/** Entries that are brought to the index in one call. */
const ENTRIES_MAX = 200;

/** What changed after `fromRev`, as the index takes it: no more than ENTRIES_MAX of it, and as far as that goes. */
export function batchSince(store: ConversationStore, fromRev: number): IndexBatch {
  const { conversation, generation, epoch, customer_name: name } = store.existingThread();
  const changed = store.entries.changedSince(fromRev, ENTRIES_MAX + 1);
  const isCut = changed.length > ENTRIES_MAX;
  const entries = (isCut ? changed.slice(0, ENTRIES_MAX) : changed).map(toEntry);
  const toRev = isCut ? (entries.at(-1)?.rev ?? fromRev) : store.topRev();
  const retained = store.thread.retained();
  const isTold = retained?.upTo == null || fromRev >= retained.rev;
  const batch: IndexBatch = {
    ...{ conversation, generation, epoch, fromRev, toRev, name, said: [], gone: [] },
    ...(isTold ? {} : { removedUpTo: retained.upTo ?? 0 }),
  };
  for (const entry of entries) {
    const text = indexedText(entry);
    const { id, at } = entry;
    if (text === null) batch.gone.push({ entry: id, at });
    else batch.said.push({ entry: id, at, text, ...writerOf(entry) });
  }
  return batch;
}

/** Of a line for colleagues it is who wrote it, whoever it is about. */
function writerOf(entry: Entry): { by: Author; note?: true } {
  if (!isForColleagues(entry) || entry.content.kind !== "system") return { by: entry.author };
  const { line } = entry.content;
  const by: Author = "by" in line && line.by !== null ? { type: "agent", ...line.by } : { type: "system" };
  return { by, note: true };
}
