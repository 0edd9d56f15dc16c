import { withSequence, type WebhookEvent } from "../../domain/webhooks/event.ts";
import type { WebhookEventType } from "../../protocol/webhooks/events.ts";
import { statementsOf } from "../kernel/limit.ts";

/** An event as it is stored. */
export type StoredEvent = {
  seq: number;
  id: string;
  at: number;
  type: WebhookEventType;
  thread: string;
  data: string;
};

/** Every statement on what happened. Callers wrap changes in a transaction. */
export class EventStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Adds them in their order, but for what came before or is of a thread that was erased since. The place behind which there are
   * those that are new; null: none is. Each statement is for all of them, as they come in batches.
   */
  addAll(events: readonly WebhookEvent[], now: number): number | null {
    const added = this.#newOf(events);
    if (added.length === 0) return null;
    const after = this.#newest();
    const rows = this.#numbered(added).map(({ id, at, type, thread, data }) =>
      JSON.stringify([id, at, type, thread, data]),
    );
    const sql = `INSERT INTO event (id, at, taken_at, type, thread, data) SELECT value ->> 0, value ->> 1, ?, value ->> 2,
      value ->> 3, value ->> 4 FROM json_each(?) ORDER BY key`;
    for (const some of statementsOf(rows)) this.#sql.exec(sql, now, `[${some.join(",")}]`);
    return after;
  }

  #newOf(events: readonly WebhookEvent[]): WebhookEvent[] {
    const ids = JSON.stringify(events.map(({ id }) => id));
    const epochs = JSON.stringify([...new Set(events.map(({ epoch }) => epoch))]);
    const known = this.#strings(
      "SELECT id AS it FROM event WHERE id IN (SELECT value FROM json_each(?))",
      ids,
    );
    const erased = this.#strings(
      "SELECT epoch AS it FROM erased WHERE epoch IN (SELECT value FROM json_each(?))",
      epochs,
    );
    return events.filter(({ id, epoch }) => {
      if (known.has(id) || (epoch !== null && erased.has(epoch))) return false;
      known.add(id);
      return true;
    });
  }

  /** With the next numbers of their threads; those that are about no conversation have none. */
  #numbered(events: readonly WebhookEvent[]): WebhookEvent[] {
    const threads = [...new Set(events.flatMap(({ epoch, thread }) => (epoch === null ? [] : [thread])))];
    const counted = "SELECT counted FROM desk";
    const sql = `SELECT value AS name, coalesce(sequence, (${counted})) AS sequence
      FROM json_each(?) LEFT JOIN thread ON name = value`;
    const rows = this.#sql.exec<{ name: string; sequence: number }>(sql, JSON.stringify(threads));
    const sequences = new Map(rows.toArray().map(({ name, sequence }) => [name, sequence]));
    const numbered = events.map((event) => {
      if (event.epoch === null) return event;
      const sequence = (sequences.get(event.thread) ?? 0) + 1;
      sequences.set(event.thread, sequence);
      return { ...event, data: withSequence(event.data, sequence) };
    });
    this.#sql.exec(
      `INSERT INTO thread (name, sequence) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
        ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence`,
      JSON.stringify([...sequences]),
    );
    return numbered;
  }

  #newest(): number {
    return this.#sql.exec<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM event").one().seq;
  }

  #strings(sql: string, json: string): Set<string> {
    return new Set(
      this.#sql
        .exec<{ it: string }>(sql, json)
        .toArray()
        .map(({ it }) => it),
    );
  }

  has(id: string): boolean {
    return this.seqOf(id) !== null;
  }

  /** Null: nobody knows it, or not any more. */
  seqOf(id: string): number | null {
    const sql = "SELECT seq FROM event WHERE id = ?";
    return this.#sql.exec<{ seq: number }>(sql, id).toArray()[0]?.seq ?? null;
  }

  find(seq: number): StoredEvent | null {
    const sql = "SELECT seq, id, at, type, thread, data FROM event WHERE seq = ?";
    return this.#sql.exec<StoredEvent>(sql, seq).toArray()[0] ?? null;
  }

  /** The place behind which there is what came since then (ms). */
  seqBefore(at: number): number {
    const sql = `SELECT coalesce((SELECT seq FROM event WHERE taken_at >= ? ORDER BY seq LIMIT 1) - 1,
      (SELECT max(seq) FROM event), 0) AS seq`;
    return this.#sql.exec<{ seq: number }>(sql, at).one().seq;
  }

  /** When the oldest came, in ms; null: there is none. */
  oldestAt(): number | null {
    const sql = "SELECT taken_at AS at FROM event ORDER BY seq LIMIT 1";
    return this.#sql.exec<{ at: number }>(sql).toArray()[0]?.at ?? null;
  }

  /** Up to which place there is more than is kept: what is older than `at`, and what is beyond the newest `max`. */
  oldUpTo(at: number, max: number): number {
    // Places are given one after the other, so that neither needs to read what stays.
    return Math.max(this.seqBefore(at), this.#newest() - max);
  }

  removeUpTo(seq: number): void {
    this.#sql.exec("DELETE FROM event WHERE seq <= ?", seq);
  }

  /** What follows of it is counted from above what it had. Answers how many there were. */
  removeOf(thread: string): number {
    const removed = this.#sql.exec("DELETE FROM event WHERE thread = ? RETURNING 1", thread).toArray().length;
    const counted = "(SELECT sequence FROM thread WHERE name = ?)";
    this.#sql.exec(`UPDATE desk SET counted = max(counted, coalesce(${counted}, 0))`, thread);
    this.#sql.exec("DELETE FROM thread WHERE name = ?", thread);
    return removed;
  }

  markErased(epoch: string, at: number): void {
    this.#sql.exec("INSERT INTO erased (epoch, at) VALUES (?, ?) ON CONFLICT (epoch) DO NOTHING", epoch, at);
  }

  forgetErased(until: number): void {
    this.#sql.exec("DELETE FROM erased WHERE at <= ?", until);
  }

  oldestErased(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM erased").one().at;
  }
}
