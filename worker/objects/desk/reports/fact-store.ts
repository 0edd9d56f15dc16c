import type { Fact } from "../../../domain/reports/fact.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A fact that is not told yet; null: all that was told before is to be forgotten. */
export type UntoldFact = { id: number; fact: Fact | null };

/** Every statement on what was counted and is not told yet. Each costs a row when it is written, and one when it is told. */
export class FactStore {
  readonly #sql: SqlStorage;
  /** When the oldest of them was written, in ms; null: there is none; undefined: not read yet. */
  #oldestAt: number | null | undefined;
  #onWritten: (fact: Fact | null) => void = () => {};

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `written` is told of each; of null also where what was written may not have been. */
  onWritten(written: (fact: Fact | null) => void): void {
    this.#onWritten = written;
  }

  add(fact: Fact | null, now: number): void {
    const oldestAt = this.oldestAt();
    this.#sql.exec("INSERT INTO fact (at, fact) VALUES (?, ?)", now, JSON.stringify(fact));
    this.#oldestAt = oldestAt ?? now;
    this.#onWritten(fact);
  }

  /** The oldest, in their order. */
  first(limit: number): UntoldFact[] {
    return this.#read(`SELECT id, fact FROM fact ORDER BY id LIMIT ${limitOf(limit)}`);
  }

  /** All of them: those of the last minute, as long as they can be told. */
  all(): UntoldFact[] {
    return this.#read("SELECT id, fact FROM fact ORDER BY id");
  }

  #read(sql: string): UntoldFact[] {
    return this.#sql
      .exec<{ id: number; fact: string }>(sql)
      .toArray()
      .map(({ id, fact }) => ({ id, fact: JSON.parse(fact) as Fact | null }));
  }

  /** Up to that one they were told. */
  remove(upTo: number): void {
    this.#sql.exec("DELETE FROM fact WHERE id <= ?", upTo);
    this.#oldestAt = undefined;
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM fact");
    this.#oldestAt = undefined;
  }

  oldestAt(): number | null {
    if (this.#oldestAt !== undefined) return this.#oldestAt;
    const [oldest] = this.#sql.exec<{ at: number }>("SELECT at FROM fact ORDER BY id LIMIT 1").toArray();
    this.#oldestAt = oldest?.at ?? null;
    return this.#oldestAt;
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#oldestAt = undefined;
    this.#onWritten(null);
  }
}
