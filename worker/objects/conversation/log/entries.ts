import { isAnswer } from "../../../domain/answering.ts";
import type { Author, Delivery, Failure, Fetched, Waiting } from "../../../protocol/message/entry.ts";
import { CLOCKS_MS } from "../../../domain/sent-match.ts";
import type { Answer } from "../../kernel/contracts.ts";
import { limitOf } from "../../kernel/limit.ts";
import { piecesOf } from "../../kernel/raw-pieces.ts";
import type { Outgoing } from "../../../protocol/message/outgoing.ts";
import type { EntryRow, OpenRow } from "./entry-row.ts";
import { FreshRows, UNSAID } from "./fresh-rows.ts";
import { factsAfterInsert, factsAfterMessage, readFacts, type Facts } from "./facts.ts";

/** An entry that is not of this desk's sending. `at` in ms; `key` tells it from others. */
export type NewEntry = {
  key: string;
  at: number;
  author: Author;
  kind: EntryRow["kind"];
  text: string | null;
  detail: string | null;
  interaction: number | null;
  asks: boolean;
  /** A person's word to the customer; what they wrote themselves, lines, and what programs say are none. */
  answers: boolean;
  opensWindow: boolean;
  standby: boolean;
  /** Of a `change`: the mid it is about, and whether it is folded into that message already. */
  target?: string;
  merged?: boolean;
  /** Read from Meta's record, not told by webhook. */
  fetched?: Fetched | null;
  /** The mid of the message that it answers, where that one is not here. */
  waitsFor?: string;
};

/** What a message counts for once its webhook came after all. `content` where the webhook tells more. */
export type Admission = Pick<NewEntry, "author" | "asks" | "opensWindow" | "interaction" | "answers"> & {
  content: Pick<NewEntry, "kind" | "text" | "detail" | "waitsFor"> | null;
};

/** A message that waited longer than this before it left is rare, and then found by nobody but its agent. */
const QUEUED_MS_MAX = 2 * 24 * 60 * 60_000;

/** Of more answers than this since it last heard, a desk needs no more to know whose a conversation is. */
const ANSWERS_MAX = 50;

/** A message that an agent sends, as Meta takes it: of a long text a part. `at` in ms, the time of acceptance. */
export type NewMessage = {
  key: string;
  at: number;
  author: { sub: string; name: string };
  outgoing: Outgoing;
  interaction: number | null;
  /** False: a program's. */
  answers: boolean;
  part: number;
  parts: number;
  nonce: string;
  dueAt: number;
  waiting: Waiting | null;
  /** It leaves in the turn that accepts it: when its request was made, and when its outcome is given up as unknown. */
  leaves: { requestedAt: number; unknownAt: number } | null;
};

/** Every statement on the log. Callers wrap changes in a transaction, and `forget` when it was rolled back. */
export class EntryStore {
  readonly #sql: SqlStorage;
  readonly #openContact: () => number | null;
  #topEntryRev: number | null = null;
  #facts: Facts | null = null;
  #hasOrphans: boolean | null = null;
  #hasWaiting: boolean | null = null;
  readonly #fresh = new FreshRows();
  /**
   * The seq of every message of ours that has not come to its end, in order; null: to be read. Nothing opens one but
   * insertMessage(), nothing ends one but markSent() and #end().
   */
  #open: number[] | null = null;

  /** `openContact`: the contact that is under way, null between two. Facts are forgotten when one is closed. */
  constructor(sql: SqlStorage, openContact: () => number | null) {
    this.#sql = sql;
    this.#openContact = openContact;
  }

  forget(): void {
    this.#topEntryRev = null;
    this.#facts = null;
    this.#hasOrphans = null;
    this.#hasWaiting = null;
    this.#fresh.forget();
    this.#open = null;
  }

