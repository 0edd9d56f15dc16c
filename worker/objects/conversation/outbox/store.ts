import type { Answers } from "../../../domain/answering.ts";
import type { Persona } from "../../../domain/persona.ts";
import { CLOCKS_MS } from "../../../domain/sent-match.ts";
import type { Delivery, Failure, Waiting } from "../../../protocol/message/entry.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { OutboxTold } from "../../kernel/metrics/meter.ts";
import type { OfTicket } from "../../../protocol/tickets/ticket.ts";
import { isWordsAlone } from "../../../domain/outgoing-parts.ts";
import type { StoredContent } from "../log/content.ts";
import { ticketColumn, type EntryRow, type OpenRow } from "../log/entry-row.ts";
import type { EntryTable } from "../log/entry-table.ts";
import { factsAfterMessage } from "../log/facts.ts";
import { UNSAID } from "../log/fresh-rows.ts";

/**
 * A message that an agent sends, as Meta takes it: of a long text a part. `said` is what the thread shows of it. `at` in
 * ms, the time of acceptance.
 */
export type NewMessage = {
  key: string;
  at: number;
  author: { sub: string; name: string };
  outgoing: Outgoing;
  said: Pick<StoredContent, "text" | "detail">;
  interaction: number | null;
  answers: Answers;
  part: number;
  parts: number;
  nonce: string;
  /** From whom it comes; null: from the Page. */
  persona: Persona | null;
  /** The note on a ticket that it is; null: none. */
  ofTicket: OfTicket | null;
  /** What leaves in its place where Meta refuses it for its window; null: nothing. */
  otherwise: Outgoing | null;
  dueAt: number;
  waiting: Waiting | null;
  /** It leaves in the turn that accepts it: when its request was made, and when its outcome is given up as unknown. */
  leaves: { requestedAt: number; unknownAt: number } | null;
};

/** A message that waited longer than this before it left is rare, and then found by nobody but its agent. */
const QUEUED_MS_MAX = 2 * 24 * 60 * 60_000;

/** More entries than this are not looked through twice for one that left at once. */
const LOOKED_THROUGH_MAX = 50;
/** Meta's last words on whether its time is over stand in one of so many. */
const CLOSED_AMONG = 10;

/** What the thread's row says of open messages. */
type Bound = {
  /** None up to here is open but those that the index names. */
  openFrom: () => number;
  setOpenFrom: (seq: number) => void;
};

/** Messages that agents send, from acceptance to their end. Callers wrap changes in a transaction. */
export class OutboxStore {
  readonly #table: EntryTable;
  readonly #bound: Bound;
  /**
   * The seq of every message of ours that has not come to its end, in order; null: to be read. Nothing opens one but
   * insertMessage(), nothing ends one but markSent() and #end().
   */
  #open: number[] | null = null;
  /** The one among them that left in the turn that accepted it, and no index names. */
  #leaving: number | null = null;

  constructor(table: EntryTable, bound: Bound) {
    this.#table = table;
    this.#bound = bound;
  }

  forget(): void {
    this.#open = null;
    this.#leaving = null;
  }

