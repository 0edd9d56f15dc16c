import { kindOf } from "../protocol/thread/kind.ts";
import type { Retention, RetentionSpared } from "../protocol/retention/retention.ts";

const DAY_MS = 24 * 60 * 60_000;

/** So often a desk looks through all that it has. */
export const RETENTION_EVERY_MS = DAY_MS;

/**
 * What of a conversation is to go: what is older than these times (ms); null: it stays. `whole`: all of it, where nothing was written and it was
 * closed before that.
 */
export type RetentionOrder = {
  messages: number | null;
  media: number | null;
  raw: number | null;
  whole: number | null;
};

/** What stands in the way of removing anything of it, the first that does; null: nothing. */
export function sparedBy(thread: {
  isOpen: boolean;
  isSending: boolean;
  isHeld: boolean;
}): RetentionSpared | null {
  if (thread.isHeld) return "held";
  if (thread.isOpen) return "open";
  return thread.isSending ? "unsent" : null;
}

/** What a desk that is set so has a conversation remove at this time (ms). */
export function orderFor(conversation: string, retention: Retention, now: number): RetentionOrder {
  const { messages, media, raw, contacts, comments } = retention;
  const isComment = kindOf(conversation) === "comment";
  return {
    // Of a thread of comments what is under the post is under the post: it goes as a whole.
    messages: isComment ? null : before(messages, now),
    media: before(media, now),
    raw: before(raw, now),
    whole: before(isComment ? comments : contacts, now),
  };
}

/** The time (ms) so many days ago; null for none. */
export function before(days: number | undefined, now: number): number | null {
  return days === undefined ? null : now - days * DAY_MS;
}

/** Whether a desk removes anything by itself. */
export function isRetaining(retention: Retention): boolean {
  return Object.keys(retention).length > 0;
}

/** Whether anything of a conversation is removed, as opposed to what is beside it. */
export function concernsThreads({ search: _, reports: __, ...ofThreads }: Retention): boolean {
  return isRetaining(ofThreads);
}

/**
 * When a conversation that is set so may have something to remove next, in ms; null: never. `oldest`: of what is left of each kind, null for
 * nothing, and then what is written from now on is the oldest; `lastAt`: when it was last written to or closed.
 */
export function nextRemoval(
  { messages, media, raw, whole }: RetentionOrder,
  oldest: { messages: number | null; media: number | null; raw: number | null; lastAt: number },
  now: number,
): number | null {
  const times = [
    [messages, oldest.messages],
    [media, oldest.media],
    [raw, oldest.raw],
    [whole, oldest.lastAt],
  ] as const;
  const dueAt = times.flatMap(([cutoff, at]) => (cutoff === null ? [] : [(at ?? now) + (now - cutoff)]));
  return dueAt.length === 0 ? null : Math.min(...dueAt);
}
