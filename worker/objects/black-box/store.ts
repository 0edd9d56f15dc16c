import { gapsSince, withGap } from "../../domain/black-box/gaps.ts";
import type { BoxGap, BoxKind, BoxOutcome, LetterReason } from "../../protocol/black-box/record.ts";
import type { BoxQuestion } from "../kernel/doors/black-box.ts";
import { limitOf } from "../kernel/limit.ts";
import { migrate, upgrade } from "../kernel/migrations.ts";
import { BLACK_BOX_STEPS } from "./schema.ts";
import type { Closed } from "./vault.ts";

type BoxRow = { page_id: string; hours: number | null; since: number | null; told: 0 | 1; gaps: string };

export type RecordRow = {
  id: number;
  source: string;
  kind: BoxKind;
  why: LetterReason | null;
  state: "waiting" | Settled | null;
  look_at: number | null;
  first_at: number;
  at: number;
  tries: number;
  what: string;
  outcome: BoxOutcome;
  code: number | null;
  subcode: number | null;
  took_ms: number | null;
  bytes: number;
  cut: 0 | 1;
  many: 0 | 1;
  key_id: string;
};

/** What became of a dead letter. `came`: Meta delivered it once more, and then it could be written. */
export type Settled = "replayed" | "dropped" | "came";

/** What is told of a row beside what it says. */
export type NewRecord = Pick<
  RecordRow,
  "source" | "kind" | "why" | "at" | "what" | "outcome" | "code" | "subcode" | "took_ms" | "cut"
>;

/** Of how much what is kept is: records or letters, those that wait. */
export type Kept = { id: number; at: number; bytes: number };

