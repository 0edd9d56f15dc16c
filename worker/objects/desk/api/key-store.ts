import type { ApiKeyEntry } from "../../../protocol/api/key.ts";

type Kept = Omit<ApiKeyEntry, "key" | "usedAt">;
type Row = { id: string; kept: string; used_at: number | null };

/** Every statement on keys of programs. A desk without tables has none, and looking for one makes none. */
export class ApiKeyStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  all(): ApiKeyEntry[] {
    const sql = "SELECT id, kept, used_at FROM api_key ORDER BY json_extract(kept, '$.madeAt'), id";
    return this.#sql.exec<Row>(sql).toArray().map(toEntry);
  }

  /** By the SHA-256 of the key, in hex. */
  find(hash: string): ApiKeyEntry | null {
    if (!this.#hasTables()) return null;
    const sql = "SELECT id, kept, used_at FROM api_key WHERE hash = ?";
    const [row] = this.#sql.exec<Row>(sql, hash).toArray();
    return row === undefined ? null : toEntry(row);
  }

  add({ key, usedAt, ...kept }: ApiKeyEntry, hash: string): void {
    const sql = "INSERT INTO api_key (id, hash, kept, used_at) VALUES (?, ?, ?, ?)";
    this.#sql.exec(sql, key, hash, JSON.stringify(kept satisfies Kept), usedAt);
  }

  use(key: string, now: number): void {
    this.#sql.exec("UPDATE api_key SET used_at = ? WHERE id = ?", now, key);
  }

  /** Whether there was one. */
  remove(key: string): boolean {
    return this.#sql.exec("DELETE FROM api_key WHERE id = ? RETURNING 1", key).toArray().length > 0;
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM api_key");
  }
}

function toEntry({ id, kept, used_at: usedAt }: Row): ApiKeyEntry {
  return { key: id, ...(JSON.parse(kept) as Kept), usedAt };
}
