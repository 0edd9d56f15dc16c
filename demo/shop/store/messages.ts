import type { DatabaseSync } from "node:sqlite";
import type { Progress } from "../rules/progress.ts";

/** `placed`, `shipped`, `cancelled`: of an order; `received`: a question has come; `note`: somebody wrote on a ticket. */
export type MessageKind = "placed" | "shipped" | "cancelled" | "received" | "note";

/** What the shop says to a customer. `author`: who wrote a note. Times in ms. */
export type NewMessage = {
  event: string;
  kind: MessageKind;
  order: string | null;
  ticket: string | null;
  author: string | null;
  words: string;
  at: number;
  conversation: string | null;
};
/** `why`: of what failed or was refused. `asItIs`: when it could go; null: once the customer wrote. `byTemplate`: by a template. */
export type Message = NewMessage & {
  progress: Progress;
  entry: number | null;
  sentAt: number | null;
  why: string | null;
  asItIs: number | null;
  byTemplate: number | null;
};

const SELECT = `SELECT event, kind, order_number AS "order", ticket, author, words, at, conversation, progress, entry,
  sent_at AS sentAt, why, asitis_at AS asItIs, utility_at AS byTemplate FROM messages`;

export class Messages {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Of one event there is one. Whether there was none. */
  add({ event, kind, order, ticket, author, words, at, conversation }: NewMessage): boolean {
    return (
      this.#database
        .prepare(
          `INSERT OR IGNORE INTO messages
             (event, kind, order_number, ticket, author, words, at, conversation, progress)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
        )
        .run(event, kind, order, ticket, author, words, at, conversation).changes > 0
    );
  }

  read(event: string): Message | null {
    return (this.#database.prepare(`${SELECT} WHERE event = ?`).get(event) ?? null) as Message | null;
  }

  ofOrder(number: string): Message[] {
    return this.#database
      .prepare(`${SELECT} WHERE order_number = ? AND ticket IS NULL ORDER BY at`)
      .all(number) as Message[];
  }

  ofTicket(ticket: string): Message[] {
    return this.#database.prepare(`${SELECT} WHERE ticket = ? ORDER BY at`).all(ticket) as Message[];
  }

  /** What Meta would not take, and may take now that they wrote. */
  heldIn(conversation: string): Message[] {
    const where = "WHERE conversation = ? AND progress = 'held' ORDER BY at";
    return this.#database.prepare(`${SELECT} ${where}`).all(conversation) as Message[];
  }

  byEntry(conversation: string, entry: number): Message | null {
    const where = "WHERE conversation = ? AND entry = ?";
    return (this.#database.prepare(`${SELECT} ${where}`).get(conversation, entry) ?? null) as Message | null;
  }

  /** What had left by then, and whose arrival nobody told yet. */
  sentUntil(conversation: string, until: number): Message[] {
    const where = "WHERE conversation = ? AND sent_at <= ?";
    return this.#database.prepare(`${SELECT} ${where}`).all(conversation, until) as Message[];
  }

  /** What is left out stays. */
  change(event: string, told: Partial<Omit<Message, keyof NewMessage>> & { conversation?: string }): void {
    const { progress, entry, sentAt, why, asItIs, byTemplate, conversation } = {
      ...this.read(event)!,
      ...told,
    };
    this.#database
      .prepare(
        `UPDATE messages SET progress = ?, entry = ?, sent_at = ?, why = ?, asitis_at = ?, utility_at = ?,
           conversation = ? WHERE event = ?`,
      )
      .run(progress, entry, sentAt, why, asItIs, byTemplate, conversation, event);
  }

  /** What is about orders and did not leave yet waits again for whose it is. */
  hold(conversation: string): void {
    const sql = `UPDATE messages SET conversation = NULL
      WHERE conversation = ? AND progress = 'waiting' AND order_number IS NOT NULL AND ticket IS NULL`;
    this.#database.prepare(sql).run(conversation);
  }

  /** What nobody was told yet of an order, and Meta was asked nothing of or refused: it goes no more. */
  withdraw(number: string): void {
    const sql = `UPDATE messages SET progress = 'withdrawn', why = NULL, asitis_at = NULL, utility_at = NULL
      WHERE order_number = ? AND ticket IS NULL AND (progress = 'held' OR (progress = 'waiting' AND conversation IS NULL))`;
    this.#database.prepare(sql).run(number);
  }

  /** What was said on tickets is no longer anybody's business. */
  forget(conversation: string): void {
    this.#database
      .prepare("UPDATE messages SET words = '', author = NULL WHERE conversation = ? AND kind = 'note'")
      .run(conversation);
    this.#database
      .prepare("UPDATE messages SET conversation = NULL, entry = NULL WHERE conversation = ?")
      .run(conversation);
  }
}
