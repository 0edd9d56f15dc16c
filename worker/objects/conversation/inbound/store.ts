import type { Author, Fetched } from "../../../protocol/message/entry.ts";
import { piecesOf } from "../../kernel/raw-pieces.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { EntryTable } from "../log/entry-table.ts";
import { factsAfterInsert } from "../log/facts.ts";
import { UNSAID } from "../log/fresh-rows.ts";

/** An entry that is not of this desk's sending. `at` in ms; `key` tells it from others. */
export type NewEntry = {
  key: string;
  at: number;
  author: Author;
  kind: EntryRow["kind"];
  text: string | null;
  detail: string | null;
  interaction: number | null;
  asks: boolean;
  /** A person's word to the customer; what they wrote themselves, lines, and what programs say are none. */
  answers: boolean;
  opensWindow: boolean;
  standby: boolean;
  /** Of a `change`: the mid it is about, and whether it is folded into that message already. */
  target?: string;
  merged?: boolean;
  /** Read from Meta's record, not told by webhook. */
  fetched?: Fetched | null;
  /** The mid of the message that it answers, where that one is not here. */
  waitsFor?: string;
};

/** What a message counts for once its webhook came after all. `content` where the webhook tells more. */
export type Admission = Pick<NewEntry, "author" | "asks" | "opensWindow" | "interaction" | "answers"> & {
  content: Pick<NewEntry, "kind" | "text" | "detail" | "waitsFor"> | null;
};

function authorIdOf(author: Author): string | null {
  switch (author.type) {
    case "agent":
      return author.sub;
    case "app":
      return author.appId;
    case "customer":
      // Empty: of a comment of which Meta does not say whose it is.
      return author.person === undefined ? null : (author.person?.id ?? "");
    default:
      return null;
  }
}

function authorNameOf(author: Author): string | null {
  if (author.type === "agent") return author.name;
  return author.type === "customer" ? (author.person?.name ?? null) : null;
}

/** What comes into the log from outside, and what becomes of it there. Callers wrap changes in a transaction. */
export class InboundStore {
  readonly #table: EntryTable;
  #hasOrphans: boolean | null = null;
  #hasWaiting: boolean | null = null;

  constructor(table: EntryTable) {
    this.#table = table;
  }

  forget(): void {
    this.#hasOrphans = null;
    this.#hasWaiting = null;
  }

  /** Whether some change waits for its message. Remembered, for nearly always none does. */
  hasOrphans(): boolean {
    return (this.#hasOrphans ??= this.#waits().orphans === 1);
  }

  /** Whether some reply waits for the message that it answers. Remembered, for nearly always none does. */
  hasWaiting(): boolean {
    return (this.#hasWaiting ??= this.#waits().replies === 1);
  }

  /** Both are asked for together, with every message that comes. */
  #waits(): { orphans: number; replies: number } {
    const found = this.#table.sql
      .exec<{ orphans: number; replies: number }>(
        `SELECT EXISTS (SELECT 1 FROM entry WHERE target IS NOT NULL AND merged = 0) AS orphans,
           EXISTS (SELECT 1 FROM entry WHERE waits_for IS NOT NULL) AS replies`,
      )
      .one();
    this.#hasOrphans ??= found.orphans === 1;
    this.#hasWaiting ??= found.replies === 1;
    return found;
  }

  insert(seq: number, entry: NewEntry): void {
    const { author } = entry;
    const facts = this.#table.knownFacts;
    const row: EntryRow = {
      ...UNSAID,
      seq,
      key: entry.key,
      rev: seq,
      at: entry.at,
      author: author.type,
      author_id: authorIdOf(author),
      author_name: authorNameOf(author),
      kind: entry.kind,
      text: entry.text,
      detail: entry.detail,
      interaction: entry.interaction,
      asks: entry.asks ? 1 : 0,
      opens_window: entry.opensWindow ? 1 : 0,
      standby: entry.standby ? 1 : 0,
      target: entry.target ?? null,
      merged: entry.merged === true ? 1 : 0,
      fetched: entry.fetched ?? null,
      answers: entry.answers ? 1 : 0,
      waits_for: entry.waitsFor ?? null,
    };
    const isAsItIs = this.#table.insert(
      row,
      `INSERT INTO entry (seq, key, rev, at, author, author_id, author_name, kind, text, detail, interaction,
         asks, opens_window, standby, target, merged, fetched, answers, waits_for)
         VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)`,
      ...[seq, row.key, row.at, row.author, row.author_id, row.author_name, row.kind, row.text, row.detail],
      ...[row.interaction, row.asks, row.opens_window, row.standby, row.target, row.merged, row.fetched],
      ...[row.answers, row.waits_for],
    );
    if (entry.waitsFor !== undefined) this.#hasWaiting = true;
    if (entry.kind === "change" && entry.merged !== true) this.#hasOrphans = true;
    this.#table.knownFacts = facts === null || !isAsItIs ? null : factsAfterInsert(facts, seq, entry);
  }

