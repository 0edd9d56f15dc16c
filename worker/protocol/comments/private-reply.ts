import type { Entry } from "../message/entry.ts";
import type { CommentThread, PrivateReply } from "./comment.ts";

/** Private replies: within 7 days of the comment, and one. */
export const PRIVATE_REPLY_MS = 7 * 24 * 60 * 60_000;

/**
 * Why nobody may be answered in private: it was `removed`, the Page wrote it itself (`own`), it was `answered` already, also by a reply of
 * which nobody knows whether it arrived, or is about to be (`under_way`), it is `too_old`, Meta takes no reply there (`not_replyable`), or it is no comment at all (`none`).
 */
export type NoPrivateReply =
  "removed" | "own" | "answered" | "under_way" | "too_old" | "not_replyable" | "none";

/** `until` in ms. */
export type MayReplyPrivately = { ok: true; until: number } | { ok: false; why: NoPrivateReply };

type Replyable = Pick<Entry, "id" | "at" | "author" | "content" | "changes" | "merged">;

/**
 * Whether what this entry of a thread of kind `comment` says may be answered in private now (ms), and until when. Meta's rules ("Private
 * replies"): one message, within 7 days of its creation, never to the Page itself.
 */
export function mayReplyPrivately(
  entry: Replyable,
  { began, privateReplies = [], closed = [] }: Pick<CommentThread, "began" | "privateReplies" | "closed">,
  now: number,
): MayReplyPrivately {
  const { author, changes, content } = entry;
  const isSaid = content.kind === "text" || content.kind === "unsupported";
  if (entry.merged || !isSaid || author.type === "system") return { ok: false, why: "none" };
  if (author.type !== "customer") return { ok: false, why: "own" };
  if (changes?.isUnsent === true) return { ok: false, why: "removed" };
  const given = privateReplies.filter(({ to }) => to === entry.id);
  const standing = given.filter(stands);
  if (standing.length > 0) return { ok: false, why: standing.every(isUnderWay) ? "under_way" : "answered" };
  const known = closed.find(({ to }) => to === entry.id);
  if (known !== undefined) return { ok: false, why: known.why };
  // Meta answers people who wrote to the Page; who named it elsewhere, or reviewed it, did not.
  if (began === "review" || began === "mention" || given.some(({ refused }) => refused === true))
    return { ok: false, why: "not_replyable" };
  const until = entry.at + PRIVATE_REPLY_MS;
  return now < until ? { ok: true, until } : { ok: false, why: "too_old" };
}

function isUnderWay({ state }: PrivateReply): boolean {
  return state === "queued" || state === "sending";
}

/** Meta has it, may have it, or is about to be given it. */
function stands({ state }: PrivateReply): boolean {
  return state !== "failed" && state !== "withdrawn";
}