  /** The newest rev of any entry; 0 in an empty log. */
  topRev(): number {
    this.#topEntryRev ??= this.#sql
      .exec<{ rev: number }>(
        `SELECT max(
           ifnull((SELECT max(seq) FROM entry), 0),
           ifnull((SELECT max(rev) FROM entry WHERE rev <> seq), 0)
         ) AS rev`,
      )
      .one().rev;
    return this.#topEntryRev;
  }

  byKey(key: string): EntryRow | null {
    return this.#fresh.find((row) => row.key === key) ?? this.#at("SELECT seq FROM entry WHERE key = ?", key);
  }

  bySeq(seq: number): EntryRow | null {
    return (
      this.#fresh.find((row) => row.seq === seq) ?? this.#first("SELECT * FROM entry WHERE seq = ?", seq)
    );
  }

  /** A message by Meta's id of it, whoever wrote it. */
  byMid(mid: string): EntryRow | null {
    return this.oursByMid(mid) ?? this.byKey(mid);
  }

  /** What became of a message, in Meta's order of time. */
  changesOf(mid: string): EntryRow[] {
    return this.#all("SELECT * FROM entry WHERE target = ? ORDER BY at, seq", mid);
  }

  /** The seq of the last of them, null for none. */
  lastChangeOf(mid: string): number | null {
    const sql = "SELECT seq FROM entry WHERE target = ? ORDER BY at DESC, seq DESC LIMIT 1";
    return this.#first(sql, mid)?.seq ?? null;
  }

  /** Whether some change waits for its message. Remembered, for nearly always none does. */
  hasOrphans(): boolean {
    return (this.#hasOrphans ??= this.#waits().orphans === 1);
  }

  /** Whether some reply waits for the message that it answers. Remembered, for nearly always none does. */
  hasWaiting(): boolean {
    return (this.#hasWaiting ??= this.#waits().replies === 1);
  }

  /** Both are asked for together, with every message that comes. */
  #waits(): { orphans: number; replies: number } {
    const found = this.#sql
      .exec<{ orphans: number; replies: number }>(
        `SELECT EXISTS (SELECT 1 FROM entry WHERE target IS NOT NULL AND merged = 0) AS orphans,
           EXISTS (SELECT 1 FROM entry WHERE waits_for IS NOT NULL) AS replies`,
      )
      .one();
    this.#hasOrphans ??= found.orphans === 1;
    this.#hasWaiting ??= found.replies === 1;
    return found;
  }

  /** Replies that wait for the message with this mid. */
  waitingFor(mid: string): EntryRow[] {
    return this.#all("SELECT * FROM entry WHERE waits_for = ? ORDER BY seq", mid);
  }

  /** The message that a reply answers is here, or at another place than it was. */
  setQuote(seq: number, rev: number, detail: string): void {
    this.#hasWaiting = null;
    this.#write(
      rev,
      "UPDATE entry SET detail = ?, waits_for = NULL, rev = ? WHERE seq = ?",
      detail,
      rev,
      seq,
    );
  }

