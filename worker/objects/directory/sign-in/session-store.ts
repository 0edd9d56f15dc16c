import type { AdminSession } from "../../../domain/admin-session.ts";
import type { DirectoryStore } from "../store.ts";

type SessionRow = { email: string | null; began_at: number; ends_at: number };

/** Sessions by the hash of their token, and links that were used by theirs. */
export class SessionStore {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** False: the link was used before. */
  useLink(hash: string, now: number): boolean {
    this.#store.begin();
    const sql = "INSERT INTO used_link (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING hash";
    return this.#store.all(sql, hash, now).length > 0;
  }

  find(hash: string): AdminSession | null {
    const sql = "SELECT email, began_at, ends_at FROM session WHERE hash = ?";
    const [row] = this.#store.all<SessionRow>(sql, hash);
    return row === undefined ? null : { email: row.email, beganAt: row.began_at, endsAt: row.ends_at };
  }

  /** Along with it those go that have ended. */
  add(hash: string, { email, beganAt, endsAt }: AdminSession, now: number): void {
    this.#store.begin();
    this.#store.all("DELETE FROM session WHERE ends_at <= ?", now);
    const sql = "INSERT INTO session (hash, email, began_at, ends_at) VALUES (?, ?, ?, ?)";
    this.#store.all(sql, hash, email, beganAt, endsAt);
  }

  /** With every other token of the session: whoever leaves leaves nothing that goes on. */
  remove(hash: string): void {
    const sql = "SELECT email, began_at FROM session WHERE hash = ?";
    const [row] = this.#store.all<Pick<SessionRow, "email" | "began_at">>(sql, hash);
    if (row !== undefined)
      this.#store.all("DELETE FROM session WHERE email IS ? AND began_at = ?", row.email, row.began_at);
  }
}
