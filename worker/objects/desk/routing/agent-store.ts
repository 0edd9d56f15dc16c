/** What routing keeps of an agent, in ms: see FreeAgent. `missed`: offers in a row that they did not answer. */
export type RoutedAgent = {
  sub: string;
  given_at: number;
  offered_at: number;
  missed: number;
  left_at: number | null;
};

/** Every statement on what routing keeps of agents. */
export class RoutedAgentStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  all(): Map<string, RoutedAgent> {
    const sql = "SELECT sub, given_at, offered_at, missed, left_at FROM routing_agent";
    return new Map(
      this.#sql
        .exec<RoutedAgent>(sql)
        .toArray()
        .map((row) => [row.sub, row]),
    );
  }

  given(sub: string, at: number): void {
    this.#sql.exec(
      `INSERT INTO routing_agent (sub, given_at) VALUES (?1, ?2)
         ON CONFLICT (sub) DO UPDATE SET given_at = ?2, missed = 0`,
      ...[sub, at],
    );
  }

  offered(sub: string, at: number): void {
    this.#sql.exec(
      `INSERT INTO routing_agent (sub, offered_at) VALUES (?1, ?2) ON CONFLICT (sub) DO UPDATE SET offered_at = ?2`,
      ...[sub, at],
    );
  }

  /** They did not answer once more; answers how often that was in a row. */
  missed(sub: string): number {
    const sql = `INSERT INTO routing_agent (sub, missed) VALUES (?, 1)
      ON CONFLICT (sub) DO UPDATE SET missed = missed + 1 RETURNING missed`;
    return this.#sql.exec<{ missed: number }>(sql, sub).one().missed;
  }

  /** They are at work, whatever they missed before. */
  answers(sub: string): void {
    this.#sql.exec("UPDATE routing_agent SET missed = 0 WHERE sub = ? AND missed > 0", sub);
  }

  left(sub: string, at: number): void {
    this.#sql.exec(
      "INSERT INTO routing_agent (sub, left_at) VALUES (?1, ?2) ON CONFLICT (sub) DO UPDATE SET left_at = ?2",
      ...[sub, at],
    );
  }

  /** They are back, or what they had went back. */
  forgetLeft(sub: string): void {
    this.#sql.exec("UPDATE routing_agent SET left_at = NULL WHERE sub = ? AND left_at IS NOT NULL", sub);
  }

  /** Who left at `at` or before, and is not back. */
  leftBy(at: number): string[] {
    const sql = "SELECT sub FROM routing_agent WHERE left_at <= ? ORDER BY left_at";
    return this.#sql
      .exec<{ sub: string }>(sql, at)
      .toArray()
      .map(({ sub }) => sub);
  }

  /** When the first of them left, null where all are back. */
  firstLeftAt(): number | null {
    const sql = "SELECT min(left_at) AS at FROM routing_agent";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM routing_agent");
  }
}
