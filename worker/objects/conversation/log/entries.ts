import { REFERENCE_PREFIX } from "../../../protocol/references/ref.ts";
import type { OfTicket } from "../../../protocol/tickets/ticket.ts";
import { isAnswer } from "../../../domain/answering.ts";
import type { Answer } from "../../kernel/contracts.ts";
import { limitOf } from "../../kernel/limit.ts";
import { ticketColumn, type EntryRow } from "./entry-row.ts";
import type { EntryTable } from "./entry-table.ts";
import type { Facts } from "./facts.ts";

/** Of more answers than this since it last heard, a desk needs no more to know whose a conversation is. */
const ANSWERS_MAX = 50;

/** Where an entry stands in the order of time. */
type Around = Pick<EntryRow, "seq" | "at">;
type Side = "before" | "behind";

/** What is read of the log, whoever wrote it. */
export class EntryStore {
  readonly #table: EntryTable;

  constructor(table: EntryTable) {
    this.#table = table;
  }

  /** The newest rev of any entry; 0 in an empty log. */
  topRev(): number {
    return this.#table.topRev();
  }

  /** What lists and windows hang on. Remembered, because every publication asks for it. */
  facts(): Facts {
    return this.#table.facts();
  }

  bySeq(seq: number): EntryRow | null {
    return this.#table.bySeq(seq);
  }

  byKey(key: string): EntryRow | null {
    return (
      this.#table.fresh.find((row) => row.key === key) ??
      this.#table.at("SELECT seq FROM entry WHERE key = ?", key)
    );
  }

  /** A message by Meta's id of it, whoever wrote it. */
  byMid(mid: string): EntryRow | null {
    return this.oursByMid(mid) ?? this.byKey(mid);
  }

  /** A message of ours by the mid that Meta gave it. */
  oursByMid(mid: string): EntryRow | null {
    return (
      this.#table.fresh.find((row) => row.mid === mid) ??
      this.#table.at("SELECT seq FROM entry WHERE mid = ?", mid)
    );
  }

  /** What became of a message, in Meta's order of time. */
  changesOf(mid: string): EntryRow[] {
    return this.#table.all("SELECT * FROM entry WHERE target = ? ORDER BY at, seq", mid);
  }

  /** The seq of the last of them, null for none. */
  lastChangeOf(mid: string): number | null {
    const sql = "SELECT seq FROM entry WHERE target = ? ORDER BY at DESC, seq DESC LIMIT 1";
    return this.#table.first(sql, mid)?.seq ?? null;
  }

  /** Replies that wait for the message with this mid. */
  waitingFor(mid: string): EntryRow[] {
    return this.#table.all("SELECT * FROM entry WHERE waits_for = ? ORDER BY seq", mid);
  }

