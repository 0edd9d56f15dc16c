import { done, refused } from "../../../domain/outcome.ts";
import type { SendType } from "../../../domain/send-window.ts";
import { sendMessage, type Answered } from "../../../graph/client.ts";
import { publishComment } from "../../../graph/comments.ts";
import { mayReplyPrivately, type MayReplyPrivately } from "../../../protocol/comments/private-reply.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { FailureCode } from "../../../protocol/message/failure.ts";
import type { Fault, FaultReason } from "../../../protocol/outgoing/faults.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { NoPrivateReply } from "../../../protocol/comments/private-reply.ts";
import { PRIVATE_MARK, PRIVATE_UNNAMED } from "../comments/private-mark.ts";
import { ALL_PRIVATE_REPLIES, commentOf, isOfPost, targetOf } from "../comments/thread.ts";
import type { RecordedMessage } from "../../../graph/record.ts";
import type { RecordReader } from "../../kernel/record-reader.ts";
import { midOf, outgoingOf, toEntry } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import { NO_FILES } from "../files/no-files.ts";
import type { Kind } from "./kind.ts";

/** What Meta is told of every private reply: never HUMAN_AGENT ("Private replies"). */
const AS: SendType = { messagingType: "RESPONSE" };

const FAULTS: Record<NoPrivateReply, FaultReason> = {
  removed: "taken_back",
  own: "not_allowed",
  answered: "answered_privately",
  under_way: "answered_privately",
  too_old: "after_7_days",
  not_replyable: "not_answerable",
  none: "not_here",
};

const FAILURES: Record<NoPrivateReply, FailureCode> = {
  removed: "quote_taken_back",
  own: "rejected",
  answered: "rejected",
  under_way: "rejected",
  too_old: "window_closed",
  not_replyable: "rejected",
  none: "rejected",
};

/** A comment, with the replies to it: in public, but for one answer to each person. */
export const COMMENT: Kind = {
  refusalToWrite(store, parts, now, again) {
    for (const { outgoing } of parts) {
      const fault = faultOf(store, outgoing, now, again);
      if (fault !== null) return { code: "not_sendable", ...fault };
    }
    return null;
  },

  judge(store, { outgoing, seq }, _humanAgent, now) {
    if (isGone(store, outgoing)) return refused({ code: "quote_taken_back" });
    if (outgoing.kind !== "private_reply") return done(AS);
    const may = mayAnswer(store, outgoing, now, seq === null ? [] : [seq]);
    return may.ok ? done(AS) : refused({ code: FAILURES[may.why] });
  },

  async send(access, store, { outgoing, places, metadata }) {
    const { psid: thread } = partsOfName(store.existingThread().conversation);
    const target = targetOf(store, outgoing);
    const to = (target === null ? null : midOf(target)) ?? thread;
    if (outgoing.kind === "private_reply") {
      const answers: Answered = isOfPost(store, to) ? { post_id: to } : { comment_id: to };
      const named = `${PRIVATE_MARK}${thread}${PRIVATE_MARK}${metadata}`;
      const message = { psid: "", outgoing, places: NO_FILES, replyTo: null, metadata: named, type: AS };
      return await sendMessage(access, { ...message, answers });
    }
    const { text = "", file } = outgoing.kind === "public_reply" ? outgoing : {};
    const pictureUrl = file === undefined ? null : places.urlOf(file);
    return await publishComment(access, { to, text, pictureUrl });
  },

  async record(reader, store, after) {
    const { psid: thread } = partsOfName(store.existingThread().conversation);
    const read = await reader.replies(thread, after);
    if (!read.ok || after !== null) return read;
    const { items } = read.value;
    return { ok: true, value: { ...read.value, items: [...(await privateOnes(reader, store)), ...items] } };
  },
};

/** Private replies of which nobody knows whether they arrived, and Meta says that there is one. It takes no second one. */
async function privateOnes(reader: RecordReader, store: ConversationStore): Promise<RecordedMessage[]> {
  const head = store.outbox.head();
  const open = [...store.outbox.unknown(), ...(head?.state === "sending" ? [head] : [])];
  const found: RecordedMessage[] = [];
  for (const row of open.filter(({ outgoing }) => outgoing === "private_reply")) {
    const target = targetOf(store, outgoingOf(row));
    const id = target === null ? null : midOf(target);
    const read = id === null ? null : await reader.privateReply(id, isOfPost(store, id));
    if (id === null || read?.ok !== true || read.value.conversation === null) continue;
    const said = { text: row.text ?? "", rest: [], parts: [], replyTo: null };
    const details = { isFromPage: true, said, reactions: [], raw: null };
    found.push({ mid: `${PRIVATE_UNNAMED}${id}`, at: row.requested_at, details });
  }
  return found;
}

function faultOf(
  store: ConversationStore,
  outgoing: Outgoing,
  now: number,
  again: readonly number[],
): Fault | null {
  if (isGone(store, outgoing)) return { path: "replyTo", why: "taken_back" };
  if (outgoing.kind !== "private_reply") return null;
  const may = mayAnswer(store, outgoing, now, again);
  return may.ok ? null : { path: may.why === "none" ? "replyTo" : "kind", why: FAULTS[may.why] };
}

/** With what is gone all that stands under it is. */
function isGone(store: ConversationStore, outgoing: Outgoing): boolean {
  const root = targetOf(store, { kind: outgoing.kind });
  return [root, targetOf(store, outgoing)].some(
    (row) => row !== null && toEntry(row).changes?.isUnsent === true,
  );
}

/**
 * `own`: the reply itself, and what it is sent in place of, which are none of those before it. Of one that may have arrived Meta refuses a
 * second, so that its agent may try again.
 */
function mayAnswer(
  store: ConversationStore,
  outgoing: Outgoing,
  now: number,
  own: readonly number[],
): MayReplyPrivately {
  const target = targetOf(store, outgoing);
  if (target === null) return { ok: false, why: "none" };
  const { privateReplies = [], ...thread } = commentOf(store, ALL_PRIVATE_REPLIES);
  const others = privateReplies.filter(({ entry }) => !own.includes(entry));
  return mayReplyPrivately(toEntry(target), { ...thread, privateReplies: others }, now);
}
