import type { HeldRows } from "../list/held-rows.ts";
import type { Closing } from "../../../domain/ownership.ts";
import type { Hand } from "../../../domain/team/hand.ts";
import type { Warned } from "../../../domain/silence.ts";
import type { Holding } from "../../../domain/team/roster.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { Standing } from "../../../domain/states/standing.ts";
import { columnsOf, hadOf, standingOf, type ConversationRow } from "../list/row.ts";

/**
 * `version`: of the row; `at`: now, in ms. `isGivenBack`: who had it did not want it any more. `closing`: that it was closed just now, and whose it was;
 * `decided`: the commands that were obeyed; both null where there is none. `contact`: as the row keeps it.
 */
type Change = {
  version: number;
  at: number;
  isGivenBack?: boolean;
  closing?: Closing | null;
  decided?: string[] | null;
  contact?: string | null;
};

/** Where a conversation stands, and what else it is offered by. `waitingSince`, `endsAt` in ms: as in Summary. */
export type StandingRow = Pick<
  ConversationRow,
  "name" | "status" | "owner_sub" | "owner_name" | "standing" | "activity_at" | "owned_at"
> & { waitingSince: number | null; endsAt: number | null };

/** Of what somebody has: they did not put it aside. Most have no more to tell. */
const IS_ASSIGNED = "(standing IS NULL OR json_extract(standing, '$.state') = 'assigned')";

/** Every statement on where a conversation stands and who has it, and on which commands decided that. */
export class OwnershipStore {
  readonly #sql: SqlStorage;
  readonly #held: HeldRows;

  constructor(sql: SqlStorage, held: HeldRows) {
    this.#sql = sql;
    this.#held = held;
  }

