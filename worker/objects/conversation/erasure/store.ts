import type { EntryRow } from "../log/entry-row.ts";
import { limitOf } from "../../kernel/limit.ts";

/**
 * What of an erasing is still to be done, in this order: at Page and desk; the bucket; all of it once more, for what was under
 * way; and at last the keys. Null: nothing.
 */
export type ErasureStep = "others" | "files" | "sweep" | "keys";

/**
 * What is left of a thread that was erased. `top_rev`: how far its revs went, beyond which a thread that begins anew counts. `desk`, `epoch`:
 * where it was, and as what. `name`: the conversation, where only this tells it, until nothing has to be done. Times in ms.
 */
export type ErasureRow = {
  erased_at: number;
  top_rev: number;
  desk: string | null;
  epoch: string | null;
  name: string | null;
  step: ErasureStep | null;
  due_at: number;
  /** How much went, of which kind (RemovedCounts as JSON). */
  removed: string;
};

/** Keys of one thread that are remembered; of more than these the time alone tells. */
const KEYS_MAX = 20_000;

/** Tables that outlive an erasure; all others are emptied, whichever there will be. */
const LASTING: ReadonlySet<string> = new Set(["schema_version", "erasure", "erased_key"]);

/** Every statement on what was erased. Callers wrap changes in a transaction. */
export class ErasureStore {
  readonly #sql: SqlStorage;
  readonly #mayBe: () => boolean;
  /** Undefined: to be read. Asked with every event, and nearly always null. */
  #row: ErasureRow | null | undefined;

  /** `mayBe`: whether anything may have been erased here, by what is read with every event anyway. */
  constructor(sql: SqlStorage, mayBe: () => boolean) {
    this.#sql = sql;
    this.#mayBe = mayBe;
  }

  forget(): void {
    this.#row = undefined;
  }

  /** Null: nothing was erased here. */
  find(): ErasureRow | null {
    if (!this.#mayBe()) return null;
    const sql =
      "SELECT erased_at, top_rev, desk, epoch, name, step, due_at, removed FROM erasure WHERE id = 1";
    if (this.#row === undefined) this.#row = this.#sql.exec<ErasureRow>(sql).toArray()[0] ?? null;
    return this.#row;
  }

  set({ erased_at, top_rev, desk, epoch, name, step, due_at, removed }: ErasureRow): void {
    this.#row = undefined;
    this.#sql.exec(
      `INSERT INTO erasure (id, erased_at, top_rev, desk, epoch, name, step, due_at, removed) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET erased_at = ?1, top_rev = ?2, desk = ?3, epoch = ?4, name = ?5, step = ?6, due_at = ?7, removed = ?8`,
      ...[erased_at, top_rev, desk, epoch, name, step, due_at, removed],
    );
  }

  /** The keys of what came since, the newest first. */
  keysSince(at: number): string[] {
    const sql = `SELECT key FROM entry WHERE at >= ? ORDER BY at DESC, seq DESC LIMIT ${limitOf(KEYS_MAX)}`;
    return this.#sql
      .exec<{ key: string }>(sql, at)
      .toArray()
      .map(({ key }) => key);
  }

  /** How many entries there are that anybody is shown. */
  countShown(): number {
    return this.#sql.exec<{ count: number }>("SELECT count(*) AS count FROM entry WHERE merged = 0").one()
      .count;
  }

  /** How many items are kept as they were delivered. */
  countRaw(): number {
    return this.#sql.exec<{ count: number }>("SELECT count(DISTINCT seq) AS count FROM raw").one().count;
  }

  addKeys(keys: Iterable<string>): void {
    for (const key of keys)
      this.#sql.exec("INSERT INTO erased_key (key) VALUES (?) ON CONFLICT DO NOTHING", key);
  }

  hasKey(key: string): boolean {
    if (this.find() === null) return false;
    return this.#sql.exec("SELECT 1 FROM erased_key WHERE key = ?", key).toArray().length > 0;
  }

  hasKeys(): boolean {
    return this.find() !== null && this.#sql.exec("SELECT 1 FROM erased_key LIMIT 1").toArray().length > 0;
  }

  removeKeys(): void {
    this.#sql.exec("DELETE FROM erased_key");
  }

  /** Nothing that was ever said is left, nor of whom it was. */
  wipe(): void {
    for (const name of this.#tables()) this.#sql.exec(`DELETE FROM "${name}"`);
  }

  /** Rows in which something is left. */
  countLeft(): number {
    return this.#tables().reduce((sum, name) => {
      return sum + this.#sql.exec<{ count: number }>(`SELECT count(*) AS count FROM "${name}"`).one().count;
    }, 0);
  }

  /** What work that was under way left of messages up to `topRev`, beside a thread that began anew. */
  removeUpTo(topRev: number): void {
    for (const table of ["attempt", "media", "raw", "reaction"])
      this.#sql.exec(`DELETE FROM ${table} WHERE seq <= ? AND seq > 0`, topRev);
  }

  /** The first `limit` entries that this person wrote, who is named by Meta's id. Of a thread of comments: it looks through all of it. */
  writtenBy(person: string, limit: number): EntryRow[] {
    const sql = `SELECT * FROM entry WHERE author = 'customer' AND author_id = ? LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<EntryRow>(sql, person).toArray();
  }

  /** It says nothing any more, and nobody is named; what was delivered and was to be copied of it goes. */
  emptyEntry(seq: number, rev: number, { detail, changes }: Pick<EntryRow, "detail" | "changes">): void {
    this.#sql.exec(
      `UPDATE entry SET kind = iif(kind = 'change', kind, 'text'), text = NULL, detail = ?, changes = ?, author_id = '', author_name = NULL, waits_for = NULL, rev = ? WHERE seq = ?`,
      ...[detail, changes, rev, seq],
    );
    for (const table of ["raw", "media"]) this.#sql.exec(`DELETE FROM ${table} WHERE seq = ?`, seq);
  }

  /** Names come from the schema alone. Others than ours begin with an underscore, or are SQLite's. */
  #tables(): string[] {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'table'";
    return this.#sql
      .exec<{ name: string }>(sql)
      .toArray()
      .map(({ name }) => name)
      .filter((name) => !LASTING.has(name) && !name.startsWith("_") && !name.startsWith("sqlite_"));
  }
}
