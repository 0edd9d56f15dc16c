import type { Person } from "../../../protocol/message/entry.ts";
import type { RestorableKind, Restoration } from "../../../protocol/admin/restoration.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { DirectoryStore } from "../store.ts";

/** Of the newest so many are told. */
const LISTED_MAX = 50;

/** In this order: conversations tell what they are to a desk that is back. */
const KINDS: readonly RestorableKind[] = ["desk", "page", "conversation"];

/** What is to be put back. */
export type Restorable = { kind: RestorableKind; name: string };

/**
 * One that is being put back. `marked`: it was told to, and may be back by now; `back`: it is, and what follows is to be done; the last two are
 * the end of it. `bookmark`: to which, `undo`: from which.
 */
export type RestoringRow = Restorable & {
  restore: string;
  state: "listed" | "looked" | "marked" | "back" | "done" | "left";
  bookmark: string | null;
  undo: string | null;
  attempts: number;
};

type Row = Omit<RestoringRow, "kind"> & { rank: number };
type Head = Pick<Restoration, "id" | "desk" | "at" | "undoes"> & { by_sub: string; by_name: string } & {
  begun_at: number;
  ended_at: number | null;
};

/** Every statement on objects that are put back to how they were. */
export class RestoreStore {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** Begins one; one that was begun under this id goes on as it is. */
  begin(
    { id, desk, at, undoes, by }: Pick<Restoration, "id" | "desk" | "at" | "undoes"> & { by: Person },
    objects: readonly Restorable[],
    now: number,
  ): void {
    this.#store.begin();
    this.#store.transaction(() => {
      this.#store.all(
        `INSERT INTO restore (id, desk, at, undoes, by_sub, by_name, begun_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[id, desk, at, undoes, by.sub, by.name, now],
      );
      for (const { kind, name } of objects)
        this.#store.all(
          `INSERT INTO restoring (restore, rank, name, state, bookmark, due_at)
             SELECT ?1, ?2, ?3, CASE WHEN ?4 IS NULL THEN 'listed' ELSE 'looked' END,
               (SELECT undo FROM restoring WHERE restore = ?4 AND rank = ?2 AND name = ?3), ?5`,
          ...[id, KINDS.indexOf(kind), name, undoes, now],
        );
    });
  }

  find(id: string): Restoration | null {
    const [head] = this.#store.all<Head>("SELECT * FROM restore WHERE id = ?", id);
    return head === undefined ? null : this.#told(head);
  }

  list(): Restoration[] {
    const sql = `SELECT * FROM restore ORDER BY begun_at DESC LIMIT ${limitOf(LISTED_MAX)}`;
    return this.#store.all<Head>(sql).map((head) => this.#told(head));
  }

  /** The one of that desk that goes on. */
  underWay(desk: string): Restoration | null {
    const sql = "SELECT * FROM restore WHERE desk = ? AND ended_at IS NULL LIMIT 1";
    const [head] = this.#store.all<Head>(sql, desk);
    return head === undefined ? null : this.#told(head);
  }

  /** Those that went back by it. */
  backBy(id: string): Restorable[] {
    const sql = "SELECT rank, name FROM restoring WHERE restore = ? AND state = 'done' AND undo IS NOT NULL";
    return this.#store.all<Pick<Row, "rank" | "name">>(sql, id).map(named);
  }

  nextDueAt(): number | null {
    return this.#store.all<{ at: number | null }>("SELECT min(due_at) AS at FROM restoring")[0]?.at ?? null;
  }

  /** What follows is done when all are back, of the conversations first: then the desk asks who it does not know. */
  due(now: number, limit: number): RestoringRow[] {
    const sql = `SELECT restore, rank, name, state, bookmark, undo, attempts FROM restoring WHERE due_at <= ?
      ORDER BY state = 'back', CASE WHEN state = 'back' THEN -rank ELSE rank END LIMIT ${limitOf(limit)}`;
    return this.#store
      .all<Row>(sql, now)
      .map(({ rank, name, ...row }) => ({ ...row, ...named({ rank, name }) }));
  }

  /** How far one of them is. */
  set(
    row: RestoringRow,
    next: Partial<Pick<RestoringRow, "state" | "bookmark" | "undo">>,
    why: string | null = null,
  ): RestoringRow {
    const now = { ...row, ...next };
    const isEnded = now.state === "done" || now.state === "left";
    this.#store.all(
      `UPDATE restoring SET state = ?, bookmark = ?, undo = ?, why = ?, due_at = CASE WHEN ? THEN NULL ELSE due_at END
         WHERE restore = ? AND rank = ? AND name = ?`,
      ...[now.state, now.bookmark, now.undo, why, isEnded ? 1 : 0],
      ...[row.restore, KINDS.indexOf(row.kind), row.name],
    );
    return now;
  }

  postpone({ restore, kind, name, attempts }: RestoringRow, dueAt: number): void {
    const sql = "UPDATE restoring SET attempts = ?, due_at = ? WHERE restore = ? AND rank = ? AND name = ?";
    this.#store.all(sql, attempts + 1, dueAt, restore, KINDS.indexOf(kind), name);
  }

  /** Ends it where nothing is left to do. True when that is news. */
  endIfDone(id: string, now: number): boolean {
    const sql = `UPDATE restore SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM restoring WHERE restore = ?1 AND due_at IS NOT NULL) RETURNING id`;
    return this.#store.all(sql, id, now).length > 0;
  }

  /** How many erasures of a desk were asked for since then. */
  erasuresSince(desk: string, at: number): number {
    const sql = "SELECT count(*) AS n FROM erasure WHERE at >= ? AND (desk = ? OR desk IS NULL)";
    return this.#store.all<{ n: number }>(sql, at, desk)[0]?.n ?? 0;
  }

  #told({
    id,
    desk,
    at,
    undoes,
    by_sub: sub,
    by_name: name,
    begun_at: begunAt,
    ended_at: endedAt,
  }: Head): Restoration {
    const sql = "SELECT state, why, count(*) AS n FROM restoring WHERE restore = ? GROUP BY state, why";
    const groups = this.#store.all<{ state: string; why: string | null; n: number }>(sql, id);
    const sum = (all: typeof groups): number => all.reduce((total, { n }) => total + n, 0);
    const left = groups.flatMap(({ state, why, n }) => (state === "left" ? [[why ?? "", n] as const] : []));
    return {
      ...{ id, desk, at, undoes, by: { sub, name }, begunAt, endedAt },
      objects: sum(groups),
      back: sum(groups.filter(({ state }) => state === "done" || state === "back")),
      left: Object.fromEntries(left),
    };
  }
}

function named({ rank, name }: Pick<Row, "rank" | "name">): Restorable {
  return { kind: KINDS[rank] ?? "conversation", name };
}