/** Every statement of a black box. */
export class BlackBoxStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #hasTables: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#hasTables = upgrade(storage, BLACK_BOX_STEPS);
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  /** Null: nothing was ever kept. */
  find(): BoxRow | null {
    if (!this.#hasTables) return null;
    return this.#sql.exec<BoxRow>("SELECT * FROM box WHERE id = 1").toArray()[0] ?? null;
  }

  /** The first call names the Page; one that is meant for another is a fault. */
  ensure(pageId: string): BoxRow {
    if (!this.#hasTables) {
      migrate(this.#storage, BLACK_BOX_STEPS);
      this.#hasTables = true;
    }
    const found = this.find();
    if (found !== null && found.page_id !== pageId)
      throw new Error("called for the black box of another Page");
    if (found !== null) return found;
    this.#sql.exec("INSERT INTO box (id, page_id) VALUES (1, ?)", pageId);
    return this.ensure(pageId);
  }

  switch(hours: number | null, since: number | null): void {
    this.#sql.exec("UPDATE box SET hours = ?, since = ?, told = 0 WHERE id = 1", hours, since);
  }

  /** The Page is to hear how it stands. */
  isNews(): void {
    this.#sql.exec("UPDATE box SET told = 0 WHERE id = 1");
  }

  wasTold(): void {
    this.#sql.exec("UPDATE box SET told = 1 WHERE id = 1");
  }

  gaps(): BoxGap[] {
    return JSON.parse(this.find()?.gaps ?? "[]") as BoxGap[];
  }

  addGap(gap: BoxGap): void {
    this.#setGaps(withGap(this.gaps(), gap));
  }

  forgetGaps(before: number): void {
    const gaps = this.gaps();
    const kept = gapsSince(gaps, before);
    if (kept.length < gaps.length) this.#setGaps(kept);
  }

  #setGaps(gaps: BoxGap[]): void {
    this.#sql.exec("UPDATE box SET gaps = ?, told = 0 WHERE id = 1", JSON.stringify(gaps));
  }

  bySource(source: string): RecordRow | null {
    return this.#sql.exec<RecordRow>("SELECT * FROM record WHERE source = ?", source).toArray()[0] ?? null;
  }

  byId(id: number): RecordRow | null {
    if (!this.#hasTables) return null;
    return this.#sql.exec<RecordRow>("SELECT * FROM record WHERE id = ?", id).toArray()[0] ?? null;
  }

  insert(row: NewRecord, state: "waiting" | null, closed: Closed): void {
    const { id } = this.#sql
      .exec<{ id: number }>(
        `INSERT INTO record (source, kind, why, state, first_at, at, what, outcome, code, subcode, took_ms, bytes, cut, many, key_id)
           VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) RETURNING id`,
        ...[row.source, row.kind, row.why, state, row.at, row.what, row.outcome, row.code, row.subcode],
        ...[row.took_ms, closed.bytes, row.cut, closed.many ? 1 : 0, closed.keyId],
      )
      .one();
    this.#fill(id, closed);
  }

  /** In place of what it said; a letter waits again. */
  replace(id: number, closed: Closed): void {
    this.#empty(id);
    this.#sql.exec(
      "UPDATE record SET bytes = ?, many = ?, key_id = ? WHERE id = ?",
      ...[closed.bytes, closed.many ? 1 : 0, closed.keyId, id],
    );
    this.#fill(id, closed);
  }

  /** A letter came once more. */
  cameAgain(id: number, at: number): void {
    this.#sql.exec(
      "UPDATE record SET at = max(at, ?), tries = tries + 1, state = 'waiting' WHERE id = ?",
      at,
      id,
    );
  }

  /** What it said is forgotten; that it was there is known as long as it would have been. */
  settle(id: number, state: Settled): void {
    this.#empty(id);
    this.#sql.exec(
      "UPDATE record SET state = ?, look_at = NULL, bytes = 0, many = 0 WHERE id = ?",
      state,
      id,
    );
  }

  lookAt(id: number, at: number): void {
    this.#sql.exec("UPDATE record SET look_at = ? WHERE id = ? AND state = 'waiting'", at, id);
  }

  /** The letter that is to be looked at first, and when (ms); null: none is. */
  nextLook(): { id: number; at: number } | null {
    if (!this.#hasTables) return null;
    const sql = `SELECT id, look_at AS at FROM record WHERE state = 'waiting' AND look_at IS NOT NULL ORDER BY look_at LIMIT 1`;
    return this.#sql.exec<{ id: number; at: number }>(sql).toArray()[0] ?? null;
  }

  remove(id: number): void {
    this.#empty(id);
    this.#sql.exec("DELETE FROM record WHERE id = ?", id);
  }

  /** Of deliveries and calls alone; letters stay. */
  removeRecords(): void {
    for (const table of ["piece", "mark"])
      this.#sql.exec(`DELETE FROM ${table} WHERE record IN (SELECT id FROM record WHERE state IS NULL)`);
    this.#sql.exec("DELETE FROM record WHERE state IS NULL");
  }

  forgetAll(): void {
    for (const table of ["piece", "mark", "record", "erased"]) this.#sql.exec(`DELETE FROM ${table}`);
    this.#sql.exec("UPDATE box SET hours = NULL, since = NULL, gaps = '[]', told = 0 WHERE id = 1");
  }

  pieces(id: number): Uint8Array<ArrayBuffer>[] {
    const sql = "SELECT box FROM piece WHERE record = ? ORDER BY piece";
    return this.#sql
      .exec<{ box: ArrayBuffer }>(sql, id)
      .toArray()
      .map(({ box }) => new Uint8Array(box));
  }

  /** Those of which one of these hashes is a mark. */
  marked(hashes: readonly string[]): number[] {
    const sql = "SELECT DISTINCT record FROM mark WHERE hash IN (SELECT value FROM json_each(?))";
    return this.#sql
      .exec<{ record: number }>(sql, JSON.stringify(hashes))
      .toArray()
      .map(({ record }) => record);
  }

  /** Those that may name what no mark tells, the newest first. */
  unmarked(limit: number | null): number[] {
    const sql = "SELECT id FROM record WHERE many = 1 ORDER BY id DESC";
    const bounded = limit === null ? sql : `${sql} LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ id: number }>(bounded)
      .toArray()
      .map(({ id }) => id);
  }

  /** The ids of the keys that what is there was sealed with. */
  keyIds(): string[] {
    if (!this.#hasTables) return [];
    const sql = "SELECT DISTINCT key_id AS id FROM record WHERE bytes > 0 ORDER BY key_id";
    return this.#sql
      .exec<{ id: string }>(sql)
      .toArray()
      .map(({ id }) => id);
  }

  sealedWith(keyId: string): number[] {
    return this.#sql
      .exec<{ id: number }>("SELECT id FROM record WHERE key_id = ? AND bytes > 0", keyId)
      .toArray()
      .map(({ id }) => id);
  }

  /** `among` null: any. */
  records(
    { kind, outcome, code, from, to, before, limit }: Omit<BoxQuestion, "id">,
    among: readonly number[] | null,
  ): RecordRow[] {
    if (!this.#hasTables) return [];
    return this.#sql
      .exec<RecordRow>(
        `SELECT * FROM record WHERE state IS NULL AND (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR kind = ?2)
           AND (?3 IS NULL OR outcome = ?3) AND (?4 IS NULL OR code = ?4) AND (?5 IS NULL OR at >= ?5)
           AND (?6 IS NULL OR at < ?6) AND (?7 IS NULL OR id IN (SELECT value FROM json_each(?7)))
         ORDER BY id DESC LIMIT ${limitOf(limit)}`,
        ...[before, kind, outcome, code, from, to, among === null ? null : JSON.stringify(among)],
      )
      .toArray();
  }

  letters(before: number | null, limit: number): RecordRow[] {
    if (!this.#hasTables) return [];
    const sql = `SELECT * FROM record WHERE state = 'waiting' AND (?1 IS NULL OR id < ?1) ORDER BY id DESC LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<RecordRow>(sql, before).toArray();
  }

  letterCount(): number {
    if (!this.#hasTables) return 0;
    return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM record WHERE state = 'waiting'").one().n;
  }

  /** Since when the oldest of those that wait does, in ms; null: none does. */
  lettersSince(): number | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT min(first_at) AS since FROM record WHERE state = 'waiting'";
    return this.#sql.exec<{ since: number | null }>(sql).one().since;
  }

  /** The oldest first. */
  kept(what: "records" | "letters"): Kept[] {
    const of = what === "records" ? "state IS NULL" : "state = 'waiting'";
    return this.#sql.exec<Kept>(`SELECT id, at, bytes FROM record WHERE ${of} ORDER BY at, id`).toArray();
  }

  size(): { records: number; bytes: number; oldestAt: number | null } {
    if (!this.#hasTables) return { records: 0, bytes: 0, oldestAt: null };
    const sql =
      "SELECT count(*) AS records, ifnull(sum(bytes), 0) AS bytes, min(at) AS oldestAt FROM record WHERE state IS NULL";
    return this.#sql.exec<{ records: number; bytes: number; oldestAt: number | null }>(sql).one();
  }

  /** From when the oldest is of each kind, in ms. */
  oldest(): { record: number | null; letter: number | null; erased: number | null } {
    const sql = `SELECT (SELECT min(at) FROM record WHERE state IS NULL) AS record,
      (SELECT min(at) FROM record WHERE state IS NOT NULL) AS letter, (SELECT min(at) FROM erased) AS erased`;
    return this.#sql.exec<{ record: number | null; letter: number | null; erased: number | null }>(sql).one();
  }

  /** So many of those that are over. */
  over(cutoffs: { record: number; letter: number }, limit: number): number[] {
    const sql = `SELECT id FROM record WHERE (state IS NULL AND at <= ?) OR (state IS NOT NULL AND at <= ?) LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ id: number }>(sql, cutoffs.record, cutoffs.letter)
      .toArray()
      .map(({ id }) => id);
  }

  setErased(hashes: readonly string[], at: number): void {
    for (const hash of hashes)
      this.#sql.exec(
        "INSERT INTO erased (hash, at) VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE SET at = max(at, ?2)",
        ...[hash, at],
      );
  }

  /** Of these hashes those of who was erased at that time (ms) or later. */
  erasedSince(hashes: readonly string[], at: number): string[] {
    const sql = "SELECT hash FROM erased WHERE at >= ? AND hash IN (SELECT value FROM json_each(?))";
    return this.#sql
      .exec<{ hash: string }>(sql, at, JSON.stringify(hashes))
      .toArray()
      .map(({ hash }) => hash);
  }

  forgetErased(before: number): void {
    this.#sql.exec("DELETE FROM erased WHERE at <= ?", before);
  }

  #fill(id: number, { pieces, marks }: Closed): void {
    for (const [piece, box] of pieces.entries())
      this.#sql.exec("INSERT INTO piece (record, piece, box) VALUES (?, ?, ?)", id, piece, box.buffer);
    for (const hash of marks.keys())
      this.#sql.exec("INSERT OR IGNORE INTO mark (hash, record) VALUES (?, ?)", hash, id);
  }

  #empty(id: number): void {
    this.#sql.exec("DELETE FROM piece WHERE record = ?", id);
    this.#sql.exec("DELETE FROM mark WHERE record = ?", id);
  }
}
