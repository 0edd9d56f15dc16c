import { limitOf } from "../kernel/limit.ts";

/** A conversation in the index, by the number that its texts name it by. */
export type ThreadRow = { no: number; name: string; epoch: string; generation: number; upto: number };

const COLUMNS = "no, name, epoch, generation, upto";

/** Every statement on which conversations are in the index. Callers wrap changes in a transaction. */
export class ThreadStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(name: string): ThreadRow | null {
    const sql = `SELECT ${COLUMNS} FROM thread WHERE name = ?`;
    return this.#sql.exec<ThreadRow>(sql, name).toArray()[0] ?? null;
  }

  nameOf(no: number): string | null {
    const sql = "SELECT name FROM thread WHERE no = ?";
    return this.#sql.exec<{ name: string }>(sql, no).toArray()[0]?.name ?? null;
  }

  insert({ name, epoch, generation }: Pick<ThreadRow, "name" | "epoch" | "generation">): ThreadRow {
    const sql = "INSERT INTO thread (name, epoch, generation, upto) VALUES (?, ?, ?, 0) RETURNING no";
    const { no } = this.#sql.exec<{ no: number }>(sql, name, epoch, generation).one();
    return { no, name, epoch, generation, upto: 0 };
  }

  setUpto(no: number, upto: number): void {
    this.#sql.exec("UPDATE thread SET upto = ? WHERE no = ?", upto, no);
  }

  remove(no: number): void {
    this.#sql.exec("DELETE FROM thread WHERE no = ?", no);
  }

  /** Conversations of a Page that came by this generation, or one before; `limit` at most. */
  ofPage(pageId: string, generation: number, limit: number): ThreadRow[] {
    // ';' follows ':' in ASCII: every name that begins with '<pageId>:'.
    return this.#sql
      .exec<ThreadRow>(
        `SELECT ${COLUMNS} FROM thread WHERE name >= ? AND name < ? AND generation <= ? LIMIT ${limitOf(limit)}`,
        ...[`${pageId}:`, `${pageId};`, generation],
      )
      .toArray();
  }

  dropAll(): void {
    this.#sql.exec("DELETE FROM thread");
  }
}
