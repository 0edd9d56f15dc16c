import { nextInternalAttempt } from "../../domain/retry.ts";
import { log, traceOf } from "../../log.ts";
import type { Agenda } from "./agenda.ts";
import { limitOf } from "./limit.ts";

/** Of one receiver in one call. */
const BATCH_MAX = 50;
/** Receivers at once. */
const AT_ONCE = 6;
/** Parcels that are looked at for one whom nothing is brought at the moment. */
const LOOKED_THROUGH_MAX = 200;
/** Where the instance that wrote it died, it is brought so long after (ms). */
const GUARD_MS = 5_000;

/** For the schema of an object that has something carried. `receiver`: the name of the object that it is for. */
export const PARCEL_TABLE = `
  -- What is to be handed on to other objects, to each in the order of ids. JSON as its carrier knows it.
  CREATE TABLE parcel (
    id INTEGER PRIMARY KEY,
    receiver TEXT NOT NULL,
    json TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX parcel_receiver ON parcel (receiver, id);
  CREATE INDEX parcel_due ON parcel (due_at, id);
`;

/** What is brought to one receiver in one call. */
type Due<P> = { receiver: string; parcels: P[]; ids: number[]; attempts: number };

type ParcelRow = { id: number; receiver: string; json: string; attempts: number };

/** What waits to be handed on. `P` is kept as JSON. Callers wrap it in the transaction that writes what it tells of. */
export class ParcelStore<P> {
  readonly #sql: SqlStorage;
  /** Asked with every event, and nearly always null. Undefined: to be read. */
  #nextAt: number | null | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** What is remembered is read anew: a transaction was rolled back, or the table emptied. */
  forget(): void {
    this.#nextAt = undefined;
  }

  /** Behind all that waits for the same receiver. */
  add(receiver: string, parcel: P): void {
    this.forget();
    this.#sql.exec(
      `INSERT INTO parcel (receiver, json, due_at, attempts) SELECT ?1, ?2,
         ifnull((SELECT due_at FROM parcel WHERE receiver = ?1 ORDER BY id LIMIT 1), 0),
         ifnull((SELECT attempts FROM parcel WHERE receiver = ?1 ORDER BY id LIMIT 1), 0)`,
      receiver,
      JSON.stringify(parcel),
    );
  }

  /** The oldest of one receiver that may be brought now, but for those `under` way; null for none within sight. */
  due(now: number, under: readonly string[] = []): Due<P> | null {
    const sight = under.length === 0 ? 1 : LOOKED_THROUGH_MAX;
    const first = this.#all(
      `SELECT * FROM (SELECT * FROM parcel WHERE due_at <= ? ORDER BY due_at, id LIMIT ${limitOf(sight)})
         WHERE receiver NOT IN (SELECT value FROM json_each(?)) ORDER BY due_at, id LIMIT 1`,
      ...[now, JSON.stringify(under)],
    )[0];
    if (first === undefined) return null;
    const { receiver } = first;
    const rows = this.#all(
      `SELECT * FROM parcel WHERE receiver = ? ORDER BY id LIMIT ${limitOf(BATCH_MAX)}`,
      receiver,
    );
    return {
      receiver,
      parcels: rows.map(({ json }) => JSON.parse(json) as P),
      ids: rows.map(({ id }) => id),
      attempts: first.attempts,
    };
  }

  remove(ids: readonly number[]): void {
    this.forget();
    for (const id of ids) this.#sql.exec("DELETE FROM parcel WHERE id = ?", id);
  }

  postpone(receiver: string, attempts: number, dueAt: number): void {
    this.forget();
    this.#sql.exec(
      "UPDATE parcel SET attempts = ?, due_at = ? WHERE receiver = ?",
      ...[attempts, dueAt, receiver],
    );
  }

  /** How many wait. */
  count(): number {
    return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM parcel").one().n;
  }

  /** When the next is due, in ms (0: now); null: nothing waits. */
  nextAt(): number | null {
    if (this.#nextAt === undefined)
      this.#nextAt = this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM parcel").one().at;
    return this.#nextAt;
  }

  #all(query: string, ...bindings: SqlStorageValue[]): ParcelRow[] {
    return this.#sql.exec<ParcelRow>(query, ...bindings).toArray();
  }
}

type Tools<P> = {
  store: () => ParcelStore<P> | null;
  agenda: Pick<Agenda, "wakeBy">;
  /** Resolves when the receiver has them for good. Bringing them twice must be harmless. */
  bring: (receiver: string, parcels: P[]) => Promise<void>;
  /** Whose they are, for the log. */
  objectId: string;
};

/**
 * Hands on what an object wrote together with what it tells of, so that neither is without the other: to each receiver in order, until it
 * confirmed it. What one receiver cannot take now keeps no other waiting.
 */
export class Carrier<P> {
  readonly #tools: Tools<P>;
  #running: Promise<void> | null = null;
  /** Ends the wait for more. */
  #wake: () => void = () => undefined;

  constructor(tools: Tools<P>) {
    this.#tools = tools;
  }

  /** In ms; null: all is handed on. */
  dueAt(): number | null {
    return this.#tools.store()?.nextAt() ?? null;
  }

  /** Some was written: an alarm goes on with it where this instance dies. In the same turn, not inside the transaction. */
  wereAdded(): void {
    if (this.dueAt() !== null) this.#tools.agenda.wakeBy(Date.now() + GUARD_MS);
  }

  /** Never rejects; what cannot be brought now is due again later. */
  deliver(): Promise<void> {
    // Whoever is at it may wait for receivers that are slow, and not for what was added since.
    this.#wake();
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Several receivers at once, each one batch after the other. */
  async #drain(): Promise<void> {
    const under = new Map<string, Promise<void>>();
    for (;;) {
      const isFull = under.size >= AT_ONCE;
      const due = isFull ? null : (this.#tools.store()?.due(Date.now(), [...under.keys()]) ?? null);
      const receiver = due?.receiver ?? "";
      if (due !== null)
        under.set(
          receiver,
          this.#bring(due).then(() => {
            under.delete(receiver);
          }),
        );
      else if (under.size > 0) await Promise.race([...under.values(), this.#added()]);
      else break;
    }
    const next = this.dueAt();
    if (next !== null) this.#tools.agenda.wakeBy(next);
  }

  /** Until more may be there to be brought. */
  #added(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Never rejects. */
  async #bring({ receiver, parcels, ids, attempts }: Due<P>): Promise<void> {
    const { bring, objectId } = this.#tools;
    try {
      await bring(receiver, parcels);
      this.#tools.store()?.remove(ids);
    } catch (error) {
      const next = nextInternalAttempt(attempts + 1, Date.now(), Math.random());
      this.#tools.store()?.postpone(receiver, attempts + 1, next);
      log({ event: "parcel.postponed", object: objectId, attempts: attempts + 1, error: traceOf(error) });
    }
  }
}
