import { MARK_EVENTS } from "../../protocol/webhooks/events.ts";
import type { WebhookFault } from "../../protocol/webhooks/webhook.ts";
import { limitOf } from "../kernel/limit.ts";

/** An event that is still to be delivered to an endpoint. */
export type Pending = { endpoint: number; seq: number; thread: string; attempts: number };

/** One that was given up. */
export type DeadRow = {
  seq: number;
  id: string;
  type: string;
  thread: string;
  at: number;
  given_up_at: number;
  attempts: number;
  status: number | null;
  fault: WebhookFault | null;
};

/** Whether something of the same thread waits before it. */
const EARLIER = `EXISTS (SELECT 1 FROM pending AS it
  WHERE it.endpoint = pending.endpoint AND it.thread = pending.thread AND it.seq < pending.seq)`;

/**
 * Every statement on what is still to be delivered, and on what was given up. Of each thread one event is due at an endpoint, the
 * oldest; those behind it wait for it. Callers wrap changes in a transaction.
 */
export class PendingStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * All of these types that came behind `after`, each the newest of its thread. In one statement, as they come in batches. `since`: how
   * far a customer had read before (ms) is nothing that happened, though the desk hears of it only now. By no index: for the order within threads
   * all events that are kept would be read along the one of threads, with each batch.
   */
  addNew(endpoint: number, after: number, types: readonly string[], since: number, now: number): void {
    const sql = `INSERT INTO pending (endpoint, seq, thread, due_at) SELECT ?1, seq, thread,
        CASE WHEN row_number() OVER (PARTITION BY thread ORDER BY seq) > 1
          OR EXISTS (SELECT 1 FROM pending WHERE endpoint = ?1 AND thread = event.thread) THEN NULL ELSE ?4 END
      FROM event NOT INDEXED WHERE seq > ?2 AND type IN (SELECT value FROM json_each(?3))
        AND (at >= ?5 OR type NOT IN (SELECT value FROM json_each(?6)))`;
    this.#sql.exec(sql, endpoint, after, JSON.stringify(types), now, since, JSON.stringify(MARK_EVENTS));
  }

  /** All from behind `after` on that it wants, and that does not wait already; how many there are. What was given up is among them. */
  addAll(endpoint: number, after: number, types: readonly string[], now: number): number {
    const before = this.count(endpoint);
    const sql = `INSERT INTO pending (endpoint, seq, thread)
      SELECT ?1, seq, thread FROM event WHERE seq > ?2 AND type IN (SELECT value FROM json_each(?3))
      ON CONFLICT (endpoint, seq) DO NOTHING`;
    this.#sql.exec(sql, endpoint, after, JSON.stringify(types));
    this.#sql.exec("DELETE FROM dead WHERE endpoint = ? AND seq > ?", endpoint, after);
    this.#order(endpoint, now);
    return this.count(endpoint) - before;
  }

  /** How many addAll() would add. */
  countAll(endpoint: number, after: number, types: readonly string[]): number {
    const sql = `SELECT count(*) AS n FROM event WHERE seq > ?2 AND type IN (SELECT value FROM json_each(?3))
      AND NOT EXISTS (SELECT 1 FROM pending WHERE endpoint = ?1 AND pending.seq = event.seq)`;
    return this.#sql.exec<{ n: number }>(sql, endpoint, after, JSON.stringify(types)).one().n;
  }

  count(endpoint: number): number {
    const sql = "SELECT count(*) AS n FROM pending WHERE endpoint = ?";
    return this.#sql.exec<{ n: number }>(sql, endpoint).one().n;
  }

  /** What is due, longest first. */
  due(endpoint: number, now: number, limit: number): Pending[] {
    const sql = `SELECT endpoint, seq, thread, attempts FROM pending
      WHERE endpoint = ? AND due_at <= ? ORDER BY due_at, seq LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<Pending>(sql, endpoint, now).toArray();
  }

  /** When the next is due, in ms; null: nothing waits. */
  nextAt(endpoint: number): number | null {
    const sql = "SELECT min(due_at) AS at FROM pending WHERE endpoint = ? AND due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql, endpoint).one().at;
  }

  /** It need not be delivered any more: the next of its thread is due. */
  remove({ endpoint, seq, thread }: Pending, now: number): void {
    this.#sql.exec("DELETE FROM pending WHERE endpoint = ? AND seq = ?", endpoint, seq);
    const sql = `UPDATE pending SET due_at = ?1 WHERE endpoint = ?2 AND due_at IS NULL AND seq =
      (SELECT min(seq) FROM pending WHERE endpoint = ?2 AND thread = ?3)`;
    this.#sql.exec(sql, now, endpoint, thread);
  }

  /** It is tried again then (ms), or once what was put before it meanwhile is delivered. */
  postpone({ endpoint, seq, attempts }: Pending, dueAt: number): void {
    const sql = `UPDATE pending SET attempts = ?, due_at = CASE WHEN ${EARLIER} THEN NULL ELSE ? END
      WHERE endpoint = ? AND seq = ?`;
    this.#sql.exec(sql, attempts, dueAt, endpoint, seq);
  }

  /** What is tried again later is tried now. `anew`: as if nothing had been tried. */
  hurry(endpoint: number, now: number, anew: boolean): void {
    const reset = anew ? ", attempts = 0" : "";
    const sql = `UPDATE pending SET due_at = ?1${reset} WHERE endpoint = ?2 AND due_at IS NOT NULL`;
    this.#sql.exec(sql, now, endpoint);
  }

  isThere({ endpoint, seq }: Pick<Pending, "endpoint" | "seq">): boolean {
    const sql = "SELECT 1 FROM pending WHERE endpoint = ? AND seq = ?";
    return this.#sql.exec(sql, endpoint, seq).toArray().length > 0;
  }

  giveUp(
    { endpoint, seq, attempts }: Pending,
    { status, fault }: { status: number | null; fault: WebhookFault | null },
    now: number,
  ): void {
    const sql = `INSERT INTO dead (endpoint, seq, given_up_at, attempts, status, fault) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (endpoint, seq) DO NOTHING`;
    this.#sql.exec(sql, endpoint, seq, now, attempts, status, fault);
  }

  countDead(endpoint: number): number {
    const sql = "SELECT count(*) AS n FROM dead WHERE endpoint = ?";
    return this.#sql.exec<{ n: number }>(sql, endpoint).one().n;
  }

  /** The oldest event first, from behind `after` on. */
  dead(endpoint: number, after: number, limit: number): DeadRow[] {
    const sql = `SELECT seq, id, type, thread, at, given_up_at, attempts, status, fault
      FROM dead JOIN event USING (seq) WHERE endpoint = ? AND seq > ? ORDER BY seq LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<DeadRow>(sql, endpoint, after).toArray();
  }

  /** All that was given up waits once more; how many there were. */
  revive(endpoint: number, now: number): number {
    this.#sql.exec(
      `INSERT INTO pending (endpoint, seq, thread) SELECT endpoint, seq, thread FROM dead JOIN event USING (seq)
        WHERE endpoint = ? ON CONFLICT (endpoint, seq) DO NOTHING`,
      endpoint,
    );
    const revived = this.#sql.exec("DELETE FROM dead WHERE endpoint = ? RETURNING 1", endpoint).toArray();
    this.#order(endpoint, now);
    return revived.length;
  }

  /** One waits once more, whether it arrived or was given up; whether it did not already. */
  again(endpoint: number, seq: number, now: number): boolean {
    const added = this.#sql.exec(
      `INSERT INTO pending (endpoint, seq, thread) SELECT ?, seq, thread FROM event WHERE seq = ?
        ON CONFLICT (endpoint, seq) DO NOTHING RETURNING 1`,
      endpoint,
      seq,
    );
    const isNew = added.toArray().length > 0;
    this.#sql.exec("DELETE FROM dead WHERE endpoint = ? AND seq = ?", endpoint, seq);
    this.#order(endpoint, now);
    return isNew;
  }

  /** What is forgotten is delivered to nobody, and was given up by nobody. */
  removeUpTo(seq: number, now: number): void {
    const endpoints = this.#sql
      .exec<{ endpoint: number }>("DELETE FROM pending WHERE seq <= ? RETURNING endpoint", seq)
      .toArray();
    this.#sql.exec("DELETE FROM dead WHERE seq <= ?", seq);
    for (const endpoint of new Set(endpoints.map((it) => it.endpoint))) this.#order(endpoint, now);
  }

  /** Answers how many waited, and how many were given up. */
  removeOf(thread: string): { waited: number; dead: number } {
    const seqs = "SELECT seq FROM event WHERE thread = ?";
    const [dead, pending] = ["dead", "pending"].map(
      (table) =>
        this.#sql.exec(`DELETE FROM ${table} WHERE seq IN (${seqs}) RETURNING 1`, thread).toArray().length,
    );
    return { waited: pending ?? 0, dead: dead ?? 0 };
  }

  removeAllOf(endpoint: number): void {
    this.#sql.exec("DELETE FROM pending WHERE endpoint = ?", endpoint);
    this.#sql.exec("DELETE FROM dead WHERE endpoint = ?", endpoint);
  }

  /** Of each thread the oldest is due, and those behind it wait for it, whatever came in between. */
  #order(endpoint: number, now: number): void {
    this.#sql.exec(
      `UPDATE pending SET due_at = NULL WHERE endpoint = ? AND due_at IS NOT NULL AND ${EARLIER}`,
      endpoint,
    );
    this.#sql.exec(
      `UPDATE pending SET due_at = ? WHERE endpoint = ? AND due_at IS NULL AND NOT ${EARLIER}`,
      now,
      endpoint,
    );
  }
}
