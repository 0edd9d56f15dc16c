import { byShownOrder } from "../../worker/protocol/message/entry.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntriesFrame, ThreadOpened } from "../../worker/protocol/frames.ts";
import { emptyThread } from "./state.ts";
import type { Place, ThreadState } from "./state.ts";

/** The answer to thread.open, then the frames that came before it. */
export function threadOpened(thread: ThreadState, opened: ThreadOpened): ThreadState {
  const isOld = thread.phase === "ready" && isSameEpoch(thread, opened) && opened.rev <= thread.rev;
  if (isOld) return thread;
  if (opened.kind === "changes" && !isSameEpoch(thread, opened)) return forgotten(thread);

  const base = opened.kind === "snapshot" ? forgotten(thread) : thread;
  const floor = opened.kind === "snapshot" ? (opened.more ? firstPlace(opened.entries) : null) : thread.floor;
  // A thread that was left while the answer was under way gets no news: it stays stale.
  const wasAsked = thread.phase === "asked" || thread.phase === "ready";
  const isWhole = opened.kind === "snapshot" || !opened.more;
  const next: ThreadState = {
    ...withEntries({ ...base, floor }, opened.entries),
    thread: opened.thread,
    summary: newer(thread.summary, opened.summary),
    viewers: opened.viewers,
    barred: opened.barred ?? null,
    rev: opened.rev,
    seenRev: isSameEpoch(thread, opened) ? thread.seenRev : 0,
    phase: wasAsked && isWhole ? "ready" : "stale",
    refusal: null,
    buffered: [],
  };
  return thread.buffered.reduce(entriesCame, next);
}

/** Applies news of an open thread, or marks it stale when something is missing in between. */
export function entriesCame(thread: ThreadState, frame: EntriesFrame): ThreadState {
  if (thread.phase === "asked") return { ...thread, buffered: [...thread.buffered, frame] };
  if (thread.phase !== "ready") return thread;
  if (!isSameEpoch(thread, frame)) return forgotten(thread);
  if (frame.toRev <= thread.rev) return thread;
  if (frame.fromRev > thread.rev || frame.entries === null) return { ...thread, phase: "stale" };
  return { ...withEntries(thread, frame.entries), thread: frame.thread, rev: frame.toRev };
}

/** Adds or replaces entries by id; the higher rev wins, so the order of arrival does not matter. */
export function withEntries(thread: ThreadState, news: Entry[]): ThreadState {
  const { floor } = thread;
  let { entries } = thread;
  const aside: Entry[] = [];
  let isChanged = false;
  for (const entry of news) {
    const held = entries.get(entry);
    if (held && held.rev >= entry.rev) continue;
    if (!held && floor && byShownOrder(entry, floor) < 0) {
      // Shown alone it would hide that entries between it and the next one are not loaded.
      if (thread.history === "asked") aside.push(entry);
      continue;
    }
    isChanged = true;
    entries = entry.merged ? entries.without(entry) : entries.with(entry);
  }
  const next = aside.length === 0 ? thread : { ...thread, aside: [...thread.aside, ...aside] };
  if (!isChanged) return next;
  const accepted = new Set(news.map((entry) => entry.delivery?.command));
  return { ...next, entries, sends: next.sends.filter((send) => !accepted.has(send.id)) };
}

/** What is left when nothing the Worker said counts any more: what the agent wrote. */
export function forgotten(thread: ThreadState): ThreadState {
  return { ...emptyThread(thread.conversation), sends: thread.sends, summary: thread.summary };
}

/**
 * What comes from here on is new to the agent, and what came since they last saw it. Where they had not seen the end
 * then, the earlier mark stands.
 */
export function leftNow(thread: ThreadState): ThreadState {
  const { seenRev, entries } = thread;
  if (thread.thread === null || (thread.leftAt !== null && seenRev < thread.rev)) return thread;
  const leftAt = seenRev === 0 ? entries.newest : Math.min(entries.newest, seenRev);
  return leftAt === thread.leftAt ? thread : { ...thread, leftAt };
}

/** The one of two summaries with the higher version. */
export function newer<T extends { version: number }>(held: T | null, news: T): T {
  return held && held.version >= news.version ? held : news;
}

function isSameEpoch(thread: ThreadState, news: { thread: { epoch: string } }): boolean {
  return thread.thread?.epoch === news.thread.epoch;
}

/** Where the first of these stands in a thread. */
export function firstPlace(entries: Entry[]): Place | null {
  let first: Place | null = null;
  for (const { at, id } of entries) if (!first || byShownOrder({ at, id }, first) < 0) first = { at, id };
  return first;
}