  /** Up to which seq none is open but those that the index names; null where nothing is known of it. */
  knownOpenFrom(): number | null {
    if (this.#open === null) return null;
    return this.#leaving === null ? this.#table.topRev() : this.#leaving - 1;
  }

  /** The oldest message of ours that has not come to its end: nothing overtakes it. Mostly there is none. */
  head(): OpenRow | null {
    this.#open ??= this.#readOpen();
    const first = this.#open[0];
    return first === undefined ? null : (this.#table.bySeq(first) as OpenRow | null);
  }

  /** How many messages of ours have not come to their end, and since when the oldest (ms). */
  standing(): OutboxTold {
    const head = this.head();
    return head === null ? { open: 0, oldestAt: 0 } : { open: this.#open?.length ?? 0, oldestAt: head.at };
  }

  /** Whether no message of ours waits behind it. */
  isLast(seq: number): boolean {
    this.#open ??= this.#readOpen();
    return !this.#open.some((open) => open > seq);
  }

  /**
   * What waits is named by an index. What left in the turn that accepted it is not, which saves that row for nearly every
   * message: it is looked for among the entries since the bound that the thread's row keeps. The bound rises with
   * whatever else is written to that row, and here where nothing was.
   */
  #readOpen(): number[] {
    const from = this.#bound.openFrom();
    const rows = this.#table.sql
      .exec<{ seq: number; named: number }>(
        `SELECT seq, 1 AS named FROM entry WHERE open = 1
         UNION ALL SELECT seq, 0 FROM entry WHERE seq > ? AND state = 'sending' AND open IS NULL ORDER BY seq`,
        from,
      )
      .toArray();
    this.#leaving = rows.find(({ named }) => named === 0)?.seq ?? null;
    const topRev = this.#table.topRev();
    if (this.#leaving === null && topRev - from > LOOKED_THROUGH_MAX) this.#bound.setOpenFrom(topRev);
    return rows.map(({ seq }) => seq);
  }

  /** All parts of one command, in order. */
  byCommand(commandId: string): EntryRow[] {
    // '$' follows '#' in ASCII: everything that begins with '@<command>#'.
    const [from, to] = [`@${commandId}#`, `@${commandId}$`];
    return this.#table.all("SELECT * FROM entry WHERE key > ? AND key < ? ORDER BY seq", from, to);
  }

  /** The newest of our messages behind `seq` that Meta refused because its time was over; null: none of the last few. */
  closedSince(seq: number): EntryRow | null {
    const rows = this.#table.all(
      `SELECT * FROM entry WHERE seq > ? AND state IS NOT NULL ORDER BY seq DESC LIMIT ${limitOf(CLOSED_AMONG)}`,
      seq,
    );
    const isOver = ({ failure }: EntryRow): boolean =>
      failure !== null && (JSON.parse(failure) as Failure).code === "window_closed";
    return rows.find(isOver) ?? null;
  }

  partsOf(row: EntryRow): EntryRow[] {
    return this.byCommand(row.key.slice(1, row.key.lastIndexOf("#")));
  }

  /** Private replies to comments, oldest first: the newest so many of them. */
  privateReplies(limit: number): EntryRow[] {
    return this.#table
      .all(
        `SELECT * FROM entry WHERE outgoing = 'private_reply' AND merged = 0 ORDER BY seq DESC LIMIT ${limitOf(limit)}`,
      )
      .reverse();
  }

  /** Private replies that Meta has, oldest first, but for those that are linked. */
  unlinkedPrivateReplies(linked: readonly number[], limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE outgoing = 'private_reply' AND merged = 0 AND mid IS NOT NULL
         AND seq NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ${limitOf(limit)}`,
      JSON.stringify(linked),
    );
  }

  /** Messages of ours up to `seq` that wait to be sent. */
  queuedUpTo(seq: number): EntryRow[] {
    return this.#table.all(
      "SELECT * FROM entry WHERE open = 1 AND state = 'queued' AND seq <= ? ORDER BY seq",
      seq,
    );
  }

  /** Messages of ours of which nobody knows whether they arrived, and of which nobody disposed. */
  unknown(): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry INDEXED BY entry_trouble
         WHERE state IN ('failed', 'unknown') AND settled IS NULL AND state = 'unknown' ORDER BY seq`,
    );
  }

  /** Messages whose outcome an agent had to decide, accepted early enough to stand in Meta's record in that time. */
  settledUnknown(from: number, to: number): EntryRow[] {
    return this.#table.all(
      "SELECT * FROM entry WHERE merged = 0 AND at BETWEEN ? AND ? AND state = 'unknown' AND settled IS NOT NULL",
      from - QUEUED_MS_MAX,
      to + CLOCKS_MS,
    );
  }

  /** When Meta last took a message of ours, among the newest entries; null for not lately. */
  lastAcceptedAt(): number | null {
    return this.#table.sql
      .exec<{ at: number | null }>(
        `SELECT max(requested_at) AS at FROM (SELECT requested_at, state FROM entry ORDER BY seq DESC LIMIT 50)
           WHERE state = 'sent'`,
      )
      .one().at;
  }

