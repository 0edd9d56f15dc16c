import type { OtherPage } from "../../kernel/contracts.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Pages that are named, the last to be heard of. */
const PAGES_MAX = 50;

/** Which Pages Meta delivers for that nobody connected, and how much. Nothing of what it is. */
export class OtherPages {
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
  }

  /** True when the Page was not heard of before, or not for so long that it was forgotten. */
  note(pageId: string, items: number, now: number): boolean {
    const { items: total } = this.#sql
      .exec<{ items: number }>(
        `INSERT INTO other_page (page_id, items, first_at, last_at) VALUES (?1, ?2, ?3, ?3)
           ON CONFLICT (page_id) DO UPDATE SET items = items + ?2, last_at = ?3 RETURNING items`,
        ...[pageId, items, now],
      )
      .one();
    const isNew = total === items;
    if (isNew) {
      this.#sql.exec(
        `DELETE FROM other_page WHERE page_id IN (
           SELECT page_id FROM other_page ORDER BY last_at DESC LIMIT -1 OFFSET ${limitOf(PAGES_MAX)})`,
      );
    }
    return isNew;
  }

  /** Somebody connected it. */
  forget(pageId: string): void {
    this.#sql.exec("DELETE FROM other_page WHERE page_id = ?", pageId);
  }

  /** The last to be heard of first. */
  list(): OtherPage[] {
    return this.#sql
      .exec<OtherPage>(
        `SELECT page_id AS pageId, items, first_at AS firstAt, last_at AS lastAt FROM other_page
           ORDER BY last_at DESC, page_id`,
      )
      .toArray();
  }
}
