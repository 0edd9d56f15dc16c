import { limitOf } from "../../kernel/limit.ts";

type Named = { name: string };

/** Every statement by which customers are looked for before something is done with what is kept of them. */
export class CustomerFinder {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Conversations under a legal hold behind `after`, by their names. */
  held(after: string | null, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE digest ->> '$.hold' IS NOT NULL AND name > ?
      ORDER BY name LIMIT ${limitOf(limit)}`;
    return this.#names(sql, after ?? "");
  }

  /** Those whose customers’ names hold these words, in whatever letters, also as they are `shown`. Looks through all: for where there is no index. */
  named(words: string, limit: number, shown: (name: string) => string): string[] {
    const sql = "SELECT name, digest ->> '$.customer.name' AS called FROM conversation ORDER BY name";
    const said = words.toLowerCase();
    const found: string[] = [];
    // Read one by one: what is not looked at is not read.
    for (const { name, called } of this.#sql.exec<Named & { called: string | null }>(sql)) {
      // Nobody is asked how a name is shown that does not hold the words at all.
      const isCalled = called?.toLowerCase().includes(said) === true;
      if (isCalled && shown(called).toLowerCase().includes(said)) found.push(name);
      if (found.length === limit) break;
    }
    return found;
  }

  #names(sql: string, ...bindings: string[]): string[] {
    return this.#sql
      .exec<Named>(sql, ...bindings)
      .toArray()
      .map(({ name }) => name);
  }
}