  /** Messages that answer the one with this mid. Reads them all: ask only where one is taken back, or was two. */
  quoting(mid: string): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE kind = 'text' AND detail IS NOT NULL
         AND json_extract(detail, '$.replyTo.mid') = ?`,
      mid,
    );
  }

  /** Meta's time of a message of ours, or ours where Meta has told none; 0 where there is no such message. */
  sentAtOf(mid: string): number {
    type Times = Pick<EntryRow, "meta_at" | "requested_at">;
    const sql = "SELECT meta_at, requested_at FROM entry WHERE mid = ?";
    const row: Times | undefined =
      this.#table.fresh.find((it) => it.mid === mid) ?? this.#table.sql.exec<Times>(sql, mid).toArray()[0];
    return row?.meta_at ?? row?.requested_at ?? 0;
  }

  /** What was inserted or changed after `rev`, in the order of revs, at most `limit` of them. */
  changedSince(rev: number, limit: number): EntryRow[] {
    if (rev >= this.#table.topRev()) return [];
    const fresh = this.#table.fresh.since(rev);
    if (fresh !== null) return fresh.slice(0, limit);
    // One index range each: together in a statement they cost more than twice as much (measured).
    const inserted = this.#table.all(
      `SELECT * FROM entry WHERE seq > ? AND rev = seq ORDER BY seq LIMIT ${limitOf(limit)}`,
      rev,
    );
    const changed = this.#table.all(
      `SELECT * FROM entry WHERE rev > ? AND rev <> seq ORDER BY rev LIMIT ${limitOf(limit)}`,
      rev,
    );
    if (changed.length === 0) return inserted;
    return [...inserted, ...changed].sort((a, b) => a.rev - b.rev).slice(0, limit);
  }

  /** What customers said since then that asked nobody for anything. */
  unaskedSince(rev: number): EntryRow[] {
    return this.#table.all(
      "SELECT * FROM entry WHERE seq > ? AND author = 'customer' AND asks = 0 AND kind IN ('quick_reply', 'event')",
      rev,
    );
  }

  /** The newest `limit` entries shown before (at, seq), oldest first. */
  shownBefore(before: { at: number; seq: number } | null, limit: number): EntryRow[] {
    const { at, seq } = before ?? { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER };
    return this.#table
      .all(
        `SELECT * FROM entry WHERE merged = 0 AND (at, seq) < (?, ?)
         ORDER BY at DESC, seq DESC LIMIT ${limitOf(limit)}`,
        at,
        seq,
      )
      .reverse();
  }

  /** What the same kind of author said in words at most `ms` before an entry, or behind it: the nearest `limit`, first to last. */
  textsAround(at: Around & Pick<EntryRow, "author">, side: Side, ms: number, limit: number): string[] {
    const isOne = "author = ? AND kind = 'text' AND text <> ''";
    return this.#around("text", isOne, [at.author], at, side, ms, limit);
  }

  /** The same of what agents wrote to each other. */
  notesAround(at: Around, side: Side, ms: number, limit: number): string[] {
    const isOne =
      "author = 'system' AND kind = 'system' AND detail ->> '$.event' = 'note' AND detail ->> '$.text' <> ''";
    return this.#around("detail ->> '$.text'", isOne, [], at, side, ms, limit);
  }

  #around(
    text: string,
    isOne: string,
    bindings: readonly string[],
    { seq, at }: Around,
    side: Side,
    ms: number,
    limit: number,
  ): string[] {
    const [than, until, order] = side === "before" ? ["<", ">=", "DESC"] : [">", "<=", "ASC"];
    const texts = this.#table.sql
      .exec<{ text: string }>(
        `SELECT ${text} AS text FROM entry WHERE merged = 0 AND (at, seq) ${than} (?, ?) AND at ${until} ? AND ${isOne}
           ORDER BY at ${order}, seq ${order} LIMIT ${limitOf(limit)}`,
        ...[at, seq, side === "before" ? at - ms : at + ms, ...bindings],
      )
      .toArray()
      .map((row) => row.text);
    return side === "before" ? texts.reverse() : texts;
  }

  /** Entries shown at most `ms` before `at`, or with it; the newest of them first. */
  shownWithin(at: number, ms: number, limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE merged = 0 AND author <> 'system' AND at <= ? AND at > ?
         ORDER BY at DESC, seq DESC LIMIT ${limitOf(limit)}`,
      at,
      at - ms,
    );
  }

  /** Meta's time of the newest message that Meta has, of those up to `seq`; null for none. */
  newestAtMeta(seq = Number.MAX_SAFE_INTEGER): number | null {
    const row = this.#table.first(
      `SELECT * FROM entry WHERE merged = 0 AND author <> 'system' AND (state IS NULL OR state = 'sent') AND seq <= ?
         ORDER BY at DESC, seq DESC LIMIT 1`,
      seq,
    );
    return row === null ? null : (row.meta_at ?? row.at);
  }

  /**
   * What was done after `rev` that an answer should know of, the reply guard: others than this agent, or they themselves
   * after `own.upTo`, wrote something, edited it or took it back; others took the conversation, gave it on, gave it back or
   * closed it. A reaction is no word, and what was imported was said long ago.
   */
  doneSince(rev: number, own: { sub: string; upTo: number }): EntryRow[] {
    if (rev >= this.#table.topRev()) return [];
    const rows = this.#table.all(
      `SELECT * FROM entry WHERE seq > ?1 AND fetched IS NOT 'imported' AND CASE
           WHEN kind = 'system' THEN json_extract(detail, '$.event') IN ('assigned', 'released', 'closed', 'queued')
             AND (json_extract(detail, '$.event') <> 'queued' OR json_extract(detail, '$.by') IS NOT NULL)
             AND json_extract(detail, '$.by.sub') IS NOT ?2 AND json_extract(detail, '$.to.sub') IS NOT ?2
           WHEN author = 'system' THEN 0
           WHEN author = 'agent' AND author_id = ?2 AND (seq <= ?3 OR state = 'withdrawn') THEN 0
           WHEN kind = 'change' THEN json_extract(detail, '$.type') IN ('edit', 'unsend')
           ELSE merged = 0
         END ORDER BY seq LIMIT 20`,
      rev,
      own.sub,
      own.upTo,
    );
    return rows.map((row) => (row.target === null ? row : (this.byMid(row.target) ?? row)));
  }

  /**
   * The first part of each message that answered in this interaction and that agents had accepted after `rev`, first to last; of
   * programs, what those sent that have the conversation. Not notes on tickets: who wrote them may be no agent.
   */
  answersSince(rev: number, interaction: number): Answer[] {
    if (rev >= this.#table.topRev()) return [];
    const fresh = this.#table.fresh
      .since(rev)
      ?.filter(
        (row) =>
          row.seq > rev &&
          row.author === "agent" &&
          row.part === 1 &&
          row.of_ticket === null &&
          row.interaction === interaction &&
          isAnswer(row),
      )
      .sort((a, b) => a.seq - b.seq);
    const rows =
      fresh?.slice(0, ANSWERS_MAX) ??
      this.#table.all(
        `SELECT * FROM entry WHERE seq > ? AND author = 'agent' AND part = 1 AND interaction = ? AND answers IS NOT 0
             AND of_ticket IS NULL ORDER BY seq LIMIT ${limitOf(ANSWERS_MAX)}`,
        rev,
        interaction,
      );
    return rows.map(({ seq, author_id, author_name }) => ({
      entry: seq,
      by: { sub: author_id ?? "", name: author_name ?? "" },
    }));
  }

  /** The parts of a note on a ticket that the customer got, and what was sent in the place of one that failed. */
  ofTicket(ofTicket: OfTicket): EntryRow[] {
    return this.#table.all("SELECT * FROM entry WHERE of_ticket = ? ORDER BY seq", ticketColumn(ofTicket));
  }

  /** Notes for colleagues that were written or changed after `rev`, the newest `limit` of them. */
  notesSince(rev: number, limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE rev > ? AND kind = 'system' AND json_extract(detail, '$.event') = 'note'
         ORDER BY rev DESC LIMIT ${limitOf(limit)}`,
      rev,
    );
  }

  /** What the customer came with by a reference after `rev`, the newest `limit` of it. */
  referredSince(rev: number, limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE rev > ? AND author = 'customer' AND kind IN ('text', 'postback', 'event')
         AND fetched IS NOT 'imported'
         AND (instr(detail, '"${REFERENCE_PREFIX}') > 0 OR instr(detail, '"userRef"') > 0) ORDER BY rev DESC LIMIT ${limitOf(limit)}`,
      rev,
    );
  }

  /** What the customer said or did behind the entry `after`, up to `upTo`: the first `limit` of it. A change of a message is none. */
  saidBetween(after: number, upTo: number, limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE seq > ? AND seq <= ? AND author = 'customer' AND merged = 0 AND kind <> 'change'
         AND fetched IS NOT 'imported' ORDER BY seq LIMIT ${limitOf(limit)}`,
      ...[after, upTo],
    );
  }

  /** When somebody first answered in a contact that began at `openedAt`; null for not yet. */
  firstAnswerAt(interaction: number, openedAt: number): number | null {
    const row = this.#table.first(
      `SELECT * FROM entry WHERE merged = 0 AND at >= ? AND interaction = ? AND answers > 0
         AND (state IS NULL OR state = 'sent') ORDER BY at, seq LIMIT 1`,
      openedAt,
      interaction,
    );
    return row?.at ?? null;
  }
}