  insertRaw(seq: number, json: string): void {
    for (const [piece, part] of piecesOf(json).entries()) {
      this.#table.sql.exec("INSERT INTO raw (seq, piece, json) VALUES (?, ?, ?)", seq, piece, part);
    }
  }

  /** The webhook's item in place of the record's. */
  replaceRaw(seq: number, json: string): void {
    this.#table.sql.exec("DELETE FROM raw WHERE seq = ?", seq);
    this.insertRaw(seq, json);
  }

  /** What came under `standby` without its payload is completed by the owner's delivery. */
  completeFromOwner(seq: number, rev: number, detail: string | null): void {
    this.#table.write(
      rev,
      "UPDATE entry SET detail = ?, standby = 0, rev = ? WHERE seq = ?",
      detail,
      rev,
      seq,
    );
  }

  /** What was read from Meta's record came by webhook as well: from now on it counts like any other. */
  admit(seq: number, rev: number, admission: Admission): void {
    const { author, asks, answers, opensWindow, interaction, content } = admission;
    this.#table.write(
      rev,
      `UPDATE entry SET fetched = NULL, author = ?, author_id = ?, asks = ?, opens_window = ?, interaction = ?,
         answers = ?, rev = ? WHERE seq = ?`,
      author.type,
      author.type === "app" ? author.appId : null,
      asks ? 1 : 0,
      opensWindow ? 1 : 0,
      interaction,
      answers ? 1 : 0,
      rev,
      seq,
    );
    if (content === null) return;
    const { kind, text, detail, waitsFor = null } = content;
    this.#hasWaiting = null;
    // What became of it is to be folded into what it says now.
    this.#table.write(
      rev,
      "UPDATE entry SET kind = ?, text = ?, detail = ?, waits_for = ?, changes = NULL WHERE seq = ?",
      ...[kind, text, detail, waitsFor, seq],
    );
  }

  /** What was taken for another app's was written by an agent here, elsewhere than in this thread. */
  claim(seq: number, rev: number, { author, detail }: Pick<NewEntry, "author" | "detail">): void {
    this.#table.write(
      rev,
      "UPDATE entry SET author = ?, author_id = ?, author_name = ?, detail = ?, answers = 1, rev = ? WHERE seq = ?",
      ...[author.type, authorIdOf(author), authorNameOf(author), detail, rev, seq],
    );
  }

  markMerged(seq: number, rev: number): void {
    this.#hasOrphans = null;
    this.#table.write(rev, "UPDATE entry SET merged = 1, rev = ? WHERE seq = ?", rev, seq);
  }

  /** Gives what the customer asked after `asked`, and all that followed, to another interaction. */
  moveToInteraction(asked: number, interaction: number, rev: () => number): void {
    const rows = this.#table.all(
      `SELECT * FROM entry WHERE author <> 'system' AND fetched IS NOT 'imported'
         AND seq >= (SELECT min(seq) FROM entry WHERE asks = 1 AND seq > ?)`,
      asked,
    );
    for (const row of rows) {
      const next = rev();
      this.#table.write(
        next,
        "UPDATE entry SET interaction = ?, rev = ? WHERE seq = ?",
        interaction,
        next,
        row.seq,
      );
    }
  }

  /** The message that a reply answers is here, or at another place than it was. */
  setQuote(seq: number, rev: number, detail: string): void {
    this.#hasWaiting = null;
    this.#table.write(
      rev,
      "UPDATE entry SET detail = ?, waits_for = NULL, rev = ? WHERE seq = ?",
      detail,
      rev,
      seq,
    );
  }

  setDetail(seq: number, rev: number, detail: string): void {
    this.#table.write(rev, "UPDATE entry SET detail = ?, rev = ? WHERE seq = ?", detail, rev, seq);
  }

  /** `isSameText`: its words are as before, so no list shows it. */
  setChanges(seq: number, rev: number, text: string | null, changes: string, isSameText: boolean): void {
    const facts = isSameText ? this.#table.knownFacts : null;
    this.#table.write(
      rev,
      "UPDATE entry SET text = ?, changes = ?, rev = ? WHERE seq = ?",
      text,
      changes,
      rev,
      seq,
    );
    this.#table.knownFacts = facts;
  }

  /** Nobody waits for an answer to it any more. */
  setAsksNothing(seq: number, rev: number): void {
    this.#table.write(rev, "UPDATE entry SET asks = 0, rev = ? WHERE seq = ?", rev, seq);
  }

  setAnswers(seq: number, rev: number, answers: boolean): void {
    this.#table.write(rev, "UPDATE entry SET answers = ?, rev = ? WHERE seq = ?", answers ? 1 : 0, rev, seq);
  }
}
