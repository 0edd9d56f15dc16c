import { EMPTY_CELL, mergedCells, type Cell } from "../../domain/reports/cells.ts";
import { limitOf } from "../kernel/limit.ts";
import { DIMENSIONS, type Dimension } from "../../protocol/reports/figures.ts";

/** Which of the two tables. */
export type Grain = "day" | "month";
/** A cell where it is kept. `time`: "2026-11-30", or "2026-11". */
export type KeptCell = { time: string; id: string; cell: Cell };

type Row = { time: string; id: string; cell: string };

/** Every statement on what is counted. */
export class ReportStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The first call names it; a call meant for another desk is a fault. */
  ensure(desk: string): void {
    const sql = "SELECT desk FROM reports WHERE id = 1";
    const [known] = this.#sql.exec<{ desk: string }>(sql).toArray();
    if (known === undefined) this.#sql.exec("INSERT INTO reports (id, desk) VALUES (1, ?)", desk);
    else if (known.desk !== desk) throw new Error("called for a desk whose figures these are not");
  }

  find(grain: Grain, by: Dimension, time: string, id: string): Cell {
    const sql = `SELECT time, id, cell FROM ${tableOf(grain)} WHERE by = ? AND time = ? AND id = ?`;
    return this.#read(sql, by, time, id)[0]?.cell ?? EMPTY_CELL;
  }

  set(grain: Grain, by: Dimension, time: string, id: string, cell: Cell): void {
    const sql = `INSERT INTO ${tableOf(grain)} (by, time, id, cell) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (by, time, id) DO UPDATE SET cell = ?4`;
    this.#sql.exec(sql, by, time, id, JSON.stringify(cell));
  }

  /** All cells of these times, or of one id alone; in the order of the times. */
  of(grain: Grain, by: Dimension, times: readonly string[], only: string | null): KeptCell[] {
    const table = tableOf(grain);
    return times.flatMap((time) =>
      only === null
        ? this.#read(`SELECT time, id, cell FROM ${table} WHERE by = ? AND time = ?`, by, time)
        : this.#read(
            `SELECT time, id, cell FROM ${table} WHERE by = ? AND time = ? AND id = ?`,
            by,
            time,
            only,
          ),
    );
  }

  /** Notes how far a contact was told; false: it was told so far before, and the fact is a repetition. */
  isNews(contact: { key: string; begun: string; at: number; isLast: boolean; isAfterIt: boolean }): boolean {
    const { key, begun, at, isLast, isAfterIt } = contact;
    const sql = `INSERT INTO told (begun, contact, at, ended) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (begun, contact) DO UPDATE SET at = ?3, ended = max(ended, ?4)
        WHERE at < ?3 AND (ended = 0 OR ?5) RETURNING 1`;
    const ended = isLast ? 1 : 0;
    return this.#sql.exec(sql, begun, key, at, ended, isAfterIt ? 1 : 0).toArray().length > 0;
  }

  /** What it is called is written where it is new. */
  setName(by: Dimension, id: string, name: string): void {
    const sql = `INSERT INTO name (by, id, name) VALUES (?1, ?2, ?3)
      ON CONFLICT (by, id) DO UPDATE SET name = ?3 WHERE name <> ?3`;
    this.#sql.exec(sql, by, id, name);
  }

  nameOf(by: Dimension, id: string): string | null {
    const sql = "SELECT name FROM name WHERE by = ? AND id = ?";
    return this.#sql.exec<{ name: string }>(sql, by, id).toArray()[0]?.name ?? null;
  }

  /** Forgets what is older, once a day at most: `today` is that day, the others the first that are kept. */
  prune(today: string, first: { day: string; month: string; begun: string }): void {
    const sql = "UPDATE reports SET pruned = ?1 WHERE id = 1 AND pruned < ?1 RETURNING 1";
    if (this.#sql.exec(sql, today).toArray().length === 0) return;
    for (const by of DIMENSIONS) {
      this.#sql.exec("DELETE FROM day_cell WHERE by = ? AND time < ?", by, first.day);
      this.#sql.exec("DELETE FROM month_cell WHERE by = ? AND time < ?", by, first.month);
    }
    this.#sql.exec("DELETE FROM told WHERE begun < ?", first.begun);
  }

  /** Removes `max` cells at most that are older than that and not of the whole desk. True: there may be more. */
  removeDetail(day: string, month: string, max: number): boolean {
    let left = max;
    for (const by of DIMENSIONS.filter((it) => it !== "desk"))
      for (const [grain, time] of [
        ["day", day],
        ["month", month],
      ] as const) {
        const table = tableOf(grain);
        const sql = `SELECT time, id FROM ${table} WHERE by = ? AND time < ? LIMIT ${limitOf(left)}`;
        const rows = this.#sql.exec<{ time: string; id: string }>(sql, by, time).toArray();
        for (const row of rows)
          this.#sql.exec(`DELETE FROM ${table} WHERE by = ? AND time = ? AND id = ?`, by, row.time, row.id);
        left -= rows.length;
        if (left === 0) return true;
      }
    return false;
  }

  /** How many cells of days there are of them, and the first day. */
  countDetail(day: string): { count: number; first: string | null } {
    const sql = "SELECT count(*) AS count, min(time) AS first FROM day_cell WHERE by <> 'desk' AND time < ?";
    return this.#sql.exec<{ count: number; first: string | null }>(sql, day).one();
  }

  /** It is as if nothing had been counted, but that it keeps its name. */
  forgetAll(): void {
    for (const table of ["day_cell", "month_cell", "told", "name"]) this.#sql.exec(`DELETE FROM ${table}`);
  }

  #read(sql: string, ...values: SqlStorageValue[]): KeptCell[] {
    return this.#sql
      .exec<Row>(sql, ...values)
      .toArray()
      .map(({ cell, ...row }) => ({ ...row, cell: JSON.parse(cell) as Cell }));
  }
}

/** Cells of the same id as one. */
export function byId(cells: readonly KeptCell[]): Map<string, Cell> {
  const all = new Map<string, Cell>();
  for (const { id, cell } of cells) all.set(id, mergedCells(all.get(id) ?? EMPTY_CELL, cell));
  return all;
}

function tableOf(grain: Grain): "day_cell" | "month_cell" {
  return grain === "day" ? "day_cell" : "month_cell";
}
