import { limitOf } from "../../kernel/limit.ts";

/**
 * How far the desk is with looking through what it has. `of`: how it was set then, as JSON of Retention. `after`: the conversation behind which
 * it goes on; null: from the first. `beside`: the conversations are looked through, and what is beside them is next. `next_at`: when it goes on.
 * Times in ms.
 */
export type RoundRow = {
  of: string;
  after: string | null;
  beside: number;
  looked: number;
  began_at: number | null;
  ended_at: number | null;
  next_at: number;
};

/** Every statement on how far a desk is with removing what is old. Callers wrap changes in a transaction. */
export class RetentionStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;
  /** Undefined: to be read. Asked with every alarm. */
  #round: RoundRow | null | undefined;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  forget(): void {
    this.#round = undefined;
  }

  round(): RoundRow | null {
    if (!this.#hasTables()) return null;
    const sql = `SELECT "of", "after", beside, looked, began_at, ended_at, next_at FROM retention_round WHERE id = 1`;
    if (this.#round === undefined) this.#round = this.#sql.exec<RoundRow>(sql).toArray()[0] ?? null;
    return this.#round;
  }

  setRound(round: RoundRow): void {
    this.#round = undefined;
    const { of, after, beside, looked, began_at, ended_at, next_at } = round;
    this.#sql.exec(
      `INSERT OR REPLACE INTO retention_round (id, "of", "after", beside, looked, began_at, ended_at, next_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
      ...[of, after, beside, looked, began_at, ended_at, next_at],
    );
  }

  /**
   * The next `limit` conversations of the list behind `after`, each with whether something of it is old enough by now: one that was asked under
   * the same settings has said when. One that is open is left as it is.
   */
  after(after: string | null, of: string, now: number, limit: number): { name: string; isDue: boolean }[] {
    const sql = `SELECT conversation.name, conversation.status = 'open' OR ifnull(retained."of" = ?2 AND retained.next_at > ?3, 0) AS rests
      FROM conversation LEFT JOIN retained ON retained.conversation = conversation.name
      WHERE conversation.name > ?1 ORDER BY conversation.name LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string; rests: number }>(sql, after ?? "", of, now)
      .toArray()
      .map(({ name, rests }) => ({ name, isDue: rests === 0 }));
  }

  /** Conversations that have something yet to remove, or were left as they were, as the desk was set before; `limit` at most. */
  unfinished(of: string, limit: number): string[] {
    const sql = `SELECT conversation FROM retained WHERE next_at = 0 AND "of" <> ? LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ conversation: string }>(sql, of)
      .toArray()
      .map(({ conversation }) => conversation);
  }

  /** Nothing of it is old enough before `nextAt` (ms), as the desk is set. */
  rests(conversation: string, of: string, nextAt: number): void {
    this.#sql.exec(
      `INSERT INTO retained (conversation, "of", next_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (conversation) DO UPDATE SET "of" = ?2, next_at = ?3`,
      ...[conversation, of, nextAt],
    );
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM retained WHERE conversation = ?", conversation);
  }

  /** Of conversations that are at the desk no more. */
  removeStrangers(): void {
    this.#sql.exec("DELETE FROM retained WHERE conversation NOT IN (SELECT name FROM conversation)");
  }
}
