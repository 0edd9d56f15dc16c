import type { Erasure, HeldConversation } from "../../../protocol/admin/answers.ts";
import { addedCounts, type RemovedCounts } from "../../../protocol/admin/receipt.ts";
import { HELD_TOLD_MAX } from "../../../protocol/limits.ts";
import type { Hold } from "../../../protocol/thread/conversation.ts";
import type { ErasedAnswer } from "../../kernel/contracts.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { DirectoryStore } from "../store.ts";
import type { HeldThread } from "./at-others.ts";

/** Who was erased, by whom and when, is told so long; nothing of it names the person. */
const KEPT_MS = 365 * 24 * 60 * 60_000;
/** As many of the newest are told. */
const LISTED_MAX = 100;

type Row = {
  id: string;
  origin: Erasure["origin"];
  desk: string | null;
  page_id: string | null;
  by_name: string | null;
  at: number;
  people: number;
  done: number;
  entries: number;
  known: number | null;
  ended_at: number | null;
  removed: string;
  held: number;
};

/** One who is to be erased. `at`: when that was asked for (ms). */
export type Due = {
  erasure: string;
  conversation: string;
  at: number;
  attempts: number;
  /** Threads of others are looked through up to this one; null: none is yet. */
  after: string | null;
  origin: Erasure["origin"];
};

const COLUMNS = `id, origin, desk, page_id, by_name, at, people, done, entries, known, ended_at, removed,
  (SELECT count(*) FROM erasing WHERE erasure = erasure.id AND held = 1) AS held`;

