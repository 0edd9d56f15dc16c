import { FreshRows } from "./fresh-rows.ts";
import { readFacts, type Facts } from "./facts.ts";
import type { EntryRow } from "./entry-row.ts";

/**
 * The log's table, as the stores that read and write it share it: with what is remembered of it. Callers wrap changes in a
 * transaction, and `forget` when it was rolled back.
 */
export class EntryTable {
  readonly sql: SqlStorage;
  readonly fresh = new FreshRows();
  /** Null: to be read. */
  knownFacts: Facts | null = null;
  readonly #openContact: () => number | null;
  #topEntryRev: number | null = null;

  /** `openContact`: the contact that is under way, null between two. Facts are forgotten when one is closed. */
  constructor(sql: SqlStorage, openContact: () => number | null) {
    this.sql = sql;
    this.#openContact = openContact;
  }

  forget(): void {
    this.#topEntryRev = null;
    this.knownFacts = null;
    this.fresh.forget();
  }

  /** The newest rev of any entry; 0 in an empty log. */
  topRev(): number {
    this.#topEntryRev ??= this.sql
      .exec<{ rev: number }>(
        `SELECT max(
           ifnull((SELECT max(seq) FROM entry), 0),
           ifnull((SELECT max(rev) FROM entry WHERE rev <> seq), 0)
         ) AS rev`,
      )
      .one().rev;
    return this.#topEntryRev;
  }

  /** What lists and windows hang on. Remembered, because every publication asks for it. */
  facts(): Facts {
    this.knownFacts ??= readFacts(this.sql, this.#openContact());
    return this.knownFacts;
  }

  bySeq(seq: number): EntryRow | null {
    return this.fresh.find((row) => row.seq === seq) ?? this.first("SELECT * FROM entry WHERE seq = ?", seq);
  }

  /** `row`: what the query inserts, at the end of the log. False where it will be read as something else. */
  insert(row: EntryRow, query: string, ...bindings: SqlStorageValue[]): boolean {
    const topRev = this.topRev();
    this.knownFacts = null;
    this.sql.exec(query, ...bindings);
    this.#topEntryRev = row.rev;
    return this.fresh.inserted(row, topRev);
  }

  write(rev: number, query: string, ...bindings: SqlStorageValue[]): void {
    this.knownFacts = null;
    this.fresh.forget();
    this.sql.exec(query, ...bindings);
    this.#topEntryRev = Math.max(this.topRev(), rev);
  }

  /** `row`: as an UPDATE of it alone has just left it, of which lists and windows show nothing. */
  changed(row: EntryRow): void {
    const topRev = this.topRev();
    this.fresh.changed(row, topRev);
    this.#topEntryRev = Math.max(topRev, row.rev);
  }

  /** The entry whose seq the query tells: most keys and mids are asked for because they are new. */
  at(query: string, binding: string): EntryRow | null {
    const found = this.sql.exec<{ seq: number }>(query, binding).toArray()[0];
    return found === undefined ? null : this.bySeq(found.seq);
  }

  first(query: string, ...bindings: SqlStorageValue[]): EntryRow | null {
    return this.sql.exec<EntryRow>(query, ...bindings).toArray()[0] ?? null;
  }

  all(query: string, ...bindings: SqlStorageValue[]): EntryRow[] {
    return this.sql.exec<EntryRow>(query, ...bindings).toArray();
  }
}
