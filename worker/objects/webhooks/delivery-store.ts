import type { WebhookDelivery, WebhookFault } from "../../protocol/webhooks/webhook.ts";
import { limitOf } from "../kernel/limit.ts";

type Row = {
  id: number;
  event: string;
  type: string;
  thread: string;
  at: number;
  attempt: number;
  ok: 0 | 1;
  status: number | null;
  fault: WebhookFault | null;
  ms: number;
  answer: string;
  next_at: number | null;
};

/** Every statement on what was tried. */
export class DeliveryStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(
    endpoint: number,
    delivery: Omit<WebhookDelivery, "delivery" | "conversation">,
    thread: string,
  ): number {
    const { event, type, at, attempt, ok, status, fault, ms, answer, nextAt } = delivery;
    const sql = `INSERT INTO delivery (endpoint, event, type, thread, at, attempt, ok, status, fault, ms, answer, next_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`;
    const values = [event, type, thread, at, attempt, ok ? 1 : 0, status, fault, ms, answer, nextAt];
    return this.#sql.exec<{ id: number }>(sql, endpoint, ...values).one().id;
  }

  /** The newest first. `before`: the id behind which to go on; null: from the newest. */
  of(endpoint: number, before: number | null, onlyFailed: boolean, limit: number): WebhookDelivery[] {
    const sql = `SELECT * FROM delivery WHERE endpoint = ? AND id < ? ${onlyFailed ? "AND ok = 0" : ""}
      ORDER BY id DESC LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<Row>(sql, endpoint, before ?? Number.MAX_SAFE_INTEGER)
      .toArray()
      .map(toDelivery);
  }

  /** Those before `at` (ms), and of each endpoint those beyond the newest `max`. */
  prune(at: number, max: number, endpoints: readonly number[]): void {
    this.#sql.exec("DELETE FROM delivery WHERE at < ?", at);
    for (const endpoint of endpoints)
      this.#sql.exec(
        `DELETE FROM delivery WHERE endpoint = ?1 AND id <= coalesce((SELECT id FROM delivery
          WHERE endpoint = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${limitOf(max)}), 0)`,
        endpoint,
      );
  }

  removeOf(thread: string): void {
    this.#sql.exec("DELETE FROM delivery WHERE thread = ?", thread);
  }

  removeAllOf(endpoint: number): void {
    this.#sql.exec("DELETE FROM delivery WHERE endpoint = ?", endpoint);
  }
}

function toDelivery({ id, thread, next_at: nextAt, ok, ...row }: Row): WebhookDelivery {
  const { event, type, at, attempt, status, fault, ms, answer } = row;
  return {
    ...{ delivery: id, event, type, conversation: conversationIn(thread), at, attempt, ok: ok === 1 },
    ...{ status, fault, ms, answer, nextAt },
  };
}

/** Of a thread that is a Page's there is none. */
export function conversationIn(thread: string): string | null {
  return thread.includes(":") ? thread : null;
}
