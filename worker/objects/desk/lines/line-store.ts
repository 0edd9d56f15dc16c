import type { DeskLine } from "../../../protocol/message/content.ts";
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

/** Every statement on the desk's lines that their threads have not confirmed yet. */
export class LineStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
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
    line: DeskLine,
    { asked, session }: { asked: number; session: string },
  ): void {
    const sql =
      "INSERT INTO note (conversation, at, line, asked, due_at, session) VALUES (?1, ?2, ?3, ?4, ?2, ?5)";
    this.#sql.exec(sql, conversation, at, JSON.stringify(line), asked, session);
  }

  /** All lines of the conversation whose oldest line is due longest; in their order. */
  due(desk: string, now: number): { conversation: string; attempts: number; lines: CarriedLine[] } | null {
    const first = this.#sql
      .exec<LineRow>("SELECT * FROM note WHERE due_at <= ? ORDER BY due_at, id LIMIT 1", now)
      .toArray()[0];
    if (first === undefined) return null;
    const rows = this.#sql.exec<LineRow>(
      "SELECT * FROM note WHERE conversation = ? ORDER BY id",
      first.conversation,
    );
    const lines = rows.toArray().map(({ id, at, line, asked, session }) => {
      const by = session === null ? {} : { session };
      return { id, desk, ...by, at, asked, line: JSON.parse(line) as DeskLine };
    });
    return { conversation: first.conversation, attempts: first.attempts, lines };
  }

  has(conversation: string): boolean {
    const sql = "SELECT 1 FROM note WHERE conversation = ? LIMIT 1";
    return this.#sql.exec(sql, conversation).toArray().length > 0;
  }

  remove(lines: CarriedLine[]): void {
    for (const { id } of lines) this.#sql.exec("DELETE FROM note WHERE id = ?", id);
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM note WHERE conversation = ?", conversation);
  }

  postpone(conversation: string, attempts: number, dueAt: number): void {
    const sql = "UPDATE note SET attempts = ?, due_at = ? WHERE conversation = ?";
    this.#sql.exec(sql, attempts, dueAt, conversation);
  }

  /** When the next one is due, null when none waits. */
  nextAt(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM note").one().at;
  }
}
