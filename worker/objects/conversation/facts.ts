import { UNANSWERED_MAX } from "../../protocol/conversation.ts";
import type { NewEntry } from "./entries.ts";
import type { EntryRow } from "./entry-row.ts";

/** The entry that a list shows as the last one. */
export type Newest = Pick<EntryRow, "at" | "author" | "author_name" | "kind" | "text" | "detail">;

/** What lists and windows hang on, as of one moment of the log. */
export type Facts = {
  /** When the customer last did what opens the window, null if never; and the seq of what they did last. */
  lastCustomerAt: number | null;
  lastCustomerSeq: number;
  /** The newest entry that asks for an answer, 0 for none. */
  lastAskedSeq: number;
  /** A message failed or is unknown, and nobody dealt with it. */
  hasTrouble: boolean;
  newest: Newest | null;
  /** Asking entries shown after the last answer, counted up to UNANSWERED_MAX, and when the oldest was written. */
  unanswered: number;
  waitingSince: number | null;
};

type TailRow = Newest & Pick<EntryRow, "state" | "asks">;

/** Usually the last few entries tell; only a customer who writes many times in a row needs more. */
const TAIL_FIRST = 4;

/** Reads them from the ends of indexes; nothing of it grows with the log. */
export function readFacts(sql: SqlStorage): Facts {
  const row = sql
    .exec<{ window_at: number | null; window_seq: number | null; asked: number | null; trouble: number }>(
      `SELECT
         (SELECT max(at) FROM (
           SELECT * FROM (SELECT at FROM entry WHERE merged = 0 AND opens_window = 1 ORDER BY at DESC LIMIT 1)
           UNION ALL
           SELECT * FROM (SELECT at FROM entry WHERE merged = 1 AND opens_window = 1 ORDER BY at DESC LIMIT 1)
         )) AS window_at,
         (SELECT seq FROM entry WHERE opens_window = 1 ORDER BY seq DESC LIMIT 1) AS window_seq,
         (SELECT seq FROM entry WHERE asks = 1 ORDER BY seq DESC LIMIT 1) AS asked,
         EXISTS (SELECT 1 FROM entry WHERE state IN ('failed', 'unknown') AND settled IS NULL) AS trouble`,
    )
    .one();
  return {
    lastCustomerAt: row.window_at,
    lastCustomerSeq: row.window_seq ?? 0,
    lastAskedSeq: row.asked ?? 0,
    hasTrouble: row.trouble === 1,
    ...readTail(sql),
  };
}

/**
 * The facts when a customer's, a system's or another app's entry was added at the end, without reading again; null
 * where only the log can tell (an entry that belongs further up).
 */
export function factsAfterInsert(facts: Facts, seq: number, entry: NewEntry): Facts | null {
  if (entry.author.type === "system") return facts;
  const lastCustomerAt = entry.opensWindow
    ? Math.max(entry.at, facts.lastCustomerAt ?? 0)
    : facts.lastCustomerAt;
  const lastCustomerSeq = entry.opensWindow ? seq : facts.lastCustomerSeq;
  // Folded into another entry, which tells of itself; it may have opened the window all the same.
  if (entry.merged === true) return { ...facts, lastCustomerAt, lastCustomerSeq };
  if (facts.newest !== null && entry.at < facts.newest.at) return null;
  const { author, at, kind, text, detail, asks } = entry;
  const isAnswer = author.type !== "customer";
  const isCounted = asks && facts.unanswered < UNANSWERED_MAX;
  return {
    lastCustomerAt,
    lastCustomerSeq,
    lastAskedSeq: asks ? seq : facts.lastAskedSeq,
    hasTrouble: facts.hasTrouble,
    newest: { at, author: author.type, author_name: null, kind, text, detail },
    unanswered: isAnswer ? 0 : isCounted ? facts.unanswered + 1 : facts.unanswered,
    waitingSince: isAnswer ? null : asks ? (facts.waitingSince ?? at) : facts.waitingSince,
  };
}

function readTail(sql: SqlStorage): Pick<Facts, "newest" | "unanswered" | "waitingSince"> {
  const few = tailRows(sql, TAIL_FIRST);
  const isEnough = few.length < TAIL_FIRST || few.some(isAnswer);
  const rows = isEnough ? few : tailRows(sql, UNANSWERED_MAX);
  const answered = rows.findIndex(isAnswer);
  const asking = rows.slice(0, answered === -1 ? rows.length : answered).filter((row) => row.asks === 1);
  return { newest: rows[0] ?? null, unanswered: asking.length, waitingSince: asking.at(-1)?.at ?? null };
}

function isAnswer({ author, state }: TailRow): boolean {
  return author !== "customer" && state !== "failed" && state !== "withdrawn";
}

function tailRows(sql: SqlStorage, limit: number): TailRow[] {
  return sql
    .exec<TailRow>(
      `SELECT at, author, author_name, kind, text, detail, state, asks FROM entry WHERE merged = 0 AND author <> 'system'
         ORDER BY at DESC, seq DESC LIMIT ?`,
      limit,
    )
    .toArray();
}
