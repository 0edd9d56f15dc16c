import type { CarriedLine } from "../../kernel/contracts.ts";

type LineRow = {
  id: number;
  conversation: string;
  at: number;
  line: string;
  asked: number;
  attempts: number;
  session: string | null;
};

type Due = { conversation: string; id: number; due_at: number };

/**
 * Every statement on the desk's lines that their threads have not confirmed yet. Most of them are brought within a moment: where
 * those are that were never tried is known in memory, read once, so that each is written to one index alone.
 */
export class LineStore {
  readonly #sql: SqlStorage;
  /** Of each conversation the first line that was never tried, in their order. */
  #fresh: Map<string, Due> | null = null;
  #onAdded: (conversation: string, at: number, line: CarriedLine["line"]) => void = () => {};

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `added` is told of each, in the transaction that writes it. */
  onAdded(added: (conversation: string, at: number, line: CarriedLine["line"]) => void): void {
    this.#onAdded = added;
  }

  /** The id of the last line that was ever written, also of those that are gone. */
  lastId(): number {
    const sql = "SELECT seq FROM sqlite_sequence WHERE name = 'note'";
    return this.#sql.exec<{ seq: number }>(sql).toArray()[0]?.seq ?? 0;
  }

  /** `session`: that of the desk which decided it. */
  add(
    conversation: string,
    at: number,
    line: CarriedLine["line"],
    { asked, session }: { asked: number; session: string },
  ): void {
    const fresh = this.#untried();
    const sql = `INSERT INTO note (conversation, at, line, asked, due_at, session) VALUES (?1, ?2, ?3, ?4, ?2, ?5)
      RETURNING id, conversation, due_at`;
    const due = this.#sql.exec<Due>(sql, conversation, at, JSON.stringify(line), asked, session).one();
    if (!fresh.has(conversation)) fresh.set(conversation, due);
    this.#onAdded(conversation, at, line);
  }

  /** All lines of the conversation whose oldest line is due longest; in their order. */
  due(desk: string, now: number): { conversation: string; attempts: number; lines: CarriedLine[] } | null {
    const late = this.#sql
      .exec<Due>(
        `SELECT conversation, id, due_at FROM note WHERE attempts > 0 AND due_at <= ?
           ORDER BY due_at, id LIMIT 1`,
        now,
      )
      .toArray();
    // Due at once, whatever the clock says by now.
    const [fresh] = this.#untried().values();
    const [first] = [...late, ...(fresh === undefined ? [] : [fresh])].sort((a, b) => a.due_at - b.due_at);
    if (first === undefined) return null;
    const { conversation } = first;
    const rows = this.#sql
      .exec<LineRow>("SELECT * FROM note WHERE conversation = ? ORDER BY id", conversation)
      .toArray();
    const attempts = rows.find(({ id }) => id === first.id)?.attempts ?? 0;
    const lines = rows.map(({ id, at, line, asked, session }) => {
      const by = session === null ? {} : { session };
      return { id, desk, ...by, at, asked, line: JSON.parse(line) as CarriedLine["line"] };
    });
    return { conversation, attempts, lines };
  }

  has(conversation: string): boolean {
    const sql = "SELECT 1 FROM note WHERE conversation = ? LIMIT 1";
    return this.#sql.exec(sql, conversation).toArray().length > 0;
  }

  remove(conversation: string, lines: CarriedLine[]): void {
    for (const { id } of lines) this.#sql.exec("DELETE FROM note WHERE id = ?", id);
    this.#lookAgain(conversation);
  }

  /** Answers how many there were. */
  removeOf(conversation: string): number {
    const sql = "DELETE FROM note WHERE conversation = ? RETURNING 1";
    this.#fresh?.delete(conversation);
    return this.#sql.exec(sql, conversation).toArray().length;
  }

  postpone(conversation: string, attempts: number, dueAt: number): void {
    const sql = "UPDATE note SET attempts = ?, due_at = ? WHERE conversation = ?";
    this.#sql.exec(sql, attempts, dueAt, conversation);
    this.#fresh?.delete(conversation);
  }

  /** When the next one is due, null when none waits. */
  nextAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM note WHERE attempts > 0";
    const { at: late } = this.#sql.exec<{ at: number | null }>(sql).one();
    return this.#untried().size > 0 ? 0 : late;
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#fresh = null;
  }

  /** While its lines were brought, others may have come. */
  #lookAgain(conversation: string): void {
    const sql = `SELECT conversation, id, due_at FROM note WHERE conversation = ? AND attempts = 0 ORDER BY id LIMIT 1`;
    const [next] = this.#sql.exec<Due>(sql, conversation).toArray();
    this.#fresh?.delete(conversation);
    if (next !== undefined) this.#fresh?.set(conversation, next);
  }

  #untried(): Map<string, Due> {
    if (this.#fresh !== null) return this.#fresh;
    const sql = `SELECT conversation, min(id) AS id, due_at FROM note WHERE attempts = 0
      GROUP BY conversation ORDER BY min(id)`;
    const rows = this.#sql.exec<Due>(sql).toArray();
    this.#fresh = new Map(rows.map((row) => [row.conversation, row]));
    return this.#fresh;
  }
}
