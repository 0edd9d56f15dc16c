import type { AuditHead, AuditLine } from "../../domain/audit/line.ts";
import { base64url } from "../../protocol/base64url.ts";
import type { AuditKind } from "../../protocol/audit/kinds.ts";
import { limitOf } from "../kernel/limit.ts";
import { migrate, upgrade } from "../kernel/migrations.ts";
import { AUDIT_STEPS } from "./schema.ts";

type AuditRow = {
  desk: string;
  kept_days: number | null;
  cut_seq: number | null;
  cut_hash: string | null;
  runs_seq: number | null;
};

/** A line with what it is looked through by. */
export type KeptLine = AuditLine & { id: string; at: number; kind: AuditKind; who: string | null };

/** By what lines are looked through; null: by all. `pseudonym`: of a conversation. `about`: another id. */
export type LineFilter = {
  kind: AuditKind | null;
  who: string | null;
  pseudonym: string | null;
  about: string | null;
  from: number | null;
  to: number | null;
};

/** The tables of one desk's audit. */
export class AuditStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #hasTables: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#hasTables = upgrade(storage, AUDIT_STEPS);
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  /** The first call names the desk; a call meant for another one is a fault. */
  ensure(desk: string): AuditRow {
    if (!this.#hasTables) {
      migrate(this.#storage, AUDIT_STEPS);
      this.#hasTables = true;
    }
    const found = this.find();
    if (found !== null && found.desk !== desk) throw new Error("called for the audit of another desk");
    if (found !== null) return found;
    this.#sql.exec("INSERT INTO audit (id, desk) VALUES (1, ?)", desk);
    return { desk, kept_days: null, cut_seq: null, cut_hash: null, runs_seq: null };
  }

  /** Null before the first call. */
  find(): AuditRow | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT desk, kept_days, cut_seq, cut_hash, runs_seq FROM audit WHERE id = 1";
    return this.#sql.exec<AuditRow>(sql).toArray()[0] ?? null;
  }

  /** Null: nothing was ever written. */
  head(): AuditHead | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT seq, hash FROM line ORDER BY seq DESC LIMIT 1";
    return this.#sql.exec<AuditHead>(sql).toArray()[0] ?? null;
  }

  hashOf(seq: number): string | null {
    const sql = "SELECT hash FROM line WHERE seq = ?";
    return this.#sql.exec<{ hash: string }>(sql, seq).toArray()[0]?.hash ?? null;
  }

  has(id: string): boolean {
    return this.#sql.exec("SELECT 1 FROM line WHERE id = ?", id).toArray().length > 0;
  }

  add({ seq, id, at, kind, who, hash, text }: KeptLine): void {
    const sql = "INSERT INTO line (seq, id, at, kind, who, hash, text) VALUES (?, ?, ?, ?, ?, ?, ?)";
    this.#sql.exec(sql, seq, id, at, kind, who, hash, text);
  }

  /** Behind one number, in order. */
  after(seq: number, limit: number): { seq: number; text: string }[] {
    const sql = `SELECT seq, text FROM line WHERE seq > ? ORDER BY seq LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<{ seq: number; text: string }>(sql, seq).toArray();
  }

  /** The newest first, of those from `floor` to before `before`. */
  found(filter: LineFilter, floor: number, before: number, limit: number): { seq: number; text: string }[] {
    const sql = `SELECT seq, text FROM line WHERE seq >= ?1 AND seq < ?2
        AND (?3 IS NULL OR kind = ?3) AND (?4 IS NULL OR who = ?4)
        AND (?5 IS NULL OR EXISTS (SELECT 1 FROM json_each(text, '$.conversations') WHERE value = ?5))
        AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(text, '$.about') WHERE value = ?6))
        AND (?7 IS NULL OR at >= ?7) AND (?8 IS NULL OR at < ?8)
      ORDER BY seq DESC LIMIT ${limitOf(limit)}`;
    const { kind, who, pseudonym, about, from, to } = filter;
    return this.#sql
      .exec<{ seq: number; text: string }>(sql, floor, before, kind, who, pseudonym, about, from, to)
      .toArray();
  }

  /** Lines of the kind behind one number, in order. */
  afterOf(kind: AuditKind, seq: number, limit: number): { seq: number; at: number; text: string }[] {
    const sql = `SELECT seq, at, text FROM line WHERE seq > ? AND kind = ? ORDER BY seq LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<{ seq: number; at: number; text: string }>(sql, seq, kind).toArray();
  }

  /** It was looked up to that line whether somebody wrote to many. */
  lookedForRuns(seq: number): void {
    this.#sql.exec("UPDATE audit SET runs_seq = ? WHERE id = 1", seq);
  }

  firstSeq(): number | null {
    return this.#sql.exec<{ seq: number | null }>("SELECT min(seq) AS seq FROM line").one().seq;
  }

  /** When the oldest was done, in ms. */
  oldestAt(): number | null {
    const sql = "SELECT at FROM line ORDER BY seq LIMIT 1";
    return this.#sql.exec<{ at: number }>(sql).toArray()[0]?.at ?? null;
  }

  /** The first of them that is not older; null: all are. */
  firstSince(at: number): number | null {
    const sql = "SELECT seq FROM line WHERE at >= ? ORDER BY seq LIMIT 1";
    return this.#sql.exec<{ seq: number }>(sql, at).toArray()[0]?.seq ?? null;
  }

  cut({ seq, hash }: AuditHead): void {
    this.#sql.exec("DELETE FROM line WHERE seq <= ?", seq);
    this.#sql.exec("UPDATE audit SET cut_seq = ?, cut_hash = ? WHERE id = 1", seq, hash);
  }

  keep(days: number): void {
    this.#sql.exec("UPDATE audit SET kept_days = ? WHERE id = 1", days);
  }

  /** What lines call the customer of a conversation; null: none names them. */
  pseudonymOf(conversation: string): string | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT pseudonym FROM pseudonym WHERE conversation = ?";
    return this.#sql.exec<{ pseudonym: string }>(sql, conversation).toArray()[0]?.pseudonym ?? null;
  }

  setPseudonym(conversation: string, pseudonym: string): void {
    this.#sql.exec("INSERT INTO pseudonym (conversation, pseudonym) VALUES (?, ?)", conversation, pseudonym);
  }

  /** Whose it is; null: nobody knows any more. */
  conversationOf(pseudonym: string): string | null {
    const sql = "SELECT conversation FROM pseudonym WHERE pseudonym = ?";
    return this.#sql.exec<{ conversation: string }>(sql, pseudonym).toArray()[0]?.conversation ?? null;
  }

  forgetPseudonym(conversation: string): void {
    this.#sql.exec("DELETE FROM pseudonym WHERE conversation = ?", conversation);
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM line");
    this.#sql.exec("DELETE FROM pseudonym");
    this.#sql.exec(
      "UPDATE audit SET cut_seq = NULL, cut_hash = NULL, kept_days = NULL, runs_seq = NULL WHERE id = 1",
    );
  }
}

/** One that nobody had before. */
export function newPseudonym(): string {
  return `c_${base64url(crypto.getRandomValues(new Uint8Array(15)))}`;
}