/** Every statement on people who are erased. */
export class ErasureStore {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** Begins one; one that was begun under this id goes on as it is. */
  begin(
    erasure: Pick<Erasure, "id" | "origin" | "desk" | "pageId" | "by" | "at">,
    conversations: readonly string[],
  ): Erasure {
    const { id, origin, desk, pageId, by, at } = erasure;
    this.#store.begin();
    const known = this.find(id);
    if (known !== null) return known;
    const people = [...new Set(conversations)];
    this.#store.transaction(() => {
      this.#store.all("DELETE FROM erasure WHERE ended_at < ?", at - KEPT_MS);
      this.#store.all(
        "INSERT INTO erasure (id, origin, desk, page_id, by_name, at, people, known, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
        ...[id, origin, desk, pageId, by, at, people.length, people.length === 0 ? at : null],
      );
      for (const conversation of people)
        this.#store.all(
          "INSERT INTO erasing (erasure, conversation, due_at) VALUES (?, ?, ?)",
          id,
          conversation,
          at,
        );
    });
    return (
      this.find(id) ?? { ...erasure, people: people.length, done: 0, entries: 0, known: 0, endedAt: null }
    );
  }

  find(id: string): Erasure | null {
    const row = this.#store.all<Row>(`SELECT ${COLUMNS} FROM erasure WHERE id = ?`, id)[0];
    return row === undefined ? null : this.#told(row);
  }

  /** Of one desk, or (null) all, the newest first. */
  list(desk: string | null): Erasure[] {
    const where = desk === null ? "?1 IS NULL" : "desk = ?1";
    const sql = `SELECT ${COLUMNS} FROM erasure WHERE ${where} ORDER BY at DESC LIMIT ${limitOf(LISTED_MAX)}`;
    return this.#store.all<Row>(sql, desk).map((row) => this.#told(row));
  }

  nextDueAt(): number | null {
    return this.#store.all<{ at: number | null }>("SELECT min(due_at) AS at FROM erasing")[0]?.at ?? null;
  }

  due(now: number, limit: number): Due[] {
    return this.#store.all<Due>(
      `SELECT erasing.erasure, conversation, erasure.at, attempts, erasing."after", origin
         FROM erasing JOIN erasure ON erasure.id = erasing.erasure
         WHERE due_at <= ? ORDER BY due_at LIMIT ${limitOf(limit)}`,
      now,
    );
  }

  /** They are to be kept, or a thread of somebody else in which they wrote: asked for again, without being forgotten. */
  isHeld({ erasure, conversation }: Due, hold: Hold | HeldThread, dueAt: number): void {
    const sql = "UPDATE erasing SET held = 1, hold = ?, due_at = ? WHERE erasure = ? AND conversation = ?";
    this.#store.all(sql, JSON.stringify(hold), dueAt, erasure, conversation);
  }

  /** Asked for again at once: it is to be kept no more. */
  isFree(conversation: string, now: number): boolean {
    const sql = `UPDATE erasing SET due_at = ? WHERE held = 1 AND (conversation = ? OR hold ->> '$.conversation' = ?) RETURNING 1`;
    return this.#store.all(sql, now, conversation, conversation).length > 0;
  }

  #holdsOf(erasure: string): HeldConversation[] {
    const sql = `SELECT conversation, hold FROM erasing WHERE erasure = ? AND hold IS NOT NULL
      ORDER BY conversation LIMIT ${limitOf(HELD_TOLD_MAX)}`;
    return this.#store
      .all<{ conversation: string; hold: string }>(sql, erasure)
      .map(({ conversation, hold }) => ({ conversation, ...(JSON.parse(hold) as Hold | HeldThread) }));
  }

  #told(row: Row): Erasure {
    const holds = row.held === 0 ? [] : this.#holdsOf(row.id);
    return { ...toErasure(row), ...(holds.length === 0 ? {} : { holds }) };
  }

  /** Threads of others are looked through up to `after`; it goes on at `dueAt` (ms). `entries`: how many went there. */
  looked({ erasure, conversation }: Due, after: string, entries: number, dueAt: number): void {
    this.#store.transaction(() => {
      const sql = `UPDATE erasing SET "after" = ?, due_at = ?, attempts = 0 WHERE erasure = ? AND conversation = ?`;
      this.#store.all(sql, after, dueAt, erasure, conversation);
      if (entries > 0) this.#adds(erasure, { entries });
    });
  }

  postpone({ erasure, conversation, attempts }: Due, dueAt: number): void {
    const sql = "UPDATE erasing SET attempts = ?, due_at = ? WHERE erasure = ? AND conversation = ?";
    this.#store.all(sql, attempts + 1, dueAt, erasure, conversation);
  }

  /** Nothing names them any more. True when it was the last of its erasure. */
  done(
    { erasure, conversation }: Due,
    { entries, isKnown, removed }: Required<Omit<ErasedAnswer, "hold">>,
    now: number,
  ): boolean {
    return this.#store.transaction(() => {
      const sql = "DELETE FROM erasing WHERE erasure = ? AND conversation = ? RETURNING erasure";
      if (this.#store.all(sql, erasure, conversation).length === 0) return false;
      this.#adds(erasure, removed);
      this.#store.all(
        "UPDATE erasure SET done = done + 1, entries = entries + ?, known = known + ? WHERE id = ?",
        ...[entries, isKnown ? 1 : 0, erasure],
      );
      if (this.#store.all("SELECT 1 FROM erasing WHERE erasure = ? LIMIT 1", erasure).length > 0)
        return false;
      this.#store.all("UPDATE erasure SET ended_at = ? WHERE id = ?", now, erasure);
      return true;
    });
  }

  #adds(erasure: string, removed: RemovedCounts): void {
    const [row] = this.#store.all<{ removed: string }>("SELECT removed FROM erasure WHERE id = ?", erasure);
    const all = addedCounts(JSON.parse(row?.removed ?? "{}") as RemovedCounts, removed);
    this.#store.all("UPDATE erasure SET removed = ? WHERE id = ?", JSON.stringify(all), erasure);
  }

  /** Whether anybody of a Page is yet to be erased. */
  isUnderWay(pageId: string): boolean {
    const sql = "SELECT 1 FROM erasing WHERE conversation >= ? AND conversation < ? LIMIT 1";
    return this.#store.all(sql, `${pageId}:`, `${pageId};`).length > 0;
  }
}

function toErasure({ page_id: pageId, by_name: by, ended_at: endedAt, ...row }: Row): Erasure {
  const { id, origin, desk, at, people, done, entries, known, held } = row;
  const removed = JSON.parse(row.removed) as RemovedCounts;
  return {
    ...{ id, origin, desk, pageId, by, at, people, done, entries, known, endedAt },
    ...(held === 0 ? {} : { held }),
    ...(Object.keys(removed).length === 0 ? {} : { removed }),
  };
}
