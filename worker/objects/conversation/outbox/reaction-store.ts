/** A reaction that Meta has yet to be given. `emoji` null takes it back; `command` is that of the agent who wants it. */
export type ReactionRow = {
  /** The entry that it is for. */
  seq: number;
  emoji: string | null;
  by_sub: string;
  by_name: string;
  command: string;
  due_at: number;
  attempts: number;
  /** 1: a try has left, and nobody noted what came of it. An instance that finds it so will never know. */
  begun: 0 | 1;
};

// A negative number of attempts is one with the newest under way: no column, for it is noted before every try.
const READ = `SELECT seq, emoji, by_sub, by_name, command, due_at, abs(attempts) AS attempts, attempts < 0 AS begun
  FROM reaction ORDER BY due_at, seq`;

/** Of each message the one reaction that the Page is to have: a newer one takes its place. Mostly there is none. */
export class ReactionStore {
  readonly #sql: SqlStorage;
  /** Null: to be read. */
  #rows: ReactionRow[] | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  forget(): void {
    this.#rows = null;
  }

  find(seq: number): ReactionRow | null {
    return this.#all().find((row) => row.seq === seq) ?? null;
  }

  nextDueAt(): number | null {
    const times = this.#all().map(({ due_at }) => due_at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** The one that is due longest. */
  firstDue(now: number): ReactionRow | null {
    return this.#all().find(({ due_at }) => due_at <= now) ?? null;
  }

  /** In place of one that waits for the same message. */
  set({ seq, emoji, by_sub, by_name, command, due_at }: Omit<ReactionRow, "attempts" | "begun">): void {
    this.#write(
      `INSERT INTO reaction (seq, emoji, by_sub, by_name, command, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (seq) DO UPDATE SET emoji = ?2, by_sub = ?3, by_name = ?4, command = ?5, due_at = ?6, attempts = -(attempts < 0)`,
      ...[seq, emoji, by_sub, by_name, command, due_at],
    );
  }

  /** A try leaves. */
  begin({ seq, attempts }: ReactionRow): void {
    this.#write("UPDATE reaction SET attempts = ? WHERE seq = ?", -(attempts + 1), seq);
  }

  /** What came of the try that was under way is known, or noted. */
  end(seq: number): void {
    this.#write("UPDATE reaction SET attempts = abs(attempts) WHERE seq = ? AND attempts < 0", seq);
  }

  /** The very one: not what took its place. */
  postpone({ seq, command, attempts }: ReactionRow, dueAt: number): void {
    this.#write(
      "UPDATE reaction SET due_at = ?, attempts = ? WHERE seq = ? AND command = ?",
      ...[dueAt, attempts, seq, command],
    );
  }

  hurry(now: number): void {
    if (this.#all().length > 0) this.#write("UPDATE reaction SET due_at = ?", now);
  }

  remove(seq: number): void {
    this.#write("DELETE FROM reaction WHERE seq = ?", seq);
  }

  #all(): ReactionRow[] {
    this.#rows ??= this.#sql.exec<ReactionRow>(READ).toArray();
    return this.#rows;
  }

  #write(query: string, ...bindings: SqlStorageValue[]): void {
    this.forget();
    this.#sql.exec(query, ...bindings);
  }
}
