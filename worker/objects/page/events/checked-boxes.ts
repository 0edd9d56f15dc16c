import type { CheckedBox } from "../../../domain/references/box.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Told to the desk in one call. */
const TOLD_MAX = 100;

type Row = { user_ref: string; ref: string | null; at: number };

/**
 * Checkboxes that people confirmed on web sites: they name nobody, so they come to the Page, and wait here until its desk has them.
 */
export class CheckedBoxes {
  readonly #sql: SqlStorage;
  /** Tells the desk; rejects where it has none, or is not reached. */
  readonly #tell: (boxes: CheckedBox[]) => Promise<void>;
  #telling: Promise<void> | null = null;

  constructor(sql: SqlStorage, tell: (boxes: CheckedBox[]) => Promise<void>) {
    this.#sql = sql;
    this.#tell = tell;
  }

  /** In the transaction that keeps the item. */
  add({ userRef, ref, at }: CheckedBox): void {
    const sql =
      "INSERT INTO checked_box (user_ref, ref, at) VALUES (?, ?, ?) ON CONFLICT (user_ref) DO NOTHING";
    this.#sql.exec(sql, userRef, ref, at);
  }

  dueAt(): number | null {
    return this.#next(1).length > 0 ? OVERDUE : null;
  }

  run(): Promise<void> {
    this.#telling ??= this.#tellAll().finally(() => (this.#telling = null));
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    for (let boxes = this.#next(TOLD_MAX); boxes.length > 0; boxes = this.#next(TOLD_MAX)) {
      await this.#tell(boxes);
      for (const { userRef } of boxes) this.#sql.exec("DELETE FROM checked_box WHERE user_ref = ?", userRef);
    }
  }

  #next(limit: number): CheckedBox[] {
    const sql = `SELECT * FROM checked_box ORDER BY at, user_ref LIMIT ${limitOf(limit)}`;
    const rows = this.#sql.exec<Row>(sql).toArray();
    return rows.map(({ user_ref: userRef, ref, at }) => ({ userRef, ref, at }));
  }
}
