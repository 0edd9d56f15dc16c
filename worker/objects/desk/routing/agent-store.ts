/**
 * What routing keeps of an agent, in ms. `given_at`: when they were given what they had last, of who has nothing now. `missed`:
 * offers in a row that they did not answer. `left_at`: since when none of their sockets is open; null: one is, or what waited
 * with them went back. Of a program, which has none, it is in the future: from then on it counts as gone, unless it did something.
 */
export type RoutedAgent = { sub: string; given_at: number; missed: number; left_at: number | null };

const NEVER: Omit<RoutedAgent, "sub"> = { given_at: 0, missed: 0, left_at: null };

/**
 * Every statement on what routing keeps of agents. Asked with all that is offered, and written where something changed: each is
 * read once.
 */
export class RoutedAgentStore {
  readonly #sql: SqlStorage;
  #known: Map<string, RoutedAgent> | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(sub: string): RoutedAgent {
    return this.#all().get(sub) ?? { sub, ...NEVER };
  }

  given(sub: string, at: number): void {
    this.#set({ ...this.get(sub), given_at: at });
  }

  /** They did not answer once more; answers how often that was in a row. */
  missed(sub: string): number {
    const missed = this.get(sub).missed + 1;
    this.#set({ ...this.get(sub), missed });
    return missed;
  }

  /** They are at work, whatever they missed before. */
  answers(sub: string): void {
    if (this.get(sub).missed > 0) this.#set({ ...this.get(sub), missed: 0 });
  }

  left(sub: string, at: number): void {
    this.#set({ ...this.get(sub), left_at: at });
  }

  /** They are back, or what they had went back. */
  forgetLeft(sub: string): void {
    if (this.get(sub).left_at !== null) this.#set({ ...this.get(sub), left_at: null });
  }

  /** Who left at `at` or before, and is not back: who left first is first. */
  leftBy(at: number): string[] {
    return [...this.#all().values()]
      .flatMap(({ sub, left_at: left }) => (left !== null && left <= at ? [{ sub, left }] : []))
      .sort((a, b) => a.left - b.left)
      .map(({ sub }) => sub);
  }

  /** When the first of them left, null where all are back. */
  firstLeftAt(): number | null {
    const at = Math.min(...[...this.#all().values()].map(({ left_at: left }) => left ?? Infinity));
    return at === Infinity ? null : at;
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM routing_agent");
    this.forgetKnown();
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#known = null;
  }

  #set(agent: RoutedAgent): void {
    this.#sql.exec(
      `INSERT INTO routing_agent (sub, given_at, missed, left_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (sub) DO UPDATE SET given_at = ?2, missed = ?3, left_at = ?4`,
      ...[agent.sub, agent.given_at, agent.missed, agent.left_at],
    );
    this.#all().set(agent.sub, agent);
  }

  #all(): Map<string, RoutedAgent> {
    const sql = "SELECT sub, given_at, missed, left_at FROM routing_agent";
    this.#known ??= new Map(
      this.#sql
        .exec<RoutedAgent>(sql)
        .toArray()
        .map((row) => [row.sub, row]),
    );
    return this.#known;
  }
}
