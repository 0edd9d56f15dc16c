import type { Wanted, WebhookEvent } from "../../../domain/webhooks/event.ts";
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES } from "../../../protocol/webhooks/events.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Entries of a conversation that were too many to be told with its news: those from behind `from` up to `to` (revs). */
export type Gap = { gap: string; epoch: string; from: number; to: number };

/** As whom a program acted whose key was revoked: endpoints that are its are told nothing more. */
export type Revoked = { revoked: string };

/**
 * What endpoints are still to be told; null: all that they were told before is to be forgotten. `no`: its number, which is given
 * once, in the order in which it was written.
 */
export type Untold = { no: number; what: WebhookEvent | Gap | Revoked | null };

type Row = { no: number } & (
  | WebhookEvent
  | { id: null; at: null; type: null; thread: string | null; epoch: string | null; data: string | null }
);

/** Every statement on what happened and is not handed on yet, and on what endpoints want to be told at all. */
export class WebhookEventStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;
  /** Asked with every publication, changed hardly ever. Undefined: not read yet; null: nobody ever wanted anything. */
  #wanted: Wanted | null | undefined;
  /** Of the number that was given last. Not given again though it be taken back: what is handed on is removed up to a number. */
  #last: number | null = null;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  /** How many are not handed on, up to a bound. */
  countUpTo(limit: number): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM webhook_event LIMIT ${limitOf(limit)})`;
    return this.#sql.exec<{ count: number }>(sql).one().count;
  }

  wanted(): Wanted | null {
    if (this.#wanted !== undefined) return this.#wanted;
    const sql = "SELECT webhooks FROM desk WHERE id = 1";
    const json = this.#sql.exec<{ webhooks: string | null }>(sql).toArray()[0]?.webhooks ?? null;
    return (this.#wanted = json === null ? null : (JSON.parse(json) as Wanted));
  }

  /** What is older than what is known is late. */
  setWanted(wanted: Wanted): void {
    const known = this.wanted();
    if (known === null && wanted.events.length === 0) return;
    if (known !== null && known.version > wanted.version) return;
    if (JSON.stringify(known) !== JSON.stringify(wanted)) this.#set(wanted);
  }

  /** Endpoints are about to want something, nobody knows what: whatever happens is told, until they say. */
  wantAll(): void {
    const version = this.wanted()?.version ?? 0;
    this.#set({ version, events: WEBHOOK_EVENTS, scopes: WEBHOOK_SCOPES });
  }

  #set(wanted: Wanted): void {
    this.#wanted = undefined;
    this.#sql.exec("UPDATE desk SET webhooks = ? WHERE id = 1", JSON.stringify(wanted));
  }

  add({ id, at, type, thread, epoch, data }: WebhookEvent, now: number): void {
    const sql = `INSERT INTO webhook_event (no, written_at, id, at, type, thread, epoch, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    this.#sql.exec(sql, this.#next(), now, id, at, type, thread, epoch, data);
  }

  addGap({ gap, epoch, from, to }: Gap, now: number): void {
    const sql = "INSERT INTO webhook_event (no, written_at, thread, epoch, data) VALUES (?, ?, ?, ?, ?)";
    this.#sql.exec(sql, this.#next(), now, gap, epoch, JSON.stringify({ from, to }));
  }

  addRevoked(revoked: Revoked, now: number): void {
    const sql = "INSERT INTO webhook_event (no, written_at, data) VALUES (?, ?, ?)";
    this.#sql.exec(sql, this.#next(), now, JSON.stringify(revoked));
  }

  #next(): number {
    const sql = "SELECT coalesce(max(no), 0) AS no FROM webhook_event";
    this.#last ??= this.#sql.exec<{ no: number }>(sql).one().no;
    return ++this.#last;
  }

  /** The oldest, in their order. */
  first(limit: number): Untold[] {
    const sql = `SELECT no, id, at, type, thread, epoch, data FROM webhook_event ORDER BY no LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<Row>(sql).toArray().map(toUntold);
  }

  /** Up to that one they are handed on. */
  remove(upTo: number): void {
    this.#sql.exec("DELETE FROM webhook_event WHERE no <= ?", upTo);
  }

  /** Answers how many there were. */
  removeOf(conversation: string): number {
    const sql = "DELETE FROM webhook_event WHERE thread = ? RETURNING 1";
    return this.#sql.exec(sql, conversation).toArray().length;
  }

  /** Nobody wants anything any more, and what they were told is to be forgotten. */
  forgetAll(now: number): void {
    const isNothing = this.wanted() === null;
    this.#wanted = undefined;
    this.#sql.exec("UPDATE desk SET webhooks = NULL WHERE id = 1");
    this.#sql.exec("DELETE FROM webhook_event");
    if (isNothing) return;
    this.#sql.exec("INSERT INTO webhook_event (no, written_at) VALUES (?, ?)", this.#next(), now);
  }

  /** When the oldest was written, in ms; null: there is none. */
  oldestAt(): number | null {
    if (!this.#hasTables()) return null;
    const sql = "SELECT written_at AS at FROM webhook_event ORDER BY no LIMIT 1";
    return this.#sql.exec<{ at: number }>(sql).toArray()[0]?.at ?? null;
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#wanted = undefined;
  }
}

function toUntold({ no, ...row }: Row): Untold {
  if (row.id !== null) return { no, what: row };
  const { thread: gap, epoch, data } = row;
  if (data === null) return { no, what: null };
  if (gap === null || epoch === null) return { no, what: JSON.parse(data) as Revoked };
  return { no, what: { gap, epoch, ...(JSON.parse(data) as Pick<Gap, "from" | "to">) } };
}
