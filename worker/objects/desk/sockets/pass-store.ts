import type { PassHolder } from "../../../access/passes.ts";

/** Every statement on passes that open sockets. A desk without tables has none, and looking for one makes none. */
export class PassStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  put(id: string, claims: PassHolder, expiresAt: number): void {
    const sql = "INSERT INTO ticket (id, claims, expires_at) VALUES (?, ?, ?)";
    this.#sql.exec(sql, id, JSON.stringify(claims), expiresAt);
  }

  /** Whether there is such a pass, which is still to be taken. */
  has(id: string, now: number): boolean {
    if (!this.#hasTables()) return false;
    const sql = "SELECT 1 FROM ticket WHERE id = ? AND expires_at > ?";
    return this.#sql.exec(sql, id, now).toArray().length > 0;
  }

  /** Takes a pass out: whoever is second finds nothing. */
  take(id: string, now: number): PassHolder | null {
    if (!this.#hasTables()) return null;
    const sql = "DELETE FROM ticket WHERE id = ? RETURNING claims, expires_at";
    const row = this.#sql.exec<{ claims: string; expires_at: number }>(sql, id).toArray()[0];
    return row === undefined || row.expires_at <= now ? null : (JSON.parse(row.claims) as PassHolder);
  }

  /** When the next of them runs out, null where there is none. No index: each is there for seconds. */
  nextExpiry(): number | null {
    if (!this.#hasTables()) return null;
    return this.#sql.exec<{ at: number | null }>("SELECT min(expires_at) AS at FROM ticket").one().at;
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM ticket");
  }

  removeExpired(now: number): void {
    this.#sql.exec("DELETE FROM ticket WHERE expires_at <= ?", now);
  }
}
