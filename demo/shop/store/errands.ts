import type { DatabaseSync } from "node:sqlite";
import { waitOf } from "../rules/retry.ts";

/** What the desk is still to be told, and what about. */
export type ErrandKind = "reference" | "record" | "message" | "ticket";
export type Errand = { kind: ErrandKind; subject: string; tries: number };

/** They outlive the process: whatever ends it midway, what was to be told is told. */
export class Errands {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** What is to be told already is told once, as it stands then. */
  add(kind: ErrandKind, subject: string): void {
    this.#database
      .prepare(
        `INSERT INTO errands (kind, subject, tries, due) VALUES (?, ?, 0, 0)
         ON CONFLICT (kind, subject) DO UPDATE SET due = 0`,
      )
      .run(kind, subject);
  }

  /** In the order in which they came up; of those that are put off nothing until they are due (ms). */
  due(now: number): Errand[] {
    return this.#database
      .prepare("SELECT kind, subject, tries FROM errands WHERE due <= ? ORDER BY place")
      .all(now) as Errand[];
  }

  /** When the next is due; null: nothing is to be told. */
  next(): number | null {
    const row = this.#database.prepare("SELECT MIN(due) AS due FROM errands").get();
    return (row as { due: number | null }).due;
  }

  done({ kind, subject }: Errand): void {
    this.#database.prepare("DELETE FROM errands WHERE kind = ? AND subject = ?").run(kind, subject);
  }

  putOff({ kind, subject, tries }: Errand, now: number): void {
    this.#database
      .prepare("UPDATE errands SET tries = ?, due = ? WHERE kind = ? AND subject = ?")
      .run(tries + 1, now + waitOf(tries + 1), kind, subject);
  }
}
