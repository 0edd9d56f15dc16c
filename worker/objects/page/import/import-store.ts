import type { ImportState } from "../../../domain/page-import.ts";
import type { ListedConversation } from "../../../graph/record.ts";

/** A conversation that is yet to be read. `tries`: how often in vain. `isLast`: no other is. */
export type LeftConversation = {
  seq: number;
  psid: string;
  graphId: string;
  updatedAt: number;
  tries: number;
  isLast: boolean;
};

type Row = { seq: number; psid: string; graph_id: string; updated_at: number; tries: number };

/** What the import of a Page's past keeps: how far it is, and which conversations are left. */
export class ImportStore {
  readonly #storage: DurableObjectStorage;
  readonly #hasTables: () => boolean;

  constructor(storage: DurableObjectStorage, hasTables: () => boolean) {
    this.#storage = storage;
    this.#hasTables = hasTables;
  }

  state(): ImportState | null {
    if (!this.#hasTables()) return null;
    const [row] = this.#storage.sql
      .exec<{ state: string | null }>("SELECT past_import AS state FROM page WHERE id = 1")
      .toArray();
    return row?.state == null ? null : (JSON.parse(row.state) as ImportState);
  }

  setState(state: ImportState): void {
    this.#storage.sql.exec("UPDATE page SET past_import = ? WHERE id = 1", JSON.stringify(state));
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  /** Writes down those that are not yet, in Meta's order. How many that were. */
  add(listed: readonly ListedConversation[], now: number): number {
    let added = 0;
    for (const { psid, id, updatedAt } of listed) {
      // Whom Meta does not name nobody can be asked about.
      if (psid === null) continue;
      const sql = `INSERT INTO past_conversation (psid, graph_id, updated_at) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING seq`;
      added += this.#storage.sql.exec(sql, psid, id, updatedAt ?? now).toArray().length;
    }
    return added;
  }

  /** The next one; null: none is left. */
  next(): LeftConversation | null {
    const [row, second] = this.#storage.sql
      .exec<Row>("SELECT * FROM past_conversation ORDER BY tries, seq LIMIT 2")
      .toArray();
    if (row === undefined) return null;
    const { seq, psid, graph_id: graphId, updated_at: updatedAt, tries } = row;
    return { seq, psid, graphId, updatedAt, tries, isLast: second === undefined };
  }

  postpone(seq: number): void {
    this.#storage.sql.exec("UPDATE past_conversation SET tries = tries + 1 WHERE seq = ?", seq);
  }

  remove(seq: number): void {
    this.#storage.sql.exec("DELETE FROM past_conversation WHERE seq = ?", seq);
  }

  removeOf(psid: string): void {
    this.#storage.sql.exec("DELETE FROM past_conversation WHERE psid = ?", psid);
  }

  /** Nobody is left. */
  clear(): void {
    this.#storage.sql.exec("DELETE FROM past_conversation");
  }

  /** All of it. */
  forget(): void {
    this.clear();
    this.#storage.sql.exec("UPDATE page SET past_import = NULL");
  }
}
