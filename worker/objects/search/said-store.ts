import { facetsOf, threadFacet, type Writer } from "../../domain/search/facets.ts";
import { firstPlaceAt, placeOf, placeOfName, SLOTS_TRIED } from "../../domain/search/place.ts";
import { indexable, indexedWords } from "../../domain/search/tokens.ts";
import type { IndexedEntry } from "../kernel/contracts.ts";
import { limitOf } from "../kernel/limit.ts";
import type { ThreadRow } from "./thread-store.ts";

/** A text as it is kept; `entry` 0 and no writer: a name. */
export type SaidRow = {
  id: number;
  thread: number;
  entry: number;
  at: number;
  writer: string | null;
  text: string;
};

/** Among so many texts of a conversation those are that one person said just before another, or behind it. */
const NEAR_MAX = 20;
/** Beginnings of more words than these are not spelled out. */
const SPELLED_MAX = 200;

/** As many as fit into the slots that are tried, and more than there will be. */
const NO_PLACE = "no place is left for an entry";

/** The least sign, which no word has: what follows a word in the index is not less than the word and this. */
const BEHIND = "\u0001";

/**
 * Every statement on what is found. A text and its words in the index are written and removed together; the index keeps no text, so that what
 * is removed must be named as it was written. Callers wrap changes in a transaction.
 */
