import { limitOf } from "./limit.ts";

/** A file that an agent gave. Times in ms. */
export type FileRow = {
  id: string;
  name: string | null;
  /** Null while it is still coming, or was given up. */
  mime: string | null;
  bytes: number | null;
  /** When it is removed; null once something has it. */
  due_at: number | null;
};

/** One that came whole. */
export type Whole<T extends FileRow = FileRow> = T & { mime: string; bytes: number };

/**
 * The statements on files that agents give, in the table `file` of whoever keeps them. Callers wrap changes in a
 * transaction.
 */
export class FileRows<T extends FileRow = FileRow> {
  protected readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  begin(id: string, dueAt: number): void {
    this.sql.exec("INSERT INTO file (id, due_at) VALUES (?, ?)", id, dueAt);
  }

  /** It is there now. False: it is not waited for any more. */
  kept(id: string, file: { name: string | null; mime: string; bytes: number }): boolean {
    const { name, mime, bytes } = file;
    const sql = `UPDATE file SET name = ?, mime = ?, bytes = ?
      WHERE id = ? AND mime IS NULL AND due_at IS NOT NULL RETURNING id`;
    return this.sql.exec(sql, name, mime, bytes, id).toArray().length > 0;
  }

  find(id: string): Whole<T> | null {
    const sql = "SELECT * FROM file WHERE id = ? AND mime IS NOT NULL";
    return this.sql.exec<Whole<T>>(sql, id).toArray()[0] ?? null;
  }

  /** Whether it is here, or coming. */
  isKnown(id: string): boolean {
    return this.sql.exec("SELECT 1 FROM file WHERE id = ?", id).toArray().length > 0;
  }

  /** Those that nothing has, counted up to `max`. */
  countUnused(max: number): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM file WHERE due_at IS NOT NULL LIMIT ${limitOf(max)})`;
    return this.sql.exec<{ count: number }>(sql).one().count;
  }

  nextDueAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM file WHERE due_at IS NOT NULL";
    return this.sql.exec<{ at: number | null }>(sql).one().at;
  }

  /** Those whose time is over. Nothing may use them from now on. */
  giveUpDue(now: number, limit: number): string[] {
    const sql = `SELECT id FROM file WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`;
    const ids = this.sql
      .exec<{ id: string }>(sql, now)
      .toArray()
      .map(({ id }) => id);
    for (const id of ids) this.sql.exec("UPDATE file SET mime = NULL WHERE id = ? AND mime IS NOT NULL", id);
    return ids;
  }

  /** Nothing is left of it. One that something has stays. */
  remove(id: string): void {
    this.sql.exec("DELETE FROM file WHERE id = ? AND due_at IS NOT NULL", id);
  }
}