  /** Returns it as it now stands. */
  insertMessage(seq: number, message: NewMessage): EntryRow {
    const { leaves } = message;
    const [facts, open] = [this.#table.knownFacts, this.#open];
    const row: EntryRow = {
      ...UNSAID,
      seq,
      key: message.key,
      rev: seq,
      at: message.at,
      author: "agent",
      author_id: message.author.sub,
      author_name: message.author.name,
      kind: "text",
      text: message.said.text,
      detail: message.said.detail,
      outgoing: message.outgoing.kind,
      sends: isWordsAlone(message.outgoing) ? null : JSON.stringify(message.outgoing),
      interaction: message.interaction,
      part: message.part,
      parts: message.parts,
      state: leaves === null ? "queued" : "sending",
      open: leaves === null ? 1 : null,
      nonce: message.nonce,
      attempts: leaves === null ? 0 : 1,
      due_at: leaves === null ? message.dueAt : leaves.unknownAt,
      requested_at: leaves === null ? null : leaves.requestedAt,
      waiting: message.waiting === null ? null : JSON.stringify(message.waiting),
      answers: message.answers,
      persona: message.persona === null ? null : JSON.stringify(message.persona),
      of_ticket: message.ofTicket === null ? null : ticketColumn(message.ofTicket),
      otherwise: message.otherwise === null ? null : JSON.stringify(message.otherwise),
    };
    const isAsItIs = this.#table.insert(
      row,
      `INSERT INTO entry (seq, key, rev, at, author, author_id, author_name, kind, text, interaction, part, parts,
         state, open, nonce, attempts, due_at, requested_at, waiting, answers, outgoing, detail, sends,
         persona, of_ticket, otherwise)
         VALUES (?1, ?2, ?1, ?3, 'agent', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?19, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
           ?20, ?21, ?22, ?23, ?24)`,
      ...[seq, row.key, row.at, row.author_id, row.author_name, row.kind, row.text, row.interaction],
      ...[row.part, row.parts, row.state, row.nonce, row.attempts, row.due_at, row.requested_at],
      ...[row.waiting, row.answers, row.outgoing, row.open, row.detail, row.sends, row.persona],
      ...[row.of_ticket, row.otherwise],
    );
    open?.push(seq);
    if (leaves !== null) this.#leaving = seq;
    this.#table.knownFacts = facts === null || !isAsItIs ? null : factsAfterMessage(facts, row);
    return row;
  }

