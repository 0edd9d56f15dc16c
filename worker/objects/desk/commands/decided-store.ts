/** Every statement on the commands that a desk knows again; those about a conversation stand with its ownership. */
export class DecidedStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Commands about the desk and its Pages that had their effect, oldest first. */
  all(): string[] {
    const row = this.#sql.exec<{ decided: string }>("SELECT decided FROM desk WHERE id = 1").one();
    return JSON.parse(row.decided) as string[];
  }

  set(decided: string[]): void {
    this.#sql.exec("UPDATE desk SET decided = ? WHERE id = 1", JSON.stringify(decided));
  }
}
