import type { CheckedBox } from "../../../domain/references/box.ts";
import type { ConversationId } from "../../../protocol/ids.ts";
import type { WrittenToBox } from "../../../protocol/references/box.ts";
import type { ReferenceOutcome } from "../../../protocol/references/reference.ts";

/** What the Page wrote to it, by which command of whom. */
export type Writing = WrittenToBox & { command: string };

/**
 * A checkbox that somebody confirmed, as the desk keeps it. `at` null: it is yet to be told of, and its person is known already.
 * `outcome`: what is known of its reference; null: it has none, or is yet to be judged. `conversation`, `entry`: who it was, and by
 * which entry that is known; "" where they were erased since.
 */
export type Box = {
  page: string;
  userRef: string;
  ref: string | null;
  at: number | null;
  isJudged: boolean;
  outcome: ReferenceOutcome | null;
  conversation: ConversationId | null;
  entry: number | null;
  written: Writing | null;
};

type Row = {
  page: string;
  user_ref: string;
  ref: string | null;
  at: number | null;
  is_judged: number;
  outcome: string | null;
  conversation: string | null;
  entry: number | null;
  written: string | null;
};

/** A person may answer long after what was written to them; then it is forgotten, in ms. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** What was under way when its person was erased writes nothing of it back. */
const UNERASED = " AND conversation IS NOT ''";

/** Every statement on checkboxes that people confirmed. */
export class BoxStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  find(page: string, userRef: string): Box | null {
    const sql = "SELECT * FROM checked_box WHERE page = ? AND user_ref = ?";
    const [row] = this.#sql.exec<Row>(sql, page, userRef).toArray();
    return row === undefined ? null : toBox(row);
  }

  /** It was confirmed; what is known of it stays. `now`: until when it is kept hangs on that. */
  add(page: string, { userRef, ref, at }: CheckedBox, now: number): void {
    const sql = `INSERT INTO checked_box (page, user_ref, ref, at, kept_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (page, user_ref) DO UPDATE SET ref = excluded.ref, at = excluded.at WHERE at IS NULL`;
    this.#sql.exec(sql, page, userRef, ref, at, now);
  }

  /** Its person answered with this entry: the first who does is it. */
  answer(page: string, userRef: string, by: { conversation: string; entry: number }, now: number): void {
    const sql = `INSERT INTO checked_box (page, user_ref, conversation, entry, kept_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (page, user_ref) DO UPDATE SET conversation = excluded.conversation, entry = excluded.entry
        WHERE conversation IS NULL`;
    this.#sql.exec(sql, page, userRef, by.conversation, by.entry, now);
  }

  /** What was answered with this entry. */
  answeredBy({ conversation, entry }: { conversation: string; entry: number }): Box | null {
    const sql = "SELECT * FROM checked_box WHERE conversation = ? AND entry = ?";
    const [row] = this.#sql.exec<Row>(sql, conversation, entry).toArray();
    return row === undefined ? null : toBox(row);
  }

  /** Who confirmed first of those that are yet to be judged. */
  nextToJudge(): Box | null {
    const sql =
      "SELECT * FROM checked_box WHERE is_judged = 0 AND at IS NOT NULL ORDER BY at, user_ref LIMIT 1";
    const [row] = this.#sql.exec<Row>(sql).toArray();
    return row === undefined ? null : toBox(row);
  }

  judged({ page, userRef }: Box, outcome: ReferenceOutcome | null): void {
    const sql = `UPDATE checked_box SET is_judged = 1, outcome = ? WHERE page = ? AND user_ref = ?${UNERASED}`;
    this.#sql.exec(sql, outcome === null ? null : JSON.stringify(outcome), page, userRef);
  }

  setWritten(page: string, userRef: string, written: Writing | null): void {
    const sql = `UPDATE checked_box SET written = ? WHERE page = ? AND user_ref = ?${UNERASED}`;
    this.#sql.exec(sql, written === null ? null : JSON.stringify(written), page, userRef);
  }

  /** When the next one is to be judged or forgotten, in ms; null: none. */
  nextDueAt(): number | null {
    if (!this.#hasTables()) return null;
    const sql = `SELECT min(
      ifnull((SELECT 0 FROM checked_box WHERE is_judged = 0 AND at IS NOT NULL LIMIT 1), 9e15),
      ifnull((SELECT min(kept_at) FROM checked_box) + ?, 9e15)) AS at`;
    const { at } = this.#sql.exec<{ at: number }>(sql, KEPT_MS).one();
    return at === 9e15 ? null : at;
  }

  forgetOld(now: number): void {
    this.#sql.exec("DELETE FROM checked_box WHERE kept_at <= ?", now - KEPT_MS);
  }

  /** Nothing tells any more who it was, nor by what they came; told again it is nobody's. */
  removeOf(conversation: ConversationId): void {
    const sql = `UPDATE checked_box SET conversation = '', entry = NULL, ref = NULL, outcome = NULL, written = NULL, is_judged = 1
      WHERE conversation = ?`;
    this.#sql.exec(sql, conversation);
  }

  removeOfPage(page: string): void {
    this.#sql.exec("DELETE FROM checked_box WHERE page = ?", page);
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM checked_box");
  }
}

function toBox({ user_ref: userRef, is_judged: isJudged, outcome, written, ...row }: Row): Box {
  return {
    ...{ page: row.page, userRef, ref: row.ref, at: row.at, isJudged: isJudged === 1 },
    outcome: outcome === null ? null : (JSON.parse(outcome) as ReferenceOutcome),
    ...{ conversation: row.conversation, entry: row.entry },
    written: written === null ? null : (JSON.parse(written) as Writing),
  };
}
