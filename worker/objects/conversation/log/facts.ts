import { isAnswer } from "../../../domain/answering.ts";
import { UNANSWERED_MAX } from "../../../protocol/thread/conversation.ts";
import type { Author } from "../../../protocol/message/entry.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { NewEntry } from "../inbound/store.ts";
import type { EntryRow } from "./entry-row.ts";

/** The entry that a list shows as the last one. */
export type Newest = Pick<
  EntryRow,
  "key" | "at" | "author" | "author_name" | "kind" | "text" | "detail" | "part"
>;

/** What lists and windows hang on, as of one moment of the log. */
export type Facts = {
  /** When the customer last did what opens the window, null if never; and the seq of what they did last. */
  lastCustomerAt: number | null;
  lastCustomerSeq: number;
  /** The newest entry that asks for an answer, 0 for none. */
  lastAskedSeq: number;
  /** A message failed or is unknown, and nobody dealt with it. What a program said and nobody knows of is not worth a person's time. */
  hasTrouble: boolean;
  newest: Newest | null;
  /**
   * What was asked in the open contact and no person answered: asking entries shown after the last answer, counted up to
   * UNANSWERED_MAX, and when the oldest was written. Whoever closes a contact has dealt with it.
   */
  unanswered: number;
  waitingSince: number | null;
};

type TailRow = Newest & Pick<EntryRow, "state" | "asks" | "answers" | "interaction">;

/**
 * Usually the last few entries tell; only a customer who writes many times in a row needs more, and one with whom a
 * program talks. Beyond this it is known that they wait, and since when at the least.
 */
const TAILS = [4, UNANSWERED_MAX, 500];

/** Reads them from the ends of indexes; nothing of it grows with the log. `open`: the contact that is under way. */
export function readFacts(sql: SqlStorage, open: number | null): Facts {
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
         EXISTS (SELECT 1 FROM entry WHERE state IN ('failed', 'unknown') AND settled IS NULL
           AND (state = 'failed' OR answers IS NOT 0)) AS trouble`,
    )
    .one();
  return {
    lastCustomerAt: row.window_at,
    lastCustomerSeq: row.window_seq ?? 0,
    lastAskedSeq: row.asked ?? 0,
    hasTrouble: row.trouble === 1,
    ...readTail(sql, open),
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
  const { key, author, at, kind, text, detail, asks, answers } = entry;
  const isCounted = asks && facts.unanswered < UNANSWERED_MAX;
  return {
    lastCustomerAt,
    lastCustomerSeq,
    lastAskedSeq: asks ? seq : facts.lastAskedSeq,
    hasTrouble: facts.hasTrouble,
    newest: newestOf({
      key,
      at,
      author: author.type,
      author_name: nameOf(author),
      kind,
      text,
      detail,
      part: null,
    }),
    unanswered: answers ? 0 : isCounted ? facts.unanswered + 1 : facts.unanswered,
    waitingSince: answers ? null : asks ? (facts.waitingSince ?? at) : facts.waitingSince,
  };
}

/** The facts when a message of ours was added at the end, as factsAfterInsert(). */
export function factsAfterMessage(facts: Facts, row: EntryRow): Facts | null {
  if (facts.newest !== null && row.at < facts.newest.at) return null;
  const newest = newestOf(row);
  return isAnswer(row) ? { ...facts, newest, unanswered: 0, waitingSince: null } : { ...facts, newest };
}

function readTail(
  sql: SqlStorage,
  open: number | null,
): Pick<Facts, "newest" | "unanswered" | "waitingSince"> {
  let rows: TailRow[] = [];
  for (const limit of TAILS) {
    rows = tailRows(sql, limit);
    const isTold = rows.some((row) => endsWait(row, open)) || askingIn(rows).length >= UNANSWERED_MAX;
    if (rows.length < limit || ((open === null || isTold) && rows.some(isSaid))) break;
  }
  const end = rows.findIndex((row) => endsWait(row, open));
  const waiting = askingIn(end === -1 ? rows : rows.slice(0, end)).slice(0, UNANSWERED_MAX);
  // A program has said so much since that the question is further up.
  const isFurtherUp = waiting.length === 0 && end === -1 && rows.length === TAILS.at(-1);
  const asking = isFurtherUp ? lastAsked(sql, open) : waiting;
  return {
    newest: newestOf(rows.find(isSaid) ?? rows[0]),
    unanswered: asking.length,
    waitingSince: asking.at(-1)?.at ?? null,
  };
}

function nameOf(author: Author): string | null {
  if (author.type === "agent") return author.name;
  return author.type === "customer" ? (author.person?.name ?? null) : null;
}

function newestOf(row: Newest | undefined): Newest | null {
  if (row === undefined) return null;
  const { key, at, author, author_name, kind, text, detail, part } = row;
  return { key, at, author, author_name, kind, text, detail, part };
}

/** What was taken back before it left was said to nobody. */
function isSaid({ state }: TailRow): boolean {
  return state !== "withdrawn";
}

function askingIn<T extends Pick<EntryRow, "asks">>(rows: readonly T[]): T[] {
  return rows.filter(({ asks }) => asks === 1);
}

/** Nobody waits for what came before it: it answers, or was asked in a contact that is closed. */
function endsWait(row: TailRow, open: number | null): boolean {
  return (isAnswer(row) && isHeard(row)) || (row.asks === 1 && row.interaction !== open);
}

function isHeard({ state }: TailRow): boolean {
  return state !== "failed" && state !== "withdrawn";
}

function lastAsked(sql: SqlStorage, interaction: number | null): { at: number }[] {
  const query =
    "SELECT at, interaction FROM entry WHERE asks = 1 AND interaction IS NOT NULL ORDER BY seq DESC LIMIT 1";
  const rows = sql.exec<{ at: number; interaction: number }>(query).toArray();
  return rows.filter((row) => row.interaction === interaction);
}

function tailRows(sql: SqlStorage, limit: number): TailRow[] {
  return sql
    .exec<TailRow>(
      `SELECT key, at, author, author_name, kind, text, detail, part, state, asks, answers, interaction FROM entry
         WHERE merged = 0 AND author <> 'system' ORDER BY at DESC, seq DESC LIMIT ${limitOf(limit)}`,
    )
    .toArray();
}
