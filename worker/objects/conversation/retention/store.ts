import type { EntryTable } from "../log/entry-table.ts";
import type { EntryRow } from "../log/entry-row.ts";
import { limitOf } from "../../kernel/limit.ts";

/** How many there are, and when the oldest of them is from (ms). */
export type Aged = { count: number; oldest: number | null };

/** An entry that may hold files. */
type WithFiles = Pick<EntryRow, "seq" | "at" | "kind" | "detail" | "changes">;

/** The gap that stands in place of what is gone: there is one at most. */
export const GAP_KEY = "#retention";

/** Files stand in what a message holds beside its words; of those that were never copied nothing is kept. */
const HAS_FILES = `kind = 'text' AND detail LIKE '%"state":"ready"%'`;

/** Every statement on what is removed because it is old. Callers wrap changes in a transaction. */
export class RetentionStore {
  readonly #table: EntryTable;

  constructor(table: EntryTable) {
    this.#table = table;
  }

  /** Entries older than this, but for the gap. */
  countBefore(at: number): Aged {
    return this.#aged(
      "SELECT count(*) AS count, min(at) AS oldest FROM entry WHERE at < ? AND key <> ?",
      at,
      GAP_KEY,
    );
  }

  /** The first `limit` of them, those first that are shown first. */
  before(at: number, limit: number): WithFiles[] {
    return this.#all(
      `SELECT seq, at, kind, detail, changes FROM entry WHERE at < ? AND key <> ? ORDER BY at, seq LIMIT ${limitOf(limit)}`,
      ...[at, GAP_KEY],
    );
  }

  /** When the oldest entry is from (ms), the gap apart; null for none. */
  oldestAt(): number | null {
    return this.#aged("SELECT 1 AS count, min(at) AS oldest FROM entry WHERE key <> ?", GAP_KEY).oldest;
  }

  /** When the newest entry is from that somebody else than the desk itself wrote (ms); 0 for none. */
  newestAt(): number {
    const sql = "SELECT 1 AS count, max(at) AS oldest FROM entry WHERE author <> 'system'";
    return this.#aged(sql).oldest ?? 0;
  }

  /** When the newest note is from that agents wrote to each other (ms); 0 for none. */
  newestNoteAt(): number {
    const sql = `SELECT 1 AS count, max(at) AS oldest FROM entry WHERE kind = 'system' AND detail LIKE '%"event":"note"%'`;
    return this.#aged(sql).oldest ?? 0;
  }

  /** Messages older than this of which files are kept. */
  countWithFiles(at: number): Aged {
    return this.#aged(
      `SELECT count(*) AS count, min(at) AS oldest FROM entry WHERE at < ? AND ${HAS_FILES}`,
      at,
    );
  }

  withFiles(at: number, limit: number): WithFiles[] {
    return this.#all(
      `SELECT seq, at, kind, detail, changes FROM entry WHERE at < ? AND ${HAS_FILES} ORDER BY at, seq LIMIT ${limitOf(limit)}`,
      at,
    );
  }

  /** When the oldest message is from of which files are kept (ms); null for none. */
  oldestWithFilesAt(): number | null {
    return this.#aged(`SELECT 1 AS count, min(at) AS oldest FROM entry WHERE ${HAS_FILES}`).oldest;
  }

  /** Whether a message shows a file, of those that are not among `seqs`. */
  isShownElsewhere(media: string, seqs: readonly number[]): boolean {
    const sql = `SELECT 1 FROM entry WHERE detail IS NOT NULL AND instr(detail, ?) > 0
      AND seq NOT IN (SELECT value FROM json_each(?)) LIMIT 1`;
    return this.#table.sql.exec(sql, JSON.stringify(media), JSON.stringify(seqs)).toArray().length > 0;
  }

  rawBefore(at: number): Aged {
    return this.#aged(
      `SELECT count(*) AS count, min(entry.at) AS oldest FROM entry
         WHERE entry.at < ? AND EXISTS (SELECT 1 FROM raw WHERE raw.seq = entry.seq)`,
      at,
    );
  }

  removeRawBefore(at: number, limit: number): number {
    const seqs = this.#seqs(
      `SELECT seq FROM entry WHERE at < ? AND EXISTS (SELECT 1 FROM raw WHERE raw.seq = entry.seq)
         ORDER BY at LIMIT ${limitOf(limit)}`,
      at,
    );
    for (const seq of seqs) this.#table.sql.exec("DELETE FROM raw WHERE seq = ?", seq);
    return seqs.length;
  }

  /** When the oldest item is from that is kept as it came (ms); null for none. */
  oldestRawAt(): number | null {
    return this.#aged("SELECT 1 AS count, min(at) AS oldest FROM entry JOIN raw USING (seq)").oldest;
  }

  /** With all that is kept beside them. */
  remove(seqs: readonly number[]): void {
    for (const seq of seqs)
      for (const table of ["raw", "attempt", "media", "reaction", "entry"])
        this.#table.sql.exec(`DELETE FROM ${table} WHERE seq = ?`, seq);
    this.#table.forget();
  }

  /** A file that is not shown any more: its bytes are to go. `given`: its id, where an agent gave it. */
  dropFile(media: string, given: string | null): void {
    if (given !== null) this.#table.sql.exec("DELETE FROM file WHERE id = ?", given);
    this.#table.sql.exec("INSERT OR IGNORE INTO unkept (media) VALUES (?)", media);
  }

  /** Files whose bytes are to go, `limit` at most. */
  dropped(limit: number): string[] {
    const sql = `SELECT media FROM unkept LIMIT ${limitOf(limit)}`;
    return this.#table.sql
      .exec<{ media: string }>(sql)
      .toArray()
      .map(({ media }) => media);
  }

  areGone(files: readonly string[]): void {
    for (const media of files) this.#table.sql.exec("DELETE FROM unkept WHERE media = ?", media);
  }

  removeGap(): void {
    this.#table.sql.exec("DELETE FROM entry WHERE key = ?", GAP_KEY);
    this.#table.forget();
  }

  /** Messages that quote one which is not there any more. Reads all that quote: ask only behind a removal. */
  quotingNone(limit: number): EntryRow[] {
    return this.#table.all(
      `SELECT * FROM entry WHERE kind = 'text' AND detail IS NOT NULL AND json_extract(detail, '$.replyTo.entry') IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM entry AS quoted WHERE quoted.seq = json_extract(entry.detail, '$.replyTo.entry'))
         LIMIT ${limitOf(limit)}`,
    );
  }

  #aged(sql: string, ...values: SqlStorageValue[]): Aged {
    return this.#table.sql.exec<Aged>(sql, ...values).one();
  }

  #all(sql: string, ...values: SqlStorageValue[]): WithFiles[] {
    return this.#table.sql.exec<WithFiles>(sql, ...values).toArray();
  }

  #seqs(sql: string, ...values: SqlStorageValue[]): number[] {
    return this.#table.sql
      .exec<{ seq: number }>(sql, ...values)
      .toArray()
      .map(({ seq }) => seq);
  }
}