  /** Messages that answer the one with this mid. Reads them all: ask only where one is taken back, or was two. */
  quoting(mid: string): EntryRow[] {
    return this.#all(
      `SELECT * FROM entry WHERE kind = 'text' AND detail IS NOT NULL
         AND json_extract(detail, '$.replyTo.mid') = ?`,
      mid,
    );
  }

  setDetail(seq: number, rev: number, detail: string): void {
    this.#write(rev, "UPDATE entry SET detail = ?, rev = ? WHERE seq = ?", detail, rev, seq);
  }

  /** `isSameText`: its words are as before, so no list shows it. */
  setChanges(seq: number, rev: number, text: string | null, changes: string, isSameText: boolean): void {
    const facts = isSameText ? this.#facts : null;
    this.#write(
      rev,
      "UPDATE entry SET text = ?, changes = ?, rev = ? WHERE seq = ?",
      text,
      changes,
      rev,
      seq,
    );
    this.#facts = facts;
  }

  /** A message of ours by the mid that Meta gave it. */
  oursByMid(mid: string): EntryRow | null {
    return this.#fresh.find((row) => row.mid === mid) ?? this.#at("SELECT seq FROM entry WHERE mid = ?", mid);
  }

  /** Meta's time of a message of ours, or ours where Meta has told none; 0 where there is no such message. */
  sentAtOf(mid: string): number {
    type Times = Pick<EntryRow, "meta_at" | "requested_at">;
    const sql = "SELECT meta_at, requested_at FROM entry WHERE mid = ?";
    const row: Times | undefined =
      this.#fresh.find((it) => it.mid === mid) ?? this.#sql.exec<Times>(sql, mid).toArray()[0];
    return row?.meta_at ?? row?.requested_at ?? 0;
  }

  /** All parts of one command, in order. */
  byCommand(commandId: string): EntryRow[] {
    // '$' follows '#' in ASCII: everything that begins with '@<command>#'.
    const [from, to] = [`@${commandId}#`, `@${commandId}$`];
    return this.#all("SELECT * FROM entry WHERE key > ? AND key < ? ORDER BY seq", from, to);
  }

  partsOf(row: EntryRow): EntryRow[] {
    return this.byCommand(row.key.slice(1, row.key.lastIndexOf("#")));
  }

  /** The oldest message of ours that has not come to its end: nothing overtakes it. Mostly there is none. */
  head(): OpenRow | null {
    this.#open ??= this.#sql
      .exec<{ seq: number }>("SELECT seq FROM entry WHERE open = 1 ORDER BY seq")
      .toArray()
      .map(({ seq }) => seq);
    const first = this.#open[0];
    return first === undefined ? null : (this.bySeq(first) as OpenRow | null);
  }

  /** Messages of ours up to `seq` that wait to be sent. */
  queuedUpTo(seq: number): EntryRow[] {
    return this.#all(
      "SELECT * FROM entry WHERE open = 1 AND state = 'queued' AND seq <= ? ORDER BY seq",
      seq,
    );
  }

  /** Messages of ours of which nobody knows whether they arrived, and of which nobody disposed. */
  unknown(): EntryRow[] {
    return this.#all(
      `SELECT * FROM entry INDEXED BY entry_trouble
         WHERE state IN ('failed', 'unknown') AND settled IS NULL AND state = 'unknown' ORDER BY seq`,
    );
  }

  /** Messages whose outcome an agent had to decide, accepted early enough to stand in Meta's record in that time. */
  settledUnknown(from: number, to: number): EntryRow[] {
    return this.#all(
      "SELECT * FROM entry WHERE merged = 0 AND at BETWEEN ? AND ? AND state = 'unknown' AND settled IS NOT NULL",
      from - QUEUED_MS_MAX,
      to + CLOCKS_MS,
    );
  }

  /** What was inserted or changed after `rev`, in the order of revs, at most `limit` of them. */
  changedSince(rev: number, limit: number): EntryRow[] {
    if (rev >= this.topRev()) return [];
    const fresh = this.#fresh.since(rev);
    if (fresh !== null) return fresh.slice(0, limit);
    // One index range each: together in a statement they cost more than twice as much (measured).
    const inserted = this.#all(
      `SELECT * FROM entry WHERE seq > ? AND rev = seq ORDER BY seq LIMIT ${limitOf(limit)}`,
      rev,
    );
    const changed = this.#all(
      `SELECT * FROM entry WHERE rev > ? AND rev <> seq ORDER BY rev LIMIT ${limitOf(limit)}`,
      rev,
    );
    if (changed.length === 0) return inserted;
    return [...inserted, ...changed].sort((a, b) => a.rev - b.rev).slice(0, limit);
  }

  /** The newest `limit` entries shown before (at, seq), oldest first. */
  shownBefore(before: { at: number; seq: number } | null, limit: number): EntryRow[] {
    const { at, seq } = before ?? { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER };
    return this.#all(
      `SELECT * FROM entry WHERE merged = 0 AND (at, seq) < (?, ?)
         ORDER BY at DESC, seq DESC LIMIT ${limitOf(limit)}`,
      at,
      seq,
    ).reverse();
  }

  /** What lists and windows hang on. Remembered, because every publication asks for it. */
  facts(): Facts {
    this.#facts ??= readFacts(this.#sql, this.#openContact());
    return this.#facts;
  }

  /**
   * What was done after `rev` that an answer should know of, the reply guard: others than this agent, or they themselves
   * after `own.upTo`, wrote something, edited it or took it back; others took the conversation, gave it back or closed
   * it. A reaction is no word, and what was imported was said long ago.
   */
  doneSince(rev: number, own: { sub: string; upTo: number }): EntryRow[] {
    if (rev >= this.topRev()) return [];
    const rows = this.#all(
      `SELECT * FROM entry WHERE seq > ?1 AND fetched IS NOT 'imported' AND CASE
           WHEN kind = 'system' THEN json_extract(detail, '$.event') IN ('assigned', 'released', 'closed')
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
   * The first part of each message that agents had accepted after `rev` in this interaction, first to last; not what
   * programs sent.
   */
  answersSince(rev: number, interaction: number): Answer[] {
    if (rev >= this.topRev()) return [];
    const fresh = this.#fresh
      .since(rev)
      ?.filter(
        (row) =>
          row.seq > rev &&
          row.author === "agent" &&
          row.part === 1 &&
          row.interaction === interaction &&
          isAnswer(row),
      )
      .sort((a, b) => a.seq - b.seq);
    const rows =
      fresh?.slice(0, ANSWERS_MAX) ??
      this.#all(
        `SELECT * FROM entry WHERE seq > ? AND author = 'agent' AND part = 1 AND interaction = ? AND answers IS NOT 0
           ORDER BY seq LIMIT ${limitOf(ANSWERS_MAX)}`,
        rev,
        interaction,
      );
    return rows.map(({ seq, author_id, author_name }) => ({
      entry: seq,
      by: { sub: author_id ?? "", name: author_name ?? "" },
    }));
  }

  insert(seq: number, entry: NewEntry): void {
    const { author } = entry;
    const facts = this.#facts;
    const row: EntryRow = {
      ...UNSAID,
      seq,
      key: entry.key,
      rev: seq,
      at: entry.at,
      author: author.type,
      author_id: author.type === "agent" ? author.sub : author.type === "app" ? author.appId : null,
      author_name: author.type === "agent" ? author.name : null,
      kind: entry.kind,
      text: entry.text,
      detail: entry.detail,
      interaction: entry.interaction,
      asks: entry.asks ? 1 : 0,
      opens_window: entry.opensWindow ? 1 : 0,
      standby: entry.standby ? 1 : 0,
      target: entry.target ?? null,
      merged: entry.merged === true ? 1 : 0,
      fetched: entry.fetched ?? null,
      answers: entry.answers ? 1 : 0,
      waits_for: entry.waitsFor ?? null,
    };
    const isAsItIs = this.#insert(
      row,
      `INSERT INTO entry (seq, key, rev, at, author, author_id, author_name, kind, text, detail, interaction,
         asks, opens_window, standby, target, merged, fetched, answers, waits_for)
         VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)`,
      ...[seq, row.key, row.at, row.author, row.author_id, row.author_name, row.kind, row.text, row.detail],
      ...[row.interaction, row.asks, row.opens_window, row.standby, row.target, row.merged, row.fetched],
      ...[row.answers, row.waits_for],
    );
    if (entry.waitsFor !== undefined) this.#hasWaiting = true;
    if (entry.kind === "change" && entry.merged !== true) this.#hasOrphans = true;
    this.#facts = facts === null || !isAsItIs ? null : factsAfterInsert(facts, seq, entry);
  }

  /** Returns it as it now stands. */
  insertMessage(seq: number, message: NewMessage): EntryRow {
    const { leaves } = message;
    const [facts, open] = [this.#facts, this.#open];
    const row: EntryRow = {
      ...UNSAID,
      seq,
      key: message.key,
      rev: seq,
      at: message.at,
      author: "agent",
      author_id: message.author.sub,
      author_name: message.author.name,
      kind: message.outgoing.kind,
      text: message.outgoing.text,
      outgoing: message.outgoing.kind,
      interaction: message.interaction,
      part: message.part,
      parts: message.parts,
      state: leaves === null ? "queued" : "sending",
      open: 1,
      nonce: message.nonce,
      attempts: leaves === null ? 0 : 1,
      due_at: leaves === null ? message.dueAt : leaves.unknownAt,
      requested_at: leaves === null ? null : leaves.requestedAt,
      waiting: message.waiting === null ? null : JSON.stringify(message.waiting),
      answers: message.answers ? 1 : 0,
    };
    const isAsItIs = this.#insert(
      row,
      `INSERT INTO entry (seq, key, rev, at, author, author_id, author_name, kind, text, interaction, part, parts,
         state, open, nonce, attempts, due_at, requested_at, waiting, answers, outgoing)
         VALUES (?1, ?2, ?1, ?3, 'agent', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, ?12, ?13, ?14, ?15, ?16, ?17, ?18)`,
      ...[seq, row.key, row.at, row.author_id, row.author_name, row.kind, row.text, row.interaction],
      ...[row.part, row.parts, row.state, row.nonce, row.attempts, row.due_at, row.requested_at],
      ...[row.waiting, row.answers, row.outgoing],
    );
    open?.push(seq);
    this.#facts = facts === null || !isAsItIs ? null : factsAfterMessage(facts, row);
    return row;
  }

  insertRaw(seq: number, json: string): void {
    for (const [piece, part] of piecesOf(json).entries()) {
      this.#sql.exec("INSERT INTO raw (seq, piece, json) VALUES (?, ?, ?)", seq, piece, part);
    }
  }

  /** The webhook's item in place of the record's. */
  replaceRaw(seq: number, json: string): void {
    this.#sql.exec("DELETE FROM raw WHERE seq = ?", seq);
    this.insertRaw(seq, json);
  }

  /** What came under `standby` without its payload is completed by the owner's delivery. */
  completeFromOwner(seq: number, rev: number, detail: string | null): void {
    this.#write(rev, "UPDATE entry SET detail = ?, standby = 0, rev = ? WHERE seq = ?", detail, rev, seq);
  }

  /** What was read from Meta's record came by webhook as well: from now on it counts like any other. */
  admit(seq: number, rev: number, admission: Admission): void {
    const { author, asks, answers, opensWindow, interaction, content } = admission;
    this.#write(
      rev,
      `UPDATE entry SET fetched = NULL, author = ?, author_id = ?, asks = ?, opens_window = ?, interaction = ?,
         answers = ?, rev = ? WHERE seq = ?`,
      author.type,
      author.type === "app" ? author.appId : null,
      asks ? 1 : 0,
      opensWindow ? 1 : 0,
      interaction,
      answers ? 1 : 0,
      rev,
      seq,
    );
    if (content === null) return;
    const { kind, text, detail, waitsFor = null } = content;
    this.#hasWaiting = null;
    // What became of it is to be folded into what it says now.
    this.#write(
      rev,
      "UPDATE entry SET kind = ?, text = ?, detail = ?, waits_for = ?, changes = NULL WHERE seq = ?",
      ...[kind, text, detail, waitsFor, seq],
    );
  }

  /** Meta's time of the newest message that Meta has, of those up to `seq`; null for none. */
  newestAtMeta(seq = Number.MAX_SAFE_INTEGER): number | null {
    const row = this.#first(
      `SELECT * FROM entry WHERE merged = 0 AND author <> 'system' AND (state IS NULL OR state = 'sent') AND seq <= ?
         ORDER BY at DESC, seq DESC LIMIT 1`,
      seq,
    );
    return row === null ? null : (row.meta_at ?? row.at);
  }

  /** When Meta last took a message of ours, among the newest entries; null for not lately. */
  lastAcceptedAt(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        `SELECT max(requested_at) AS at FROM (SELECT requested_at, state FROM entry ORDER BY seq DESC LIMIT 50)
           WHERE state = 'sent'`,
      )
      .one().at;
  }

  markMerged(seq: number, rev: number): void {
    this.#hasOrphans = null;
    this.#write(rev, "UPDATE entry SET merged = 1, rev = ? WHERE seq = ?", rev, seq);
  }

  /** Gives what the customer asked after `asked`, and all that followed, to another interaction. */
  moveToInteraction(asked: number, interaction: number, rev: () => number): void {
    const rows = this.#all(
      `SELECT * FROM entry WHERE author <> 'system' AND fetched IS NOT 'imported'
         AND seq >= (SELECT min(seq) FROM entry WHERE asks = 1 AND seq > ?)`,
      asked,
    );
    for (const row of rows) {
      const next = rev();
      this.#write(
        next,
        "UPDATE entry SET interaction = ?, rev = ? WHERE seq = ?",
        interaction,
        next,
        row.seq,
      );
    }
  }

  /**
   * Without a new rev: a quick send is told of once, as `sent`; announceSending() tells of one that takes its time.
   * `row`: as it stands; so also below.
   */
  markSending(row: EntryRow, requestedAt: number, unknownAt: number): void {
    this.#sql.exec(
      `UPDATE entry SET state = 'sending', attempts = attempts + 1, requested_at = ?, due_at = ?, waiting = NULL
         WHERE seq = ?`,
      requestedAt,
      unknownAt,
      row.seq,
    );
    const attempts = row.attempts + 1;
    const change = { attempts, requested_at: requestedAt, due_at: unknownAt, waiting: null };
    this.#changed({ ...row, state: "sending", ...change });
  }

  announceSending(row: EntryRow, rev: number): void {
    this.#sql.exec("UPDATE entry SET rev = ? WHERE seq = ?", rev, row.seq);
    this.#changed({ ...row, rev });
  }

  markSent(row: EntryRow, rev: number, mid: string, metaAt: number | null): void {
    // What failed or was unknown was trouble, and answered nobody.
    if (row.state !== "sending" && row.state !== "queued") this.#facts = null;
    this.#sql.exec(
      `UPDATE entry SET state = 'sent', open = NULL, mid = ?, meta_at = ifnull(?, meta_at), due_at = NULL, waiting = NULL,
         failure = NULL, rev = ? WHERE seq = ?`,
      mid,
      metaAt,
      rev,
      row.seq,
    );
    this.#ended(row.seq);
    const change = { mid, meta_at: metaAt ?? row.meta_at, due_at: null, waiting: null, failure: null, rev };
    this.#changed({ ...row, state: "sent", open: null, ...change });
  }

  /** Meta's own time, from the echo: gadgets compare it with the watermarks, so it is news for them. */
  setMetaAt(row: EntryRow, rev: number, metaAt: number): void {
    this.#sql.exec("UPDATE entry SET meta_at = ?, rev = ? WHERE seq = ?", metaAt, rev, row.seq);
    this.#changed({ ...row, meta_at: metaAt, rev });
  }

  requeue(seq: number, rev: number, dueAt: number, waiting: Waiting): void {
    this.#write(
      rev,
      "UPDATE entry SET state = 'queued', due_at = ?, waiting = ?, rev = ? WHERE seq = ?",
      dueAt,
      JSON.stringify(waiting),
      rev,
      seq,
    );
  }

  /** Due again at once, its reason to wait gone. */
  release(seq: number, rev: number, now: number, confirmedAt: number | null): void {
    this.#write(
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
    this.#write(rev, "UPDATE entry SET confirmed_at = 0, rev = ? WHERE seq = ?", rev, seq);
  }

  postponeUnknown(seq: number, unknownAt: number): void {
    this.#fresh.forget();
    this.#sql.exec("UPDATE entry SET due_at = ? WHERE seq = ? AND state = 'sending'", unknownAt, seq);
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
    this.#write(rev, "UPDATE entry SET settled = ?, rev = ? WHERE seq = ?", as, rev, seq);
  }

  #end(seq: number, rev: number, state: "failed" | "unknown" | "withdrawn", failure: Failure | null): void {
    this.#ended(seq);
    this.#write(
      rev,
      "UPDATE entry SET state = ?, open = NULL, failure = ?, due_at = NULL, waiting = NULL, rev = ? WHERE seq = ?",
      state,
      failure === null ? null : JSON.stringify(failure),
      rev,
      seq,
    );
  }

  /** Entries shown at most `ms` before `at`, or with it; the newest of them first. */
  shownWithin(at: number, ms: number, limit: number): EntryRow[] {
    return this.#all(
      `SELECT * FROM entry WHERE merged = 0 AND author <> 'system' AND at <= ? AND at > ?
         ORDER BY at DESC, seq DESC LIMIT ${limitOf(limit)}`,
      at,
      at - ms,
    );
  }

  setAnswers(seq: number, rev: number, answers: boolean): void {
    this.#write(rev, "UPDATE entry SET answers = ?, rev = ? WHERE seq = ?", answers ? 1 : 0, rev, seq);
  }

  /** When a person first answered in a contact that began at `openedAt`; null for not yet. */
  firstAnswerAt(interaction: number, openedAt: number): number | null {
    const row = this.#first(
      `SELECT * FROM entry WHERE merged = 0 AND at >= ? AND interaction = ? AND answers = 1
         AND (state IS NULL OR state = 'sent') ORDER BY at, seq LIMIT 1`,
      openedAt,
      interaction,
    );
    return row?.at ?? null;
  }

  /** `row`: what the query inserts, at the end of the log. False where it will be read as something else. */
  #insert(row: EntryRow, query: string, ...bindings: SqlStorageValue[]): boolean {
    const topRev = this.topRev();
    this.#facts = null;
    this.#sql.exec(query, ...bindings);
    this.#topEntryRev = row.rev;
    return this.#fresh.inserted(row, topRev);
  }

  #write(rev: number, query: string, ...bindings: SqlStorageValue[]): void {
    this.#facts = null;
    this.#fresh.forget();
    this.#sql.exec(query, ...bindings);
    this.#topEntryRev = Math.max(this.topRev(), rev);
  }

  /** `row`: as an UPDATE of it alone has just left it, of which lists and windows show nothing. */
  #changed(row: EntryRow): void {
    const topRev = this.topRev();
    this.#fresh.changed(row, topRev);
    this.#topEntryRev = Math.max(topRev, row.rev);
  }

  #ended(seq: number): void {
    this.#open = this.#open?.filter((open) => open !== seq) ?? null;
  }

  /** The entry whose seq the query tells: most keys and mids are asked for because they are new. */
  #at(query: string, binding: string): EntryRow | null {
    const found = this.#sql.exec<{ seq: number }>(query, binding).toArray()[0];
    return found === undefined ? null : this.bySeq(found.seq);
  }

  #first(query: string, ...bindings: SqlStorageValue[]): EntryRow | null {
    return this.#sql.exec<EntryRow>(query, ...bindings).toArray()[0] ?? null;
  }

  #all(query: string, ...bindings: SqlStorageValue[]): EntryRow[] {
    return this.#sql.exec<EntryRow>(query, ...bindings).toArray();
  }
}
