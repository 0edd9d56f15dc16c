import type { BotAnswer } from "../../../protocol/bots/wire.ts";
import type { ConversationId } from "../../../protocol/ids.ts";
import { limitOf } from "../../kernel/limit.ts";

/**
 * That the shop is to be asked about the reference by which a customer came. `turn`: a UUID, the id of the question however often it
 * is asked; `answered`: what it said, which is yet to be done.
 */
export type Asking = {
  conversation: ConversationId;
  /** With which they came. */
  entry: number;
  reference: string;
  turn: string;
  tries: number;
  dueAt: number;
  answered: BotAnswer | null;
};

type Row = Omit<Asking, "dueAt" | "answered"> & { due_at: number; answered: string | null };

/** Every statement on what the shop is to be asked. */
export class AskingStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  /** Once for each entry; not where the same is being asked of the same conversation. */
  add({ conversation, entry, reference, turn, dueAt }: Omit<Asking, "tries" | "answered">): void {
    const sql = `INSERT INTO reference_asking (conversation, entry, reference, turn, tries, due_at)
      SELECT ?1, ?2, ?3, ?4, 0, ?5 WHERE NOT EXISTS (
        SELECT 1 FROM reference_asking WHERE conversation = ?1 AND reference = ?3)
      ON CONFLICT (conversation, entry) DO NOTHING`;
    this.#sql.exec(sql, conversation, entry, reference, turn, dueAt);
  }

  find(conversation: ConversationId, entry: number): Asking | null {
    const sql = "SELECT * FROM reference_asking WHERE conversation = ? AND entry = ?";
    const [row] = this.#sql.exec<Row>(sql, conversation, entry).toArray();
    return row === undefined ? null : toAsking(row);
  }

  /** The first `limit` that are due. */
  due(now: number, limit: number): Asking[] {
    const sql = `SELECT * FROM reference_asking WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<Row>(sql, now).toArray().map(toAsking);
  }

  set({ conversation, entry, tries, dueAt, answered }: Asking): void {
    const sql = `UPDATE reference_asking SET tries = ?, due_at = ?, answered = ?
      WHERE conversation = ? AND entry = ?`;
    const json = answered === null ? null : JSON.stringify(answered);
    this.#sql.exec(sql, tries, dueAt, json, conversation, entry);
  }

  remove({ conversation, entry }: Pick<Asking, "conversation" | "entry">): void {
    this.#sql.exec("DELETE FROM reference_asking WHERE conversation = ? AND entry = ?", conversation, entry);
  }

  removeOf(conversation: ConversationId): void {
    this.#sql.exec("DELETE FROM reference_asking WHERE conversation = ?", conversation);
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM reference_asking");
  }

  /** When the next is to be asked, in ms; null: none. */
  nextAt(): number | null {
    if (!this.#hasTables()) return null;
    return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM reference_asking").one().at;
  }
}

function toAsking({ due_at: dueAt, answered, ...row }: Row): Asking {
  return { ...row, dueAt, answered: answered === null ? null : (JSON.parse(answered) as BotAnswer) };
}
