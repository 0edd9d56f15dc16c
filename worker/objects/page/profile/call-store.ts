import { callsAt, callsLeft } from "../../../domain/profile-calls.ts";
import { CALLS_MAX, CALLS_MS } from "../../../protocol/profile/limits.ts";

/** Calls of the Messenger Profile API that were made for the Page, each counted before it is made. Every statement on them. */
export class ProfileCallStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  left(now: number): number {
    return callsLeft(this.#all(), now);
  }

  /** When so many more may be made; null: now. */
  at(wanted: number, now: number): number | null {
    return callsAt(this.#all(), wanted, now);
  }

  count(now: number): void {
    this.#sql.exec("DELETE FROM profile_call WHERE at <= ? OR at > ?", now - CALLS_MS, now);
    this.#sql.exec("INSERT INTO profile_call (at) VALUES (?)", now);
  }

  /** Meta says that there were more than we made: others' calls count as well, and nobody tells when they were. */
  spend(now: number): void {
    for (let left = this.left(now); left > 0; left -= 1) this.count(now);
  }

  #all(): number[] {
    const sql = `SELECT at FROM profile_call ORDER BY at DESC LIMIT ${String(CALLS_MAX)}`;
    return this.#sql
      .exec<{ at: number }>(sql)
      .toArray()
      .map(({ at }) => at)
      .reverse();
  }
}