export class SaidStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** An entry as it is now; where it is so already nothing is written. */
  put(thread: ThreadRow, said: IndexedEntry): void {
    const { entry, at, text, by, note } = said;
    const writer = JSON.stringify({ by, ...(note === true ? { note } : {}) } satisfies Writer);
    const place = placeOf(at, thread.no, entry);
    const [before, free] = this.#around(place, thread.no, entry);
    if (before?.text === text && before.writer === writer) return;
    if (before !== null) this.#remove(before, thread.name);
    this.#insert({ id: before?.id ?? free, thread: thread.no, entry, at, writer, text }, thread.name);
  }

  /** An entry is found no more. `at`: its time; it is looked for where that puts it. */
  remove(thread: ThreadRow, entry: number, at: number): void {
    const [before] = this.#around(placeOf(at, thread.no, entry), thread.no, entry);
    if (before !== null) this.#remove(before, thread.name);
  }

  /** The customer's name as it is now; null for none. */
  putName(thread: ThreadRow, name: string | null): void {
    const id = placeOfName(thread.no);
    const before = this.#find(id);
    const text = name === null ? null : indexable(name);
    if ((before?.text ?? null) === text) return;
    if (before !== null) this.#remove(before, thread.name);
    if (text !== null)
      this.#insert({ id, thread: thread.no, entry: 0, at: 0, writer: null, text }, thread.name);
  }

  /** Removes `max` texts of a conversation at most, its name among them; answers how many there were. */
  removeOf(thread: ThreadRow, max: number): number {
    const match = `{facets} : "${threadFacet(thread.no)}"`;
    const ids = this.#sql
      .exec<{ id: number }>(`SELECT rowid AS id FROM word WHERE word MATCH ? LIMIT ${limitOf(max)}`, match)
      .toArray();
    for (const { id } of ids) {
      const row = this.#find(id);
      if (row !== null) this.#remove(row, thread.name);
    }
    return ids.length;
  }

  /** Removes `max` texts of a conversation at most that are not younger than `at` (ms); answers how many there were. Its name stays. */
  removeUpTo(thread: ThreadRow, at: number, max: number): number {
    const match = `{facets} : "${threadFacet(thread.no)}"`;
    const rows = this.#sql
      .exec<SaidRow>(
        `SELECT said.id, said.thread, said.entry, said.at, said.writer, said.text FROM word JOIN said ON said.id = word.rowid
           WHERE word MATCH ? AND word.rowid >= 0 AND word.rowid < CAST(? AS INTEGER) AND said.at <= ? LIMIT ${limitOf(max)}`,
        ...[match, firstPlaceAt(at + 1_000), at],
      )
      .toArray();
    for (const row of rows) this.#remove(row, thread.name);
    return rows.length;
  }

  /** How many texts are older than `at` (ms), and when the oldest is from. */
  countBefore(at: number): { count: number; oldest: number | null } {
    const sql = "SELECT count(*) AS count, min(at) AS oldest FROM said WHERE id >= 0 AND id < ? AND at < ?";
    return this.#sql.exec<{ count: number; oldest: number | null }>(sql, firstPlaceAt(at + 1_000), at).one();
  }

  /** Removes `max` texts at most that are older than `at` (ms), the oldest first; false: there may be more. */
  removeBefore(at: number, max: number, nameOf: (thread: number) => string | null): boolean {
    const rows = this.#sql
      .exec<SaidRow>(
        `SELECT id, thread, entry, at, writer, text FROM said WHERE id >= 0 AND id < ? AND at < ? ORDER BY id LIMIT ${limitOf(max)}`,
        ...[firstPlaceAt(at + 1_000), at],
      )
      .toArray();
    for (const row of rows) this.#remove(row, nameOf(row.thread) ?? "");
    return rows.length < max;
  }

  /** Whether any text is older than `at` (ms). */
  hasBefore(at: number): boolean {
    const sql = "SELECT 1 FROM said WHERE id >= 0 AND id < ? AND at < ? LIMIT 1";
    return this.#sql.exec(sql, firstPlaceAt(at + 1_000), at).toArray().length > 0;
  }

  /**
   * Texts that match, read one by one as they are asked for: names oldest thread last, else the newest first. `from`, `before`: places.
   * A number is bound as a floating one, by which FTS5 bounds nothing: it would read all that match, and SQLite throw them away.
   */
  matching(match: string, of: "names" | "words", from: number, before: number): Iterable<SaidRow> {
    const order = of === "names" ? "ASC" : "DESC";
    return this.#sql.exec<SaidRow>(
      `SELECT said.id, said.thread, said.entry, said.at, said.writer, said.text
         FROM word JOIN said ON said.id = word.rowid
         WHERE word MATCH ? AND word.rowid >= CAST(? AS INTEGER) AND word.rowid < CAST(? AS INTEGER)
         ORDER BY word.rowid ${order}`,
      ...[match, from, before],
    );
  }

  /** What the same kind of author said in a conversation at most `ms` before an entry, and behind it: of each the nearest `limit`, first to last. */
  around(row: SaidRow, ms: number, limit: number): [before: string[], behind: string[]] {
    const kind = kindOfWriter(row);
    const match = `{facets} : "${threadFacet(row.thread)}"`;
    const texts = (from: number, before: number, order: "ASC" | "DESC"): string[] =>
      this.#sql
        .exec<SaidRow>(
          `SELECT said.id, said.thread, said.entry, said.at, said.writer, said.text
             FROM word JOIN said ON said.id = word.rowid
             WHERE word MATCH ? AND word.rowid >= CAST(? AS INTEGER) AND word.rowid < CAST(? AS INTEGER)
             ORDER BY word.rowid ${order} LIMIT ${limitOf(NEAR_MAX)}`,
          ...[match, from, before],
        )
        .toArray()
        .filter((it) => Math.abs(it.at - row.at) <= ms && kindOfWriter(it) === kind)
        .slice(0, limit)
        .map(({ text }) => text);
    return [
      texts(firstPlaceAt(row.at - ms), row.id, "DESC").reverse(),
      texts(row.id + 1, firstPlaceAt(row.at + ms + 1_000), "ASC"),
    ];
  }

  /**
   * The words of the index that begin so; null where they are more than SPELLED_MAX. Each is sought by itself: to read on from one to the
   * next is to read all places of it.
   */
  spelledOut(beginning: string): string[] | null {
    const words: string[] = [];
    for (let from = beginning; words.length <= SPELLED_MAX; from = `${words.at(-1) ?? ""}${BEHIND}`) {
      const sql = "SELECT term FROM spelled WHERE term >= ? LIMIT 1";
      const [next] = this.#sql.exec<{ term: string }>(sql, from).toArray();
      if (next?.term.startsWith(beginning) !== true) return words;
      words.push(next.term);
    }
    return null;
  }

  /** Nothing is found any more. Made anew, because to remove each by itself takes as long as to write it did. */
  dropAll(): void {
    this.#sql.exec("DELETE FROM said");
    this.#sql.exec("INSERT INTO word (word) VALUES ('delete-all')");
  }

  #find(id: number): SaidRow | null {
    const sql = "SELECT id, thread, entry, at, writer, text FROM said WHERE id = ?";
    return this.#sql.exec<SaidRow>(sql, id).toArray()[0] ?? null;
  }

  /** The text of an entry, and the first place that is free for it. */
  #around(place: number, thread: number, entry: number): [SaidRow | null, number] {
    const rows = this.#sql
      .exec<SaidRow>(
        "SELECT id, thread, entry, at, writer, text FROM said WHERE id >= ? AND id < ? ORDER BY id",
        ...[place, place + SLOTS_TRIED],
      )
      .toArray();
    const found = rows.find((row) => row.thread === thread && row.entry === entry) ?? null;
    const taken = new Set(rows.map(({ id }) => id));
    const free = Array.from({ length: SLOTS_TRIED }, (_, n) => place + n).find((id) => !taken.has(id));
    if (found === null && free === undefined) throw new Error(NO_PLACE);
    return [found, free ?? place];
  }

  #insert(row: SaidRow, conversation: string): void {
    const { id, thread, entry, at, writer, text } = row;
    this.#sql.exec(
      "INSERT INTO said (id, thread, entry, at, writer, text) VALUES (?, ?, ?, ?, ?, ?)",
      ...[id, thread, entry, at, writer, text],
    );
    this.#sql.exec(
      "INSERT INTO word (rowid, words, facets) VALUES (?, ?, ?)",
      ...[id, ...columnsOf(row, conversation)],
    );
  }

  #remove(row: SaidRow, conversation: string): void {
    this.#sql.exec("DELETE FROM said WHERE id = ?", row.id);
    this.#sql.exec(
      "INSERT INTO word (word, rowid, words, facets) VALUES ('delete', ?, ?, ?)",
      ...[row.id, ...columnsOf(row, conversation)],
    );
  }
}

/** What the index holds of a text: always the same for the same row. */
function columnsOf({ thread, writer, text }: SaidRow, conversation: string): [words: string, facets: string] {
  const by = writer === null ? null : (JSON.parse(writer) as Writer);
  return [indexedWords(text), facetsOf(thread, conversation, by).join(" ")];
}

function kindOfWriter({ writer }: Pick<SaidRow, "writer">): string {
  const { by, note } = JSON.parse(writer ?? "{}") as Partial<Writer>;
  return `${by?.type ?? ""} ${String(note === true)}`;
}
