import type { DirectoryStore } from "../store.ts";

/** Meta tells times of signed requests in whole seconds. */
const SECOND_MS = 1_000;

/** By whose login each Page was connected, so that it stops when that person removes the app (Facebook Login, "deauthorize callback"). */
export class PageLogins {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** `userId`: as the app knows the person. */
  set(pageId: string, appId: string, userId: string, at: number): void {
    this.#store.begin();
    this.#store.all(
      `INSERT INTO page_login (page_id, app_id, user_id, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (page_id) DO UPDATE SET app_id = ?2, user_id = ?3, at = ?4, leaves_at = NULL`,
      ...[pageId, appId, userId, at],
    );
  }

  /** It was connected in another way since. */
  forget(pageId: string): void {
    this.#store.all("DELETE FROM page_login WHERE page_id = ?", pageId);
  }

  /** Pages that this person's login connected. */
  connectedBy(appId: string, userId: string): Set<string> {
    const sql = "SELECT page_id FROM page_login WHERE app_id = ? AND user_id = ?";
    return new Set(this.#store.all<{ page_id: string }>(sql, appId, userId).map(({ page_id }) => page_id));
  }

  /** The person removed the app; who logged in again since is not meant. */
  leave(appId: string, userId: string, issuedAt: number | null, now: number): void {
    this.#store.all(
      "UPDATE page_login SET leaves_at = ? WHERE app_id = ? AND user_id = ? AND at < ?",
      ...[now, appId, userId, (issuedAt ?? now) + SECOND_MS],
    );
  }

  /** Pages that have yet to hear of it. */
  leaving(): string[] {
    const sql = "SELECT page_id FROM page_login WHERE leaves_at NOTNULL ORDER BY leaves_at";
    return this.#store.all<{ page_id: string }>(sql).map(({ page_id }) => page_id);
  }
}
