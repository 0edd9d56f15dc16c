/** A pass or a frame of a link that ended is not on its way any longer than this. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * Reviewer links that were revoked, for what was let in before the Directory knew. A desk without tables has none, and looking for one
 * makes none.
 */
export class EndedReviews {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  add(link: string, now: number): void {
    this.#sql.exec("DELETE FROM ended_review WHERE at <= ?", now - KEPT_MS);
    this.#sql.exec("INSERT INTO ended_review (link, at) VALUES (?, ?) ON CONFLICT DO NOTHING", link, now);
  }

  has(link: string): boolean {
    if (!this.#hasTables()) return false;
    return this.#sql.exec("SELECT 1 FROM ended_review WHERE link = ?", link).toArray().length > 0;
  }
}
