import {
  PRIVATE_REPLIES_MAX,
  type ClosedComment,
  type CommentBegan,
  type Commenter,
  type CommentThread,
  type PostTold,
  type PrivateReply,
} from "../../../protocol/comments/comment.ts";
import { partsOfName, type ConversationId } from "../../../protocol/ids.ts";
import type { Failure } from "../../../protocol/message/failure.ts";
import { reasonOf } from "../../../domain/send-error.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import { outgoingOf, type EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * What a thread of kind `comment` keeps of itself as a whole. `links`: the conversation in Messenger that each private reply (by its entry)
 * opened. `closed`: to whom Meta said that it takes no private reply. The picture of the post lies where that of a person would.
 */
export type StoredComment = {
  began: CommentBegan;
  postId: string;
  post: Omit<PostTold, "picture"> | null;
  by: Commenter | null;
  links?: Record<string, ConversationId>;
  closed?: ClosedComment[];
};

/** As many private replies as a thread will ever have: what was answered is judged by all of them. */
export const ALL_PRIVATE_REPLIES = 1_000_000;

/** As it is told, with the newest `replies` private replies; of a thread of which only its name is known, what that says. */
export function commentOf(store: ConversationStore, replies = PRIVATE_REPLIES_MAX): CommentThread {
  const { conversation } = store.existingThread();
  const { pageId, psid: thread } = partsOfName(conversation);
  const stored = store.thread.comment();
  const { began = "comment", postId = `${pageId}_${thread.split("_")[0] ?? ""}`, by = null } = stored ?? {};
  const picture = store.thread.profile()?.picture?.id ?? null;
  const post = stored?.post == null ? null : { ...stored.post, picture };
  const root = store.entries.byKey(thread)?.seq;
  const privateReplies = store.outbox.privateReplies(replies).flatMap((row) => {
    const to = outgoingOf(row);
    const target = "replyTo" in to && to.replyTo !== undefined ? to.replyTo : root;
    // Another stands in its place.
    if (row.settled === "sent_again") return [];
    return target === undefined ? [] : [privateReplyOf(row, target, stored?.links?.[String(row.seq)])];
  });
  return {
    ...{ began, postId, post, by },
    ...(root === undefined ? {} : { root }),
    ...(privateReplies.length === 0 ? {} : { privateReplies }),
    ...(stored?.closed === undefined ? {} : { closed: stored.closed }),
  };
}

function privateReplyOf(row: EntryRow, to: number, conversation: ConversationId | undefined): PrivateReply {
  const failure = row.failure === null ? null : (JSON.parse(row.failure) as Failure);
  const isRefused = failure?.graph != null && reasonOf(failure.graph) === "comment_not_answerable";
  return {
    ...{ to, entry: row.seq, state: row.state ?? "unknown" },
    ...(isRefused ? { refused: true as const } : {}),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

/** Whether Meta's id is that of a visitor's post, with which this thread began. */
export function isOfPost(store: ConversationStore, id: string): boolean {
  const { psid: thread } = partsOfName(store.existingThread().conversation);
  return id === thread && commentOf(store).began === "post";
}

/** What a message answers; null: what the thread began with is not here. */
export function targetOf(
  store: ConversationStore,
  outgoing: { kind: Outgoing["kind"]; replyTo?: number },
): EntryRow | null {
  if ("replyTo" in outgoing && outgoing.replyTo !== undefined) return store.entries.bySeq(outgoing.replyTo);
  return store.entries.byKey(partsOfName(store.existingThread().conversation).psid);
}
