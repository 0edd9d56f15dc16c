import type { Occasion } from "../../../domain/automation/replies.ts";
import type { Asked } from "../../../domain/satisfaction.ts";
import type { Satisfaction, SatisfactionText } from "../../../protocol/routing/satisfaction.ts";
import type { AutomaticReply } from "../../../protocol/routing/automation.ts";

/** What is to be said. `position`, `opens` as they were when it was decided; the words are chosen when it is sent. */
export type ToSay = {
  on: Occasion | "not_processed" | "satisfaction";
  texts: (AutomaticReply["texts"][number] & Partial<SatisfactionText>)[];
  position?: number;
  opens?: { at: number; timeZone: string };
  /** What the Conversation held by then: what people said since is not overtaken. */
  seenRev: number;
  /** How its customer is asked about which contact; of `satisfaction` alone. */
  asking?: Pick<Satisfaction, "by" | "privacyUrl"> & Asked;
};

/** Something that is to be said, and when that was decided (ms). */
export type Pending = {
  conversation: string;
  reply: string;
  at: number;
  command: string;
  what: ToSay;
  attempts: number;
};

type Row = Omit<Pending, "what"> & { what: string };

/** Every statement on what the desk tells customers by itself. */
export class AutomaticStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** When this reply was last said to them, and in which contact; null: never. */
  last(conversation: string, reply: string): { at: number; contact: number } | null {
    const sql = "SELECT at, contact FROM automatic WHERE conversation = ? AND reply = ?";
    return this.#sql.exec<{ at: number; contact: number }>(sql, conversation, reply).toArray()[0] ?? null;
  }

  /** It is to be said from `dueAt` on, in place of what this reply was to say before. */
  add(
    { conversation, reply, at, command, what }: Omit<Pending, "attempts">,
    contact: number,
    dueAt: number,
  ): void {
    this.#sql.exec(
      `INSERT OR REPLACE INTO automatic (conversation, reply, contact, at, command, what, due_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[conversation, reply, contact, at, command, JSON.stringify(what), dueAt],
    );
  }

  /** What is to be said first by `now`, null where nothing is. */
  due(now: number): Pending | null {
    const sql = `SELECT conversation, reply, at, command, what, attempts FROM automatic
      WHERE due_at <= ? ORDER BY due_at LIMIT 1`;
    const [row] = this.#sql.exec<Row>(sql, now).toArray();
    return row === undefined ? null : { ...row, what: JSON.parse(row.what) as ToSay };
  }

  /** When the next is due, in ms; null: none is. */
  nextAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM automatic WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  /** It was said, or is not to be said any more; what took its place meanwhile still is. */
  done({ conversation, reply, command }: Pick<Pending, "conversation" | "reply" | "command">): void {
    const sql = `UPDATE automatic SET what = NULL, due_at = NULL
      WHERE conversation = ? AND reply = ? AND command = ?`;
    this.#sql.exec(sql, conversation, reply, command);
  }

  postpone({ conversation, reply, command, attempts }: Omit<Pending, "what" | "at">, dueAt: number): void {
    const sql = `UPDATE automatic SET attempts = ?, due_at = ? WHERE conversation = ? AND reply = ? AND command = ?`;
    this.#sql.exec(sql, attempts, dueAt, conversation, reply, command);
  }

  /** What waits for something that is known now need not wait any longer. */
  hurry(conversation: string, byMs: number): void {
    const sql = "UPDATE automatic SET due_at = due_at - ? WHERE conversation = ? AND due_at IS NOT NULL";
    this.#sql.exec(sql, byMs, conversation);
  }

  /** Whether anything is to be said there. */
  has(conversation: string): boolean {
    const sql = "SELECT 1 FROM automatic WHERE conversation = ? AND due_at IS NOT NULL LIMIT 1";
    return this.#sql.exec(sql, conversation).toArray().length > 0;
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM automatic WHERE conversation = ?", conversation);
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM automatic");
  }
}