  /**
   * Where a conversation comes to stand. Who wanted help with it wants it no more once it is closed, or no longer with who
   * had it. Columns with an index are named only where they change, for to name them rewrites it: an offer changes none but
   * when it is over.
   */
  set(before: ConversationRow, standing: Standing, change: Change): void {
    const { version, at, isGivenBack = false, closing, decided, contact } = change;
    const next = columnsOf(standing);
    const isAnothers = next.owner_sub !== before.owner_sub;
    const hasParted = isAnothers && next.owner_sub === null;
    const isClosed = next.status === "closed" && before.status !== "closed";
    const isHelped = isClosed || (isAnothers && before.owner_sub !== null);
    const changes: Record<string, SqlStorageValue | undefined> = {
      version,
      standing: next.standing,
      status: next.status === before.status ? undefined : next.status,
      closed_asked: isClosed ? before.asked : undefined,
      owner_sub: isAnothers ? next.owner_sub : undefined,
      owned_at: isAnothers ? at : undefined,
      parted_at: hasParted ? (isGivenBack ? null : at) : undefined,
      had: isAnothers ? (hadOf(standing) ?? undefined) : undefined,
      owner_name: next.owner_name === before.owner_name ? undefined : next.owner_name,
      due_at: next.due_at === (before.due_at ?? null) ? undefined : next.due_at,
      raised: isHelped && before.raised != null ? null : undefined,
      closing: closing == null ? undefined : JSON.stringify(closing),
      contact: contact === undefined || contact === (before.contact ?? null) ? undefined : contact,
      decided: decided == null ? undefined : JSON.stringify(decided),
    };
    const changed = Object.entries(changes).flatMap(([column, value]) =>
      value === undefined ? [] : [{ column, value }],
    );
    this.#sql.exec(
      `UPDATE conversation SET ${changed.map(({ column }) => `${column} = ?`).join(", ")} WHERE name = ?`,
      ...changed.map(({ value }) => value),
      before.name,
    );
    this.#held.written(before.name);
  }

  /** Null: nobody wants help with it. */
  setHand(name: string, hand: Hand | null, version: number): void {
    const kept = hand === null ? null : JSON.stringify(hand);
    this.#sql.exec("UPDATE conversation SET raised = ?2, version = ?3 WHERE name = ?1", name, kept, version);
    this.#held.written(name);
  }

  /** `tagged`: as the row keeps it. */
  setTagged(name: string, tagged: string | null, version: number): void {
    const sql = "UPDATE conversation SET tagged = ?2, version = ?3 WHERE name = ?1";
    this.#sql.exec(sql, name, tagged, version);
    this.#held.written(name);
  }

  /** Those with which somebody wants help, who has waited longest for it first: `limit` of them. */
  raised(limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE raised IS NOT NULL
      ORDER BY json_extract(raised, '$.at') LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql)
      .toArray()
      .map(({ name }) => name);
  }

  /** When a silence is looked at; null: it is not. `warned`: that the customer was asked in it. */
  setSilence(name: string, at: number | null, warned: Warned | null): void {
    const sql = "UPDATE conversation SET quiet_at = ?, quiet = ? WHERE name = ?";
    this.#sql.exec(sql, at, warned === null ? null : JSON.stringify(warned), name);
    this.#held.written(name);
  }

  /** All silences are looked at anew, `ms` after they began: the desk waits for another time. */
  lookAtSilences(ms: number): void {
    this.#sql.exec(
      "UPDATE conversation SET quiet_at = activity_at + ?, quiet = NULL WHERE status = 'open'",
      ms,
    );
    this.#held.forgetAll();
  }

  /** Those that are to be looked at by `now` (ms), the earliest first; `limit` of them. */
  silencesDue(now: number, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE quiet_at <= ? ORDER BY quiet_at LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, now)
      .toArray()
      .map(({ name }) => name);
  }

  /** When the next one is, in ms; null: none is. */
  nextSilenceAt(): number | null {
    const sql = "SELECT min(quiet_at) AS at FROM conversation WHERE quiet_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  setDecided(name: string, decided: string[]): void {
    this.#sql.exec("UPDATE conversation SET decided = ? WHERE name = ?", JSON.stringify(decided), name);
    this.#held.written(name);
  }

  /** Those that become another by themselves by `now` (ms), the earliest first; `limit` of them. */
  due(now: number, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, now)
      .toArray()
      .map(({ name }) => name);
  }

  /** When the next one does, in ms; null: none does. */
  nextDueAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM conversation WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  /** What an agent has, but for what they put aside. */
  assignedTo(sub: string): string[] {
    const sql = `SELECT name FROM conversation WHERE status = 'open' AND owner_sub = ? AND ${IS_ASSIGNED}`;
    return this.#sql
      .exec<{ name: string }>(sql, sub)
      .toArray()
      .map(({ name }) => name);
  }

  /** How many conversations each agent has, and how many they put aside. Reads what is open, for lists as well. */
  holdings(): Map<string, Holding> {
    this.#held.load();
    const rows = this.#held.all();
    if (rows === null) return this.#readHoldings();
    const holdings = new Map<string, Holding>();
    for (const row of rows) {
      const { owner_sub: sub } = row;
      if (sub === null) continue;
      const { load, aside } = holdings.get(sub) ?? { load: 0, aside: 0 };
      const isAside = row.standing != null && standingOf(row).state === "snoozed";
      holdings.set(sub, isAside ? { load, aside: aside + 1 } : { load: load + 1, aside });
    }
    return holdings;
  }

  #readHoldings(): Map<string, Holding> {
    const sql = `SELECT owner_sub AS sub, sum(json_extract(standing, '$.state') IS NOT 'snoozed') AS load,
      sum(json_extract(standing, '$.state') IS 'snoozed') AS aside FROM conversation WHERE status = 'open' AND owner_sub IS NOT NULL GROUP BY owner_sub`;
    const rows = this.#sql.exec<Holding & { sub: string }>(sql).toArray();
    return new Map(rows.map(({ sub, load, aside }) => [sub, { load, aside }]));
  }

  /** What an agent has, what they put aside included, newest activity first: `limit` of them. */
  ownedBy(sub: string, limit: number): string[] {
    const sql = `SELECT name FROM conversation WHERE status = 'open' AND owner_sub = ?
      ORDER BY activity_slot DESC, activity_at DESC LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, sub)
      .toArray()
      .map(({ name }) => name);
  }

  /** Those that somebody is asked to take over. Each has a time by which they must have. */
  transferring(): string[] {
    const sql = `SELECT name FROM conversation
      WHERE due_at IS NOT NULL AND status = 'open' AND json_extract(standing, '$.transfer') IS NOT NULL`;
    return this.#sql
      .exec<{ name: string }>(sql)
      .toArray()
      .map(({ name }) => name);
  }

  /** How many conversations each agent has, but for what they put aside. */
  loads(): Map<string, number> {
    const sql = `SELECT owner_sub AS sub, count(*) AS load FROM conversation
      WHERE status = 'open' AND owner_sub IS NOT NULL AND ${IS_ASSIGNED} GROUP BY owner_sub`;
    const rows = this.#sql.exec<{ sub: string; load: number }>(sql).toArray();
    return new Map(rows.map(({ sub, load }) => [sub, load]));
  }

  /** Where every open conversation stands. Read one by one: there may be very many. */
  *open(): Iterable<StandingRow> {
    const sql = `SELECT name, status, owner_sub, owner_name, standing, activity_at, owned_at,
        json_extract(digest, '$.waitingSince') AS waitingSince, json_extract(digest, '$.responseUntil') AS endsAt
      FROM conversation WHERE status = 'open'`;
    yield* this.#sql.exec<StandingRow>(sql);
  }
}
