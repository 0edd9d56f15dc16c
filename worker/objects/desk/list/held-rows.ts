import { limitOf } from "../../kernel/limit.ts";
import { COLUMNS, type ConversationRow } from "./row.ts";

/** A row is some 2 kB with what was read of it. */
const HELD_MAX = 10_000;

/** The columns that news of a conversation write. */
export type NewsOfRow = Omit<
  ConversationRow,
  | "name"
  | "status"
  | "owner_sub"
  | "owner_name"
  | "closing"
  | "decided"
  | "standing"
  | "due_at"
  | "owned_at"
  | "parted_at"
  | "raised"
  | "began_ref"
  | "began_at"
  | "quiet_at"
  | "quiet"
  | "had"
  | "mentioned"
>;

/**
 * Open rows of the list, in memory: news of a conversation need no reading, and lists of the open ones are read from
 * here. What holds of it:
 *
 * - A row here is as it is in the table. Whoever writes one says so in the same turn, behind the statement; ListStore and
 *   OwnershipStore alone have such statements.
 * - After a transaction that failed nothing is here, for what it wrote is undone: DeskStore.transaction sees to that.
 * - Closed rows are not here. Where `hasAll`, every open one is.
 * - No row is changed in place, for others may have it: another takes its place.
 *
 * An instance begins with nothing, so neither an eviction nor storage that went back leaves anything behind.
 */
export class HeldRows {
  readonly #sql: SqlStorage;
  readonly #max: number;
  /** What was written last stands last. */
  readonly #rows = new Map<string, ConversationRow>();
  #hasAll = false;
  #wasTried = false;

  constructor(sql: SqlStorage, max = HELD_MAX) {
    this.#sql = sql;
    this.#max = max;
  }

  find(name: string): ConversationRow | null {
    const held = this.#rows.get(name);
    if (held !== undefined) return held;
    const row = this.#read(name);
    if (row?.status === "open") this.#hold(row);
    return row;
  }

  /** Every open row, or null where they were not all read, or are too many. */
  all(): ConversationRow[] | null {
    return this.#hasAll ? [...this.#rows.values()] : null;
  }

  /** Reads what is open, unless that is too much. */
  load(): void {
    if (this.#hasAll) return;
    const sql = `SELECT ${COLUMNS} FROM conversation WHERE status = 'open' LIMIT ${limitOf(this.#max + 1)}`;
    const rows = this.#sql.exec<ConversationRow>(sql).toArray();
    if (rows.length > this.#max) return;
    rows.sort((a, b) => a.activity_at - b.activity_at);
    this.#rows.clear();
    for (const row of rows) this.#rows.set(row.name, row);
    this.#hasAll = true;
  }

  /** The same, but where it was too much once it is not tried again by this: it would read as much each time. */
  loadOnce(): void {
    if (this.#wasTried) return;
    this.#wasTried = true;
    this.load();
  }

  inserted(row: ConversationRow): void {
    if (row.status === "open") this.#hold(row);
  }

  /** News were written. Who has it is as it was. */
  hasNews(name: string, news: NewsOfRow): void {
    const held = this.#rows.get(name);
    if (held !== undefined) this.#hold({ ...held, ...news });
  }

  /** Anything of it was written: it is read again, now. */
  written(name: string): void {
    const row = this.#read(name);
    if (row?.status === "open") this.#hold(row);
    else this.#rows.delete(name);
  }

  removed(names: readonly string[]): void {
    for (const name of names) this.#rows.delete(name);
  }

  forgetAll(): void {
    this.#rows.clear();
    this.#hasAll = false;
    this.#wasTried = false;
  }

  #hold(row: ConversationRow): void {
    this.#rows.delete(row.name);
    const oldest = this.#rows.keys().next();
    if (this.#rows.size >= this.#max && !oldest.done) {
      this.#rows.delete(oldest.value);
      this.#hasAll = false;
    }
    this.#rows.set(row.name, row);
  }

  #read(name: string): ConversationRow | null {
    const sql = `SELECT ${COLUMNS} FROM conversation WHERE name = ?`;
    return this.#sql.exec<ConversationRow>(sql, name).toArray()[0] ?? null;
  }
}
