import { ATTACHMENT_MS } from "../../../domain/attachment-life.ts";
import { sentAs } from "../../../domain/sent-as.ts";
import type { FileType } from "../../../protocol/outgoing/given-file.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A file that an agent gave for this customer. Times in ms. */
export type FileRow = {
  id: string;
  name: string | null;
  /** Null while it is still coming, or was given up. */
  mime: string | null;
  bytes: number | null;
  /** When it is removed; null once a message has it. */
  due_at: number | null;
  /** Meta's id of it, and since when Meta has it. */
  attachment_id: string | null;
  attached_at: number | null;
};

/** One that came whole. */
export type WholeFile = FileRow & { mime: string; bytes: number };

/** Every statement on files that agents give. Callers wrap changes in a transaction. */
export class FileStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  begin(id: string, dueAt: number): void {
    this.#sql.exec("INSERT INTO file (id, due_at) VALUES (?, ?)", id, dueAt);
  }

  /** It is there now. False: it is not waited for any more. */
  kept(id: string, file: { name: string | null; mime: string; bytes: number }): boolean {
    const { name, mime, bytes } = file;
    const sql = `UPDATE file SET name = ?, mime = ?, bytes = ?
      WHERE id = ? AND mime IS NULL AND due_at IS NOT NULL RETURNING id`;
    return this.#sql.exec(sql, name, mime, bytes, id).toArray().length > 0;
  }

  find(id: string): WholeFile | null {
    const sql = "SELECT * FROM file WHERE id = ? AND mime IS NOT NULL";
    return this.#sql.exec<WholeFile>(sql, id).toArray()[0] ?? null;
  }

  /** Whether it is here, or coming. */
  isKnown(id: string): boolean {
    return this.#sql.exec("SELECT 1 FROM file WHERE id = ?", id).toArray().length > 0;
  }

  /** As what it leaves. */
  typeOf(id: string): FileType {
    return sentAs(this.find(id)?.mime ?? "");
  }

  /** A message has it: it stays as long as the thread. */
  use(id: string): void {
    this.#sql.exec("UPDATE file SET due_at = NULL WHERE id = ? AND due_at IS NOT NULL", id);
  }

  /** Those that no message has, counted up to `max`. */
  countUnused(max: number): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM file WHERE due_at IS NOT NULL LIMIT ${limitOf(max)})`;
    return this.#sql.exec<{ count: number }>(sql).one().count;
  }

  nextDueAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM file WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  /** Those whose time is over. No message may use them from now on. */
  giveUpDue(now: number, limit: number): string[] {
    const sql = `SELECT id FROM file WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`;
    const ids = this.#sql
      .exec<{ id: string }>(sql, now)
      .toArray()
      .map(({ id }) => id);
    for (const id of ids) this.#sql.exec("UPDATE file SET mime = NULL WHERE id = ? AND mime IS NOT NULL", id);
    return ids;
  }

  /** Nothing is left of it. One that a message has stays. */
  remove(id: string): void {
    this.#sql.exec("DELETE FROM file WHERE id = ? AND due_at IS NOT NULL", id);
  }

  /** Meta has it under this id. */
  attached(id: string, attachmentId: string, at: number): void {
    this.#sql.exec("UPDATE file SET attachment_id = ?, attached_at = ? WHERE id = ?", attachmentId, at, id);
  }

  /** Meta has it no longer, or says so. */
  detached(id: string): void {
    this.#sql.exec("UPDATE file SET attachment_id = NULL, attached_at = NULL WHERE id = ?", id);
  }

  /** Meta's id of it while it is good. */
  attachmentOf(id: string, now: number): string | null {
    const row = this.find(id);
    if (row?.attachment_id == null || row.attached_at === null) return null;
    return now < row.attached_at + ATTACHMENT_MS ? row.attachment_id : null;
  }
}
