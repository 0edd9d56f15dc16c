import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { PRIVATE_REPLIES_MAX, type ClosedComment } from "../../../protocol/comments/comment.ts";
import { mayReplyPrivately } from "../../../protocol/comments/private-reply.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { refusalOf } from "../../kernel/record-reader.ts";
import { midOf, toEntry, type EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import type { MetaRecord } from "../inbound/record.ts";
import { ALL_PRIVATE_REPLIES, commentOf, isOfPost } from "./thread.ts";

type Tools = { store: ConversationStore; record: Pick<MetaRecord, "privateReply"> };

/**
 * Whether a comment may be answered in private, by Meta's own word of now: staff may have done so elsewhere. True where the thread says
 * something else of it since.
 */
export async function lookAtComment(
  { store, record }: Tools,
  entry: number,
  now: number,
): Promise<Outcome<{ isRepeated: boolean }, Refusal>> {
  const row = store.entries.bySeq(entry);
  const id = row === null || row.kind === "system" ? null : midOf(row);
  if (row === null || id === null) return refused({ code: "not_found" });
  if (!isAnswerable(store, row, now)) return done({ isRepeated: true });
  const read = await record.privateReply(id, isOfPost(store, id));
  if (!read.ok) return refused(refusalOf(read));
  const { conversation, mayReply } = read.value;
  const why = conversation !== null ? "answered" : mayReply === false ? "not_replyable" : null;
  // A reply of ours may have left while Meta was asked: then it is that one of which Meta tells.
  if (why !== null && !isAnswerable(store, row, now)) return done({ isRepeated: true });
  return done({ isRepeated: !keep(store, entry, why) });
}

function isAnswerable(store: ConversationStore, row: EntryRow, now: number): boolean {
  const { closed: _, ...thread } = commentOf(store, ALL_PRIVATE_REPLIES);
  return mayReplyPrivately(toEntry(row), thread, now).ok;
}

/** True where it is news. */
function keep(store: ConversationStore, to: number, why: ClosedComment["why"] | null): boolean {
  const known = store.thread.comment();
  if (known === null) return false;
  const { closed: before = [], ...rest } = known;
  if (before.find((it) => it.to === to)?.why === (why ?? undefined)) return false;
  const others = before.filter((it) => it.to !== to);
  const closed = [...others, ...(why === null ? [] : [{ to, why }])].slice(-PRIVATE_REPLIES_MAX);
  store.transaction(() => {
    store.thread.setComment({ ...rest, ...(closed.length === 0 ? {} : { closed }) }, store.nextRev());
  });
  return true;
}
