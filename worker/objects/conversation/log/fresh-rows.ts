import type { EntryRow } from "./entry-row.ts";

/** As many as one delivery of Meta's brings to a conversation, nearly always. */
const KEPT_MAX = 20;

/**
 * Entries that were inserted or changed just now, as SQLite would hand them over: whoever is told of them next need not
 * read them again, which costs more than to write them.
 *
 * What holds: all entries with a rev above `from` are these rows, in the order of revs, and each is as it stands in the
 * table. An insert adds to them, as does the change of a row of which everything is known; every other write, and a
 * transaction that was rolled back, forgets them.
 */
export class FreshRows {
  #from: number | null = null;
  #rows: EntryRow[] = [];

  forget(): void {
    this.#from = null;
    this.#rows = [];
  }

  /**
   * `topRev`: the greatest rev of any entry before this one, which is greater. False where it is not remembered: it will
   * be read as something else than was written.
   */
  inserted(row: EntryRow, topRev: number): boolean {
    if (!isStoredAsItIs(row)) {
      this.forget();
      return false;
    }
    this.#from ??= topRev;
    this.#rows.push(row);
    if (this.#rows.length > KEPT_MAX) this.#from = this.#rows.shift()?.rev ?? null;
    return true;
  }

  /**
   * `row`: as it stands now, with its rev of before or one that is greater than `topRev`, the greatest of any entry
   * before.
   */
  changed(row: EntryRow, topRev: number): void {
    if (!isStoredAsItIs(row)) return this.forget();
    const known = this.#rows.findIndex(({ seq }) => seq === row.seq);
    if (row.rev <= topRev) {
      if (known !== -1) this.#rows[known] = row;
      return;
    }
    if (known !== -1) this.#rows.splice(known, 1);
    this.inserted(row, topRev);
  }

  /** One of them, if it is among them; not that there is no such entry. */
  find(isMeant: (row: EntryRow) => boolean): EntryRow | undefined {
    return this.#rows.find(isMeant);
  }

  /** What changed after `rev`, in that order; null where only the log can tell. */
  since(rev: number): EntryRow[] | null {
    if (this.#from === null || rev < this.#from) return null;
    return this.#rows.filter((row) => row.rev > rev);
  }
}

/** Half a surrogate pair comes back from SQLite as another character. */
export function isStoredAsItIs(row: object): boolean {
  return Object.values(row).every((value) => typeof value !== "string" || value.isWellFormed());
}

/** What an entry has where nothing is said of it: the defaults of the table. */
export const UNSAID = {
  author_id: null,
  author_name: null,
  text: null,
  detail: null,
  asks: 0,
  opens_window: 0,
  standby: 0,
  merged: 0,
  part: null,
  parts: null,
  state: null,
  open: null,
  mid: null,
  nonce: null,
  attempts: 0,
  due_at: null,
  requested_at: null,
  meta_at: null,
  confirmed_at: null,
  waiting: null,
  failure: null,
  settled: null,
  target: null,
  changes: null,
  fetched: null,
  waits_for: null,
  answers: null,
  outgoing: null,
  sends: null,
  persona: null,
  of_ticket: null,
  otherwise: null,
} as const satisfies Partial<EntryRow>;
