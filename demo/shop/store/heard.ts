import type { DatabaseSync } from "node:sqlite";

/** As long as the desk keeps events, which it may deliver twice until then (ms). */
const KEPT_MS = 14 * 24 * 60 * 60_000;

/** Which events of the desk's came, and what is known of the endpoint that they come to. */
export class Heard {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Whether it is the first time. */
  isNew(event: string, now: number): boolean {
    this.#database.prepare("DELETE FROM heard WHERE at < ?").run(now - KEPT_MS);
    const sql = "INSERT OR IGNORE INTO heard (event, at) VALUES (?, ?)";
    return this.#database.prepare(sql).run(event, now).changes > 0;
  }

  /** The event that came last; null: none did. */
  last(): string | null {
    const row = this.#database.prepare("SELECT event FROM heard ORDER BY place DESC LIMIT 1").get();
    return (row as { event: string } | undefined)?.event ?? null;
  }

  kept(name: string): string | null {
    const row = this.#database.prepare("SELECT value FROM kept WHERE name = ?").get(name);
    return (row as { value: string } | undefined)?.value ?? null;
  }

  keep(name: string, value: string): void {
    this.#database
      .prepare(
        "INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      )
      .run(name, value);
  }
}
