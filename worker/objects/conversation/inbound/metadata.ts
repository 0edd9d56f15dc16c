import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/** `<seq>.<nonce>.<attempt>`: the echo of any attempt proves that the message arrived. */
export function byMetadata(store: ConversationStore, metadata: string | null): EntryRow | null {
  const [seq, nonce] = metadata?.split(".") ?? [];
  if (seq === undefined || nonce === undefined || !/^\d{1,15}$/.test(seq)) return null;
  const row = store.entries.bySeq(Number(seq));
  return row !== null && row.nonce !== null && row.nonce === nonce ? row : null;
}

/** What a send carries as `metadata`, so that its echo names the message and the attempt. */
export function metadataOf(row: Pick<EntryRow, "seq" | "nonce">, attempt: number): string {
  return `${String(row.seq)}.${row.nonce ?? ""}.${String(attempt)}`;
}
