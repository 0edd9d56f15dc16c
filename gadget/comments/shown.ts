import type { PrivateReply } from "../../worker/protocol/comments/comment.ts";
import { mayReplyPrivately, type MayReplyPrivately } from "../../worker/protocol/comments/private-reply.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { privateBox } from "../compose/deeds.ts";
import { writerOf } from "../people/authors.ts";
import type { ThreadState } from "../state/state.ts";

/** In which of the two boxes is written: what everybody reads, or what one person does. */
export type Mode = "public" | "private";

/** Under which name the words of a box are kept: what is written in private is never in the box of what is public. */
export function draftOf(conversation: string, mode: Mode): string {
  return mode === "public" ? conversation : privateBox(conversation);
}

/** What the next reply answers: what the agent chose, else what the thread began with. Null: it is not here. */
export function targetOf({ entries, thread }: ThreadState, replyTo: EntryId | null): Entry | null {
  const id = replyTo ?? thread?.comment?.root;
  return id === undefined ? null : entryOf(entries, id);
}

function entryOf(entries: Iterable<Entry>, id: EntryId): Entry | null {
  for (const entry of entries) if (entry.id === id) return entry;
  return null;
}

/** Who wrote it: where Meta does not say, `somebody`. */
export function nameOf(entry: Entry, me: string, customer: string, somebody: string): string {
  const { author } = entry;
  if (author.type !== "customer" || author.person === undefined) return writerOf(entry, me, customer);
  return author.person?.name ?? somebody;
}

/** It was taken back, or what all of it is under was. */
export function isGone({ entries, thread }: ThreadState, target: Entry | null): boolean {
  const root = thread?.comment?.root === undefined ? null : entryOf(entries, thread.comment.root);
  return target?.changes?.isUnsent === true || root?.changes?.isUnsent === true;
}

/** Whether the target may be answered in private at `now` (ms); null while that is not known. */
export function privately(
  { thread }: ThreadState,
  target: Entry | null,
  now: number,
): MayReplyPrivately | null {
  if (!thread?.comment || target === null) return null;
  return mayReplyPrivately(target, thread.comment, now);
}

/** The private reply that this entry is, with the conversation that it opened. */
export function privateReplyOf({ thread }: ThreadState, entry: EntryId): PrivateReply | null {
  return thread?.comment?.privateReplies?.find((reply) => reply.entry === entry) ?? null;
}

/** What a comment is known by from one moment to the next. */
export type Looks = { id: EntryId; text: string; isGone: boolean; isHidden: boolean };

export function looksOf({ id, content, changes }: Entry): Looks {
  return {
    id,
    text: content.kind === "text" ? content.text : "",
    isGone: changes?.isUnsent === true,
    isHidden: changes?.isHidden === true,
  };
}

/**
 * Who else answered there in public since an agent began to write, when the thread had got so far (`since`, an entry's id); null: nobody.
 * `me`: whose own are not told.
 */
export function answeredBy({ entries }: ThreadState, since: EntryId, me: string): Entry | null {
  for (const entry of entries) {
    const { id, author, content, changes } = entry;
    if (id <= since || content.kind !== "text" || changes?.isUnsent || entry.merged) continue;
    if (author.type === "page_inbox" || (author.type === "agent" && author.sub !== me)) return entry;
  }
  return null;
}

/** The newest entry of a thread; 0: it has none. */
export function newestOf({ entries }: ThreadState): EntryId {
  let newest = 0;
  for (const { id } of entries) newest = Math.max(newest, id);
  return newest;
}

/** What became of a comment since it looked so; null: nothing, or it is another one. */
export function changeOf(before: Looks | null, now: Looks | null): "gone" | "changed" | "hidden" | null {
  if (before === null || before.id !== now?.id) return null;
  if (now.isGone) return before.isGone ? null : "gone";
  if (now.text !== before.text) return "changed";
  return now.isHidden && !before.isHidden ? "hidden" : null;
}
