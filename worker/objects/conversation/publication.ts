import { shownWindow } from "../../domain/send-window.ts";
import type { Customer, Interaction, Preview, Thread } from "../../protocol/conversation.ts";
import { UNANSWERED_MAX } from "../../protocol/conversation.ts";
import type { Digest, Publication } from "../contracts.ts";
import { toEntry, type EntryRow } from "./entry-row.ts";
import { partsOfName, type ConversationStore } from "./store.ts";
import type { ThreadRow } from "./thread-store.ts";

/** More changed entries than this are not sent around: who needs them reads them. */
const PUBLISHED_ENTRIES_MAX = 100;
const PREVIEW_UNITS_MAX = 140;

/** All that changed after `fromRev`, and what is now true of the thread as a whole. */
export function publicationSince(store: ConversationStore, fromRev: number): Publication {
  const thread = store.existingThread();
  const changed = store.entries.changedSince(fromRev, PUBLISHED_ENTRIES_MAX + 1);
  const lastOpenedWindowAt = store.entries.lastOpenedWindowAt();
  return {
    conversation: thread.conversation,
    pageId: partsOfName(thread.conversation).pageId,
    generation: thread.generation,
    fromRev,
    toRev: store.entries.topRev(),
    entries: changed.length > PUBLISHED_ENTRIES_MAX ? null : changed.map(toEntry),
    thread: threadOf(store, thread, lastOpenedWindowAt),
    digest: digestOf(store, thread, lastOpenedWindowAt),
  };
}

export function currentThread(store: ConversationStore): Thread {
  return threadOf(store, store.existingThread(), store.entries.lastOpenedWindowAt());
}

function threadOf(store: ConversationStore, row: ThreadRow, lastOpenedWindowAt: number | null): Thread {
  return {
    conversation: row.conversation,
    epoch: row.epoch,
    customer: customerOf(row),
    marks: { deliveredAt: row.delivered_at, readAt: row.read_at },
    window: shownWindow(lastOpenedWindowAt, row.human_agent),
    unavailable: isUnavailable(store, row),
    interaction: interactionOf(store),
  };
}

/** Meta said that the person cannot be reached, and they have not written since. */
export function isUnavailable(store: ConversationStore, row: ThreadRow): boolean {
  return row.unavailable_rev > 0 && store.entries.lastOpenedWindowSeq() < row.unavailable_rev;
}

function customerOf(row: ThreadRow): Customer {
  const { psid } = partsOfName(row.conversation);
  return { name: row.customer_name, label: row.customer_name ?? `Messenger user ·${psid.slice(-4)}` };
}

function interactionOf(store: ConversationStore): Interaction | null {
  const row = store.thread.interaction();
  return row === null ? null : { id: row.id, openedAt: row.opened_at, closedAt: row.closed_at };
}

function digestOf(store: ConversationStore, row: ThreadRow, lastOpenedWindowAt: number | null): Digest {
  let newest: EntryRow | null = null;
  let unanswered = 0;
  let waitingSince: number | null = null;
  for (const entry of store.entries.newestFirst()) {
    if (entry.author === "system") continue;
    newest ??= entry;
    const isAnswer = entry.author !== "customer" && entry.state !== "failed" && entry.state !== "withdrawn";
    if (isAnswer || unanswered === UNANSWERED_MAX) break;
    if (entry.asks === 1) {
      unanswered++;
      waitingSince = entry.at;
    }
  }
  return {
    customer: customerOf(row),
    activityAt: newest?.at ?? 0,
    preview: newest === null ? null : previewOf(newest),
    unanswered,
    waitingSince,
    responseUntil: shownWindow(lastOpenedWindowAt, row.human_agent).responseUntil,
    failed: store.entries.hasTrouble(),
    asked: store.entries.lastAskedSeq(),
  };
}

function previewOf(entry: EntryRow): Preview {
  const author = entry.author === "customer" || entry.author === "agent" ? entry.author : "page";
  const text = entry.kind === "unsupported" ? `[${entry.text ?? ""}]` : (entry.text ?? "");
  return { author, text: text.slice(0, PREVIEW_UNITS_MAX).toWellFormed(), agent: entry.author_name };
}
