import type { Deed } from "../../../domain/audit/deed.ts";
import type { AuditHead } from "../../../domain/audit/line.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A deed that is not handed on yet; null: all that was handed on before is to be forgotten. `no`: in the order in which they were written. */
export type Untold = { no: number; deed: Deed | null };

type Row = { no: number; deed: string | null };

/** Every statement on what was done and is not handed on yet, and on who signed in. */
export class DeedStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;
  /** Asked whenever an alarm is set. Undefined: not read yet. */
  #oldestAt: number | null | undefined;
  /** Of the number that was given last. Not given again though it be taken back: what is handed on is removed up to a number. */
  #last: number | null = null;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  add(deed: Deed | null, now: number): void {
    const sql = "INSERT INTO audit_deed (no, at, deed) VALUES (?, ?, ?)";
    this.#sql.exec(sql, this.#next(), now, deed === null ? null : JSON.stringify(deed));
    if (this.#oldestAt === null) this.#oldestAt = now;
  }

  /** The oldest, in their order. */
  first(limit: number): Untold[] {
    const sql = `SELECT no, deed FROM audit_deed ORDER BY no LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<Row>(sql).toArray().map(toUntold);
  }

  /** Up to that one they are handed on. */
  remove(upTo: number): void {
    this.forgetKnown();
    this.#sql.exec("DELETE FROM audit_deed WHERE no <= ?", upTo);
  }

  /** Of a conversation that was erased those that wait name nobody any more. */
  unname(conversation: string): void {
    const waiting = this.#sql
      .exec<Row>("SELECT no, deed FROM audit_deed ORDER BY no")
      .toArray()
      .map(toUntold);
    const stranger = `erased:${crypto.randomUUID()}`;
    for (const { no, deed } of waiting) {
      if (deed?.conversations?.includes(conversation) !== true) continue;
      const conversations = deed.conversations.map((it) => (it === conversation ? stranger : it));
      const sql = "UPDATE audit_deed SET deed = ? WHERE no = ?";
      this.#sql.exec(sql, JSON.stringify({ ...deed, conversations }), no);
    }
  }

  /** All that waits, and all that was handed on. */
  forgetAll(now: number): void {
    this.forgetKnown();
    this.#sql.exec("DELETE FROM audit_deed");
    this.#sql.exec("DELETE FROM sign_in");
    this.#sql.exec("UPDATE desk SET audit_head = NULL WHERE id = 1");
    this.add(null, now);
  }

  /** When the oldest was written, in ms; null: there is none. */
  oldestAt(): number | null {
    if (!this.#hasTables()) return null;
    if (this.#oldestAt === undefined) {
      const sql = "SELECT at FROM audit_deed ORDER BY no LIMIT 1";
      this.#oldestAt = this.#sql.exec<{ at: number }>(sql).toArray()[0]?.at ?? null;
    }
    return this.#oldestAt;
  }

  /** The head of the chain, as its object said it last. */
  head(): AuditHead | null {
    const sql = "SELECT audit_head AS head FROM desk WHERE id = 1";
    const json = this.#sql.exec<{ head: string | null }>(sql).toArray()[0]?.head ?? null;
    return json === null ? null : (JSON.parse(json) as AuditHead);
  }

  setHead(head: AuditHead | null): void {
    const json = head === null ? null : JSON.stringify(head);
    this.#sql.exec("UPDATE desk SET audit_head = ? WHERE id = 1", json);
  }

  /** When somebody was last seen with this device, in ms; null: never, or too long ago to be known. */
  seenAt(sub: string, device: string): number | null {
    const sql = "SELECT seen_at AS at FROM sign_in WHERE sub = ? AND device = ?";
    return this.#sql.exec<{ at: number }>(sql, sub, device).toArray()[0]?.at ?? null;
  }

  seen(sub: string, device: string, now: number): void {
    const sql = `INSERT INTO sign_in (sub, device, seen_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (sub, device) DO UPDATE SET seen_at = ?3`;
    this.#sql.exec(sql, sub, device, now);
  }

  forgetSeenBefore(at: number): void {
    this.#sql.exec("DELETE FROM sign_in WHERE seen_at < ?", at);
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#oldestAt = undefined;
  }

  #next(): number {
    const sql = "SELECT coalesce(max(no), 0) AS no FROM audit_deed";
    this.#last ??= this.#sql.exec<{ no: number }>(sql).one().no;
    return ++this.#last;
  }
}

function toUntold({ no, deed }: Row): Untold {
  return { no, deed: deed === null ? null : (JSON.parse(deed) as Deed) };
}
