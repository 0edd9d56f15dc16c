import { cutText } from "../../../protocol/message/cut-text.ts";
import type { Quote } from "../../../protocol/message/content.ts";
import { acrossOf } from "./across.ts";
import { previewOf, withQuote, withoutQuotedWords } from "./content.ts";
import { midOf, type EntryRow } from "./entry-row.ts";
import type { ConversationStore } from "./store.ts";

const QUOTE_UNITS_MAX = 140;

/** The message that another one answers, as far as it is known by now: adoptQuotes() tells of the rest. */
export function quoteOf(store: ConversationStore, mid: string | null): Quote | null {
  if (mid === null) return null;
  const row = store.entries.byMid(mid);
  return row === null ? { mid, entry: null, by: null, text: null } : quoteOfRow(store, mid, row);
}

/** The message that one of ours answers; null where Meta has no name for it. */
export function quoteOfEntry(store: ConversationStore, seq: number): Quote | null {
  const row = store.entries.bySeq(seq);
  const mid = row === null ? null : midOf(row);
  return row === null || mid === null ? null : quoteOfRow(store, mid, row);
}

/** A message has come, or its mid is known now: those who answered it before quote it. */
export function adoptQuotes(store: ConversationStore, seq: number, mid: string): void {
  const waiting = store.entries.waitingFor(mid);
  const row = waiting.length === 0 ? null : store.entries.bySeq(seq);
  if (row === null) return;
  for (const reply of waiting) {
    const detail = withQuote(reply.detail ?? "{}", quoteOfRow(store, mid, row));
    store.inbound.setQuote(reply.seq, store.nextRev(), detail);
  }
}

/** What was taken for another message turned out to be this one: those who answered it quote it by its place. */
export function moveQuotes(store: ConversationStore, from: EntryRow, to: EntryRow): void {
  for (const reply of store.entries.quoting(from.key)) {
    const detail = withQuote(reply.detail ?? "{}", quoteOfRow(store, from.key, to));
    store.inbound.setQuote(reply.seq, store.nextRev(), detail);
  }
}

/** Those who answered it quote its words, which are no longer ours to show. */
export function forgetQuotes(store: ConversationStore, mid: string): void {
  for (const row of store.entries.quoting(mid)) {
    store.inbound.setDetail(row.seq, store.nextRev(), withoutQuotedWords(row.detail ?? "{}"));
  }
}

function quoteOfRow(store: ConversationStore, mid: string, row: EntryRow): Quote {
  const by = row.author === "customer" ? "customer" : "page";
  const { text, ...rest } = previewOf(row);
  const across = acrossOf(store, row);
  const quote = {
    mid,
    entry: row.seq,
    by,
    text: cutText(text, QUOTE_UNITS_MAX),
    ...rest,
    at: row.at,
  } as const;
  return across === null ? quote : { ...quote, across };
}
