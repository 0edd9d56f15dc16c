import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ThreadState } from "./state.ts";

/**
 * Entries that are new in a thread since `before`. None when the thread was not known then; what was imported is no
 * news.
 */
export function arrivals(before: ThreadState | null | undefined, after: ThreadState): Entry[] {
  if (!before?.thread || before.entries === after.entries) return [];
  if (before.thread.epoch !== after.thread?.epoch) return [];
  const { newest } = before.entries;
  if (after.entries.newest <= newest) return [];
  const changed = [...after.entries.changedSince(before.entries)];
  return changed
    .map(({ entry }) => entry)
    .filter((entry) => entry.id > newest && entry.fetched !== "imported");
}
