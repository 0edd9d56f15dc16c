import type { HeldRows } from "../list/held-rows.ts";
import type { Closing, Ownership } from "../../../domain/ownership.ts";

/** Every statement on who has a conversation, and which commands decided that. */
export class OwnershipStore {
  readonly #sql: SqlStorage;
  readonly #held: HeldRows;

  constructor(sql: SqlStorage, held: HeldRows) {
    this.#sql = sql;
    this.#held = held;
  }

  /** `closing`: who closed it just now; null where nobody did. */
  set(name: string, ownership: Ownership, version: number, closing: Closing | null = null): void {
    const { status, owner } = ownership;
    this.#sql.exec(
      `UPDATE conversation SET status = ?2, owner_sub = ?3, owner_name = ?4, version = ?5,
         closed_asked = iif(?2 = 'closed', asked, closed_asked), closing = ifnull(?6, closing) WHERE name = ?1`,
      name,
      status,
      owner?.sub ?? null,
      owner?.name ?? null,
      version,
      closing === null ? null : JSON.stringify(closing),
    );
    this.#held.written(name);
  }

  setDecided(name: string, decided: string[]): void {
    this.#sql.exec("UPDATE conversation SET decided = ? WHERE name = ?", JSON.stringify(decided), name);
    this.#held.written(name);
  }
}
