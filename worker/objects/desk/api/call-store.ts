import type { Outcome } from "../../../domain/outcome.ts";
import type { ApiResult } from "../../../protocol/api/route.ts";
import type { Refusal } from "../../../protocol/refusals.ts";

/** A request as it is kept. `hash`: of what it asked for. `told` null: it is under way, or what came of it nobody knows. */
export type KeptCall = { hash: string; told: Outcome<ApiResult, Refusal> | null };

/** Every statement on requests of programs that have an Idempotency-Key. */
export class ApiCallStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  find(id: string): KeptCall | null {
    const sql = "SELECT hash, told FROM api_call WHERE id = ?";
    const [row] = this.#sql.exec<{ hash: string; told: string | null }>(sql, id).toArray();
    if (row === undefined) return null;
    return { hash: row.hash, told: row.told === null ? null : (JSON.parse(row.told) as KeptCall["told"]) };
  }

  /** `conversation`: whose customer the answer may tell of. */
  begin(id: string, hash: string, conversation: string | null, now: number): void {
    const sql = `INSERT INTO api_call (id, at, hash, conversation) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING`;
    this.#sql.exec(sql, id, now, hash, conversation);
  }

  /** Nothing where its conversation was erased meanwhile. */
  end(id: string, told: Outcome<ApiResult, Refusal>): void {
    this.#sql.exec("UPDATE api_call SET told = ? WHERE id = ?", JSON.stringify(told), id);
  }

  /** When the oldest of them came, in ms. */
  oldestAt(): number | null {
    if (!this.#hasTables()) return null;
    return this.#sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM api_call").one().at;
  }

  removeUntil(at: number): void {
    this.#sql.exec("DELETE FROM api_call WHERE at <= ?", at);
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM api_call WHERE conversation = ?", conversation);
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM api_call");
  }
}