  /**
   * Without a new rev: a quick send is told of once, as `sent`; announceSending() tells of one that takes its time.
   * `row`: as it stands; so also below.
   */
  markSending(row: EntryRow, requestedAt: number, unknownAt: number): void {
    this.#table.sql.exec(
      `UPDATE entry SET state = 'sending', attempts = attempts + 1, requested_at = ?, due_at = ?, waiting = NULL
         WHERE seq = ?`,
      requestedAt,
      unknownAt,
      row.seq,
    );
    const attempts = row.attempts + 1;
    const change = { attempts, requested_at: requestedAt, due_at: unknownAt, waiting: null };
    this.#table.changed({ ...row, state: "sending", ...change });
  }

  announceSending(row: EntryRow, rev: number): void {
    this.#table.sql.exec("UPDATE entry SET rev = ? WHERE seq = ?", rev, row.seq);
    this.#table.changed({ ...row, rev });
  }

  markSent(row: EntryRow, rev: number, mid: string, metaAt: number | null): void {
    // What failed or was unknown was trouble, and answered nobody.
    if (row.state !== "sending" && row.state !== "queued") this.#table.knownFacts = null;
    this.#table.sql.exec(
      `UPDATE entry SET state = 'sent', open = NULL, mid = ?, meta_at = ifnull(?, meta_at), due_at = NULL, waiting = NULL,
         failure = NULL, rev = ? WHERE seq = ?`,
      mid,
      metaAt,
      rev,
      row.seq,
    );
    this.#ended(row.seq);
    const change = { mid, meta_at: metaAt ?? row.meta_at, due_at: null, waiting: null, failure: null, rev };
    this.#table.changed({ ...row, state: "sent", open: null, ...change });
  }

  /** Meta's own time, from the echo: gadgets compare it with the watermarks, so it is news for them. */
  setMetaAt(row: EntryRow, rev: number, metaAt: number): void {
    this.#table.sql.exec("UPDATE entry SET meta_at = ?, rev = ? WHERE seq = ?", metaAt, rev, row.seq);
    this.#table.changed({ ...row, meta_at: metaAt, rev });
  }

  /** `attempts`: how many there were, where one more is to be counted. */
  requeue(seq: number, rev: number, dueAt: number, waiting: Waiting, attempts: number | null = null): void {
    this.#named(seq);
    this.#table.write(
      rev,
      `UPDATE entry SET state = 'queued', open = 1, due_at = ?, waiting = ?, attempts = ifnull(?, attempts), rev = ?
         WHERE seq = ?`,
      dueAt,
      JSON.stringify(waiting),
      attempts,
      rev,
      seq,
    );
  }

  /** It is another message from now on, due at `dueAt`. */
  replace(
    seq: number,
    rev: number,
    { outgoing, said, dueAt }: Pick<NewMessage, "outgoing" | "said" | "dueAt">,
  ): void {
    this.#named(seq);
    this.#table.write(
      rev,
      `UPDATE entry SET state = 'queued', open = 1, outgoing = ?, sends = ?, text = ?, detail = ?, otherwise = NULL,
         due_at = ?, waiting = NULL, rev = ? WHERE seq = ?`,
      outgoing.kind,
      isWordsAlone(outgoing) ? null : JSON.stringify(outgoing),
      said.text,
      said.detail,
      dueAt,
      rev,
      seq,
    );
  }

  /** Its command's id is free for what is sent in its place. */
  moveAside({ seq, key }: EntryRow, rev: number): void {
    const part = key.lastIndexOf("#");
    const aside = `${key.slice(0, part)}~${String(seq)}${key.slice(part)}`;
    this.#table.write(rev, "UPDATE entry SET key = ?, rev = ? WHERE seq = ?", aside, rev, seq);
  }

  /** Due again at once, its reason to wait gone. */
  release(seq: number, rev: number, now: number, confirmedAt: number | null): void {
    this.#table.write(
      rev,
      `UPDATE entry SET due_at = ?, waiting = NULL, confirmed_at = ifnull(?, confirmed_at), rev = ? WHERE seq = ?`,
      now,
      confirmedAt,
      rev,
      seq,
    );
  }

  /** It leaves only once an agent confirms it, whenever it was accepted. */
  askAnew(seq: number, rev: number): void {
    this.#table.write(rev, "UPDATE entry SET confirmed_at = 0, rev = ? WHERE seq = ?", rev, seq);
  }

  postponeUnknown(seq: number, unknownAt: number): void {
    this.#named(seq);
    this.#table.fresh.forget();
    this.#table.sql.exec(
      "UPDATE entry SET open = 1, due_at = ? WHERE seq = ? AND state = 'sending'",
      unknownAt,
      seq,
    );
  }

  markFailed(seq: number, rev: number, failure: Failure): void {
    this.#end(seq, rev, "failed", failure);
  }

  markUnknown(seq: number, rev: number): void {
    this.#end(seq, rev, "unknown", null);
  }

  markWithdrawn(seq: number, rev: number): void {
    this.#end(seq, rev, "withdrawn", null);
  }

  settle(seq: number, rev: number, as: Exclude<Delivery["settled"], null>): void {
    this.#table.write(rev, "UPDATE entry SET settled = ?, rev = ? WHERE seq = ?", as, rev, seq);
  }

  #end(seq: number, rev: number, state: "failed" | "unknown" | "withdrawn", failure: Failure | null): void {
    this.#ended(seq);
    this.#table.write(
      rev,
      "UPDATE entry SET state = ?, open = NULL, failure = ?, due_at = NULL, waiting = NULL, rev = ? WHERE seq = ?",
      state,
      failure === null ? null : JSON.stringify(failure),
      rev,
      seq,
    );
  }

  #ended(seq: number): void {
    this.#open = this.#open?.filter((open) => open !== seq) ?? null;
    this.#named(seq);
  }

  /** The index names it from now on, where it is still open. */
  #named(seq: number): void {
    if (this.#leaving === seq) this.#leaving = null;
  }
}
