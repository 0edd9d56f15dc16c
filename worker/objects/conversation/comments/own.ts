import type { InboundEvent, InboundItem } from "../../../domain/item.ts";
import { matchSent } from "../../../domain/sent-match.ts";
import { contentOf } from "../log/content.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * A comment of the Page's own came. Meta does not say by which app it was written: it is ours where a public reply that just left, or of
 * which nobody knows whether it arrived, says the same. True where it was.
 */
export function adoptOwnComment(
  store: ConversationStore,
  { at, key }: InboundItem,
  { mid, text, parts }: Extract<InboundEvent, { kind: "echo" }>,
): boolean {
  const head = store.outbox.head();
  const open = [...store.outbox.unknown(), ...(head?.state === "sending" ? [head] : [])];
  const sought = open.flatMap((row) => {
    const content = contentOf(row);
    if (row.outgoing !== "public_reply" || row.requested_at === null || content.kind !== "text") return [];
    return [{ id: row.seq, text: content.text, parts: content.parts ?? [], requestedAt: row.requested_at }];
  });
  const [seq] = matchSent(sought, [{ mid, at, text, parts }]).keys();
  const ours = seq === undefined ? null : store.entries.bySeq(seq);
  if (ours === null) return false;
  const earlier = store.entries.byKey(key);
  if (earlier !== null && earlier.merged === 0) store.merge(earlier, ours);
  store.markSent(ours, mid, at, earlier);
  return true;
}
