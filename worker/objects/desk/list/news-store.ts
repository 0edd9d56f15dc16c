/** Every statement on the desk's time. Nothing is written before the desk has tables, nor asked. */
export class NewsStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  /** How far ahead of the clock the desk's time may have been given (ms). */
  askedUntil(): number {
    if (!this.#hasTables()) return 0;
    const row = this.#sql
      .exec<{ asked_until: number }>("SELECT asked_until FROM desk WHERE id = 1")
      .toArray()[0];
    return row?.asked_until ?? 0;
  }

  setAskedUntil(until: number): void {
    if (!this.#hasTables()) return;
    this.#sql.exec("UPDATE desk SET asked_until = ? WHERE id = 1", until);
  }
}
