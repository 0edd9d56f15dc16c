import { hasGoneBack } from "../../../domain/timeline.ts";
import { CURSOR_SESSION } from "../../../protocol/thread/conversation.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import type { Cursor, Rev } from "../../../protocol/ids.ts";
import { GATHERED_LOOKED_MAX, GATHERED_PAGE_MAX, SNAPSHOT_ENTRIES } from "../../../protocol/limits.ts";
import { isGathered, type Gathered, type GatheredPage } from "../../../protocol/thread/gathered.ts";
import type { ThreadRead } from "../../kernel/contracts.ts";
import { toEntries } from "../log/across.ts";
import { toEntry } from "../log/entry-row.ts";
import { currentThread } from "./publication.ts";
import type { ConversationStore } from "../log/store.ts";

/** Up to here a gadget that was away gets the changes; beyond it, a fresh snapshot. */
const CATCH_UP_ENTRIES_MAX = 200;
/** Rows that are in memory at once while somebody looks through them. */
const LOOKED_AT_ONCE = 100;

/** What changed since the cursor where that is a place in this thread and not too long ago; else the newest afresh. */
export function readThread(store: ConversationStore, cursor: Cursor | null): ThreadRead {
  const rev = store.topRev();
  const thread = currentThread(store);
  if (cursor !== null && isOfThis(store, cursor, rev)) {
    const changed = store.entries.changedSince(cursor.rev, CATCH_UP_ENTRIES_MAX + 1);
    if (changed.length <= CATCH_UP_ENTRIES_MAX)
      return { kind: "changes", thread, rev, entries: toEntries(store, changed), more: false };
  }
  return { kind: "snapshot", thread, rev, ...readHistory(store, null, SNAPSHOT_ENTRIES) };
}

/** The `limit` entries shown before `before`, oldest first. */
export function readHistory(
  store: ConversationStore,
  before: { at: number; id: number } | null,
  limit: number,
): { entries: Entry[]; more: boolean } {
  const place = before === null ? null : { at: before.at, seq: before.id };
  const rows = store.entries.shownBefore(place, limit + 1);
  const more = rows.length > limit;
  return { entries: toEntries(store, more ? rows.slice(1) : rows), more };
}

/** Entries with `what`, shown before `before`, the newest first, and where to go on; null: that was the beginning. */
export function gatherEntries(
  store: ConversationStore,
  what: Gathered,
  before: { at: number; id: number } | null,
): GatheredPage {
  const entries: Entry[] = [];
  let place = before === null ? null : { at: before.at, seq: before.id };
  for (let looked = 0; looked < GATHERED_LOOKED_MAX; looked += LOOKED_AT_ONCE) {
    const rows = store.entries.shownBefore(place, LOOKED_AT_ONCE);
    for (const row of rows.toReversed()) {
      place = { at: row.at, seq: row.seq };
      const entry = toEntry(row);
      if (!isGathered(entry, what)) continue;
      entries.push(...toEntries(store, [row]));
      if (entries.length === GATHERED_PAGE_MAX) return { entries, before: { at: entry.at, id: entry.id } };
    }
    if (rows.length < LOOKED_AT_ONCE) return { entries, before: null };
  }
  return { entries, before: place && { at: place.at, id: place.seq } };
}

/** Whether a gadget's place is one in this thread as it is now. */
function isOfThis(store: ConversationStore, cursor: Cursor, rev: Rev): boolean {
  const [epoch, told] = cursor.epoch.split(CURSOR_SESSION);
  if (epoch !== store.existingThread().epoch || cursor.rev > rev) return false;
  // Of what was removed because it was old they are told that it is no more.
  if (cursor.rev < (store.thread.retained()?.rev ?? 0)) return false;
  // An older gadget does not say who told it.
  return told === undefined || !hasGoneBack(store.session, { session: told, count: cursor.rev });
}
