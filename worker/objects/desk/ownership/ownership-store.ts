import type { HeldRows } from "../list/held-rows.ts";
import type { Closing } from "../../../domain/ownership.ts";
import type { Holding } from "../../../domain/team/roster.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { Standing } from "../../../domain/states/standing.ts";
import { columnsOf, hadOf } from "../list/row.ts";

/** Every statement on where a conversation stands and who has it, and on which commands decided that. */
export class OwnershipStore {
  readonly #sql: SqlStorage;
  readonly #held: HeldRows;

  constructor(sql: SqlStorage, held: HeldRows) {
    this.#sql = sql;
    this.#held = held;
  }

  /** `closing`: who closed it just now; null where nobody did. */
  set(name: string, standing: Standing, version: number, closing: Closing | null = null): void {
    const { status, owner_sub, owner_name, standing: kept, due_at } = columnsOf(standing);
    this.#sql.exec(
      `UPDATE conversation SET status = ?2, owner_sub = ?3, owner_name = ?4, version = ?5, standing = ?7, due_at = ?8,
         had = ifnull(?9, had), closed_asked = iif(?2 = 'closed', asked, closed_asked), closing = ifnull(?6, closing) WHERE name = ?1`,
      ...[name, status, owner_sub, owner_name, version],
      closing === null ? null : JSON.stringify(closing),
      ...[kept, due_at, hadOf(standing)],
    );
    this.#held.written(name);
  }

  setDecided(name: string, decided: string[]): void {
    this.#sql.exec("UPDATE conversation SET decided = ? WHERE name = ?", JSON.stringify(decided), name);
    this.#held.written(name);
  }

  /** Those that become another by themselves by `now` (ms), the earliest first; `limit` of them. */
  due(now: number, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, now)
      .toArray()
      .map(({ name }) => name);
  }

  /** When the next one does, in ms; null: none does. */
  nextDueAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM conversation WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  /** Open conversations that nobody has, and that are at a place of the desk or with a program. */
  nobodys(): string[] {
    return this.#names("owner_sub IS NULL AND standing IS NOT NULL");
  }

  /** Open conversations that nobody has, and that are nowhere: `limit` of them. */
  unplaced(limit: number): string[] {
    return this.#names(`owner_sub IS NULL AND standing IS NULL LIMIT ${limitOf(limit)}`);
  }

  /** What an agent has, but for what they put aside. */
  assignedTo(sub: string): string[] {
    return this.#names("owner_sub = ? AND standing IS NULL", sub);
  }

  #names(where: string, ...values: string[]): string[] {
    return this.#sql
      .exec<{ name: string }>(`SELECT name FROM conversation WHERE status = 'open' AND ${where}`, ...values)
      .toArray()
      .map(({ name }) => name);
  }

  /** How many conversations each agent has, and how many they put aside. Reads what is open, for lists as well. */
  holdings(): Map<string, Holding> {
    this.#held.load();
    const rows = this.#held.all();
    if (rows === null) return this.#readHoldings();
    const holdings = new Map<string, Holding>();
    for (const { owner_sub: sub, standing } of rows) {
      if (sub === null) continue;
      const { load, aside } = holdings.get(sub) ?? { load: 0, aside: 0 };
      holdings.set(sub, standing == null ? { load: load + 1, aside } : { load, aside: aside + 1 });
    }
    return holdings;
  }

  #readHoldings(): Map<string, Holding> {
    const sql = `SELECT owner_sub AS sub, sum(standing IS NULL) AS load, sum(standing IS NOT NULL) AS aside
      FROM conversation WHERE status = 'open' AND owner_sub IS NOT NULL GROUP BY owner_sub`;
    const rows = this.#sql.exec<Holding & { sub: string }>(sql).toArray();
    return new Map(rows.map(({ sub, load, aside }) => [sub, { load, aside }]));
  }

  /** What an agent has, what they put aside included, newest activity first: `limit` of them. */
  ownedBy(sub: string, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE status = 'open' AND owner_sub = ?
      ORDER BY activity_slot DESC, activity_at DESC LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, sub)
      .toArray()
      .map(({ name }) => name);
  }

  /** How many conversations each agent has, but for what they put aside. */
  loads(): Map<string, number> {
    const sql = `SELECT owner_sub AS sub, count(*) AS load FROM conversation
      WHERE status = 'open' AND owner_sub IS NOT NULL AND standing IS NULL GROUP BY owner_sub`;
    const rows = this.#sql.exec<{ sub: string; load: number }>(sql).toArray();
    return new Map(rows.map(({ sub, load }) => [sub, load]));
  }
}
