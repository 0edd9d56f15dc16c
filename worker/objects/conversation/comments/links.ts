import type { InboundEvent, InboundItem } from "../../../domain/item.ts";
import type { AnsweredComment } from "../../../protocol/comments/comment.ts";
import type { LinkParcel } from "../../kernel/contracts.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { byMetadata } from "../inbound/metadata.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import { PRIVATE_MARK } from "./private-mark.ts";
import { commentOf, targetOf, type StoredComment } from "./thread.ts";
import { outgoingOf } from "../log/entry-row.ts";

/** Words of a post beside a message that answers a comment under it. */
const POST_UNITS_MAX = 140;

/** Meta took a private reply: whose it is links the two. Callers wrap it in a transaction; repeating it is harmless. */
export function linkSent(store: ConversationStore, seq: number, mid: string, psid: string): void {
  const row = store.entries.bySeq(seq);
  const known = store.thread.comment();
  if (row?.outgoing !== "private_reply") return;
  const { conversation } = store.existingThread();
  const { pageId } = partsOfName(conversation);
  const { root: _, privateReplies: __, post, ...about } = commentOf(store);
  const stored: StoredComment = known ?? { ...about, post };
  const messenger = `${pageId}:${psid}`;
  const links = { ...stored.links, [String(seq)]: messenger };
  store.thread.setComment({ ...stored, links }, store.nextRev());
  const target = targetOf(store, outgoingOf(row));
  const name = target?.author === "customer" ? target.author_name : null;
  store.parcels.add(messenger, {
    ...{ kind: "sent", mid, at: row.meta_at ?? row.requested_at ?? row.at },
    by: { sub: row.author_id ?? "", name: row.author_name ?? "" },
    ...{ text: row.text ?? "", writtenAt: row.at },
    comment: {
      conversation,
      entry: target?.seq ?? seq,
      post: stored.post?.text == null ? null : cutText(stored.post.text, POST_UNITS_MAX),
    },
    ...(name === null ? {} : { name }),
  });
}

/** Whose conversation it opened, where Meta tells that and not which message of it this is. Callers wrap it in a transaction. */
export function linkPerson(store: ConversationStore, seq: number, psid: string): void {
  const known = store.thread.comment();
  if (known === null) return;
  const { pageId } = partsOfName(store.existingThread().conversation);
  const links = { ...known.links, [String(seq)]: `${pageId}:${psid}` };
  store.thread.setComment({ ...known, links }, store.nextRev());
}

/** The echo of a private reply of this desk came to whom it went: the thread that it was written in is told. */
export function noteArrived(
  store: ConversationStore,
  { at }: InboundItem,
  { mid, metadata }: Extract<InboundEvent, { kind: "echo" }>,
): boolean {
  const [, thread, named] = metadata?.split(PRIVATE_MARK) ?? [];
  if (thread === undefined || named === undefined || !metadata?.startsWith(PRIVATE_MARK)) return false;
  const { pageId, psid } = partsOfName(store.existingThread().conversation);
  store.parcels.add(`${pageId}:${thread}`, { kind: "arrived", mid, at, metadata: named, psid });
  return true;
}

/** Writes what the other one tells. Callers wrap it in a transaction; repeating it is harmless. */
export function applyLink(store: ConversationStore, parcel: LinkParcel): void {
  if (parcel.kind === "sent") applySent(store, parcel);
  else applyArrived(store, parcel);
}

/** The message in Messenger is its agent's, and says which comment it answers. */
function applySent(
  store: ConversationStore,
  { mid, at, by, text, comment, name }: Extract<LinkParcel, { kind: "sent" }>,
): void {
  nameUnnamed(store, name);
  const author = { type: "agent", ...by } as const;
  const detail = JSON.stringify({ answersComment: comment });
  store.thread.answersComment(comment.conversation);
  const echo = store.entries.byKey(mid);
  if (echo !== null) {
    store.inbound.claim(echo.seq, store.nextRev(), { author, detail: withDetail(echo, comment) });
    return;
  }
  store.inbound.insert(store.nextRev(), {
    ...{ key: mid, at, author, kind: "text", text, detail },
    interaction: store.thread.openInteractionId(),
    ...{ asks: false, answers: true, opensWindow: false, standby: false },
  });
}

/** Before they write, Meta tells nobody in Messenger who they are: beneath their comment it did. */
function nameUnnamed(store: ConversationStore, name: string | undefined): void {
  if (name === undefined || store.existingThread().customer_name !== null) return;
  store.thread.setProfile(name, { askedAt: 0, ...store.thread.profile() }, store.nextRev());
}

function withDetail({ detail }: Pick<EntryRow, "detail">, comment: AnsweredComment): string {
  return JSON.stringify({ ...(JSON.parse(detail ?? "{}") as object), answersComment: comment });
}

/** Whatever Meta answered: it is there. */
function applyArrived(
  store: ConversationStore,
  { mid, at, metadata, psid }: Extract<LinkParcel, { kind: "arrived" }>,
): void {
  const row = byMetadata(store, metadata);
  if (row?.outgoing !== "private_reply") return;
  if (row.mid !== mid) store.markSent(row, mid, at, null);
  const isLinked = store.thread.comment()?.links?.[String(row.seq)] !== undefined;
  if (!isLinked || row.mid !== mid) linkSent(store, row.seq, mid, psid);
}
