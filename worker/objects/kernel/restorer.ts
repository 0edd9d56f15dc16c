import type { LeftAsIs } from "../../domain/restoring.ts";
import { log, traceOf } from "../../log.ts";
import { PointInTime } from "./point-in-time.ts";

/**
 * A step of putting an object back to how it was. Each may be repeated, by whoever does not know what came of it: `mark` is written into the
 * storage that is to go back, so that it is gone exactly when that is done.
 */
export type RestoreStep =
  /** What it would mean. Writes nothing. */
  | { do: "look"; at: number }
  | { do: "mark"; restore: string }
  /** The next instance finds the storage as `bookmark` has it. */
  | { do: "arm"; restore: string; bookmark: string }
  /** The instance ends: whoever asks is told an error. */
  | { do: "end"; restore: string }
  /** What has to follow on it, once. */
  | { do: "follow"; restore: string; at: number; undo: string | null };

/**
 * `bookmark` is that of the time, `undo` the present one. `counts`: what it holds now that is younger, by kinds; it tells what would be lost.
 */
export type RestoreLook = {
  left: LeftAsIs | null;
  bookmark: string | null;
  undo: string | null;
  counts: Record<string, number>;
};

/** `isBack`: the storage is that of then. `undo`: by which one goes forward again, where it is known. */
export type RestoreAnswer = RestoreLook & { isBack: boolean };

type Tools = {
  /** What it holds that is younger than `at`, and why it is to stay as it is. Writes nothing. */
  look: (at: number) => { left: LeftAsIs | null; counts: Record<string, number> };
  /** Its storage went back: what others were told of it counts no more. */
  wentBack: () => Promise<void> | void;
};

const NOTHING: RestoreAnswer = { left: null, bookmark: null, undo: null, counts: {}, isBack: false };

/** Puts the storage of an object back to how it was, which only code that runs in it can. */
export class Restorer {
  readonly #point: PointInTime;
  readonly #tools: Tools;

  constructor(ctx: DurableObjectState, tools: Tools) {
    this.#point = new PointInTime(ctx);
    this.#tools = tools;
  }

  async take(step: RestoreStep): Promise<RestoreAnswer> {
    switch (step.do) {
      case "look":
        return await this.#look(step.at);
      case "mark":
        this.#begin();
        this.#sql.exec("DELETE FROM restore_mark");
        this.#sql.exec("INSERT INTO restore_mark (restore) VALUES (?)", step.restore);
        return NOTHING;
      case "arm":
        if (!this.#isMarked(step.restore)) return { ...NOTHING, isBack: true };
        return { ...NOTHING, undo: await this.#point.onNextSession(step.bookmark) };
      case "end":
        // Who asks twice must not end the instance that went back.
        if (this.#isMarked(step.restore)) await this.#point.end();
        return { ...NOTHING, isBack: true };
      case "follow":
        return await this.#follow(step);
    }
  }

  async #look(at: number): Promise<RestoreAnswer> {
    const { left, counts } = this.#tools.look(at);
    if (left !== null) return { ...NOTHING, left, counts };
    try {
      const bookmark = await this.#point.at(at);
      return { ...NOTHING, bookmark, undo: await this.#point.now(), counts };
    } catch (error) {
      log({ event: "fault", where: "restore.look", error: traceOf(error) });
      return { ...NOTHING, left: isUnsupported(error) ? "unsupported" : "no_bookmark", counts };
    }
  }

  /** It keeps to what it went back, and from where. */
  async #follow({
    restore,
    at,
    undo,
  }: {
    restore: string;
    at: number;
    undo: string | null;
  }): Promise<RestoreAnswer> {
    if (this.#isMarked(restore)) return NOTHING;
    this.#begin();
    const isKnown = this.#sql.exec("SELECT 1 FROM restored WHERE restore = ?", restore).toArray().length > 0;
    if (!isKnown) await this.#tools.wentBack();
    this.#sql.exec(
      "INSERT OR IGNORE INTO restored (restore, at, undo, ended_at) VALUES (?, ?, ?, ?)",
      ...[restore, at, undo, Date.now()],
    );
    return { ...NOTHING, isBack: true };
  }

  #isMarked(restore: string): boolean {
    if (!this.#hasTables()) return false;
    return this.#sql.exec("SELECT 1 FROM restore_mark WHERE restore = ?", restore).toArray().length > 0;
  }

  #hasTables(): boolean {
    const sql = "SELECT 1 FROM sqlite_master WHERE name = 'restore_mark'";
    return this.#sql.exec(sql).toArray().length > 0;
  }

  /** Of its own, and not a step of each object's: hardly any is ever put back. */
  #begin(): void {
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS restore_mark (restore TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS restored (
        restore TEXT PRIMARY KEY, at INTEGER NOT NULL, undo TEXT, ended_at INTEGER NOT NULL
      ) WITHOUT ROWID;
    `);
  }

  get #sql(): SqlStorage {
    return this.#point.ctx.storage.sql;
  }
}

/** In workerd's words, where the storage is a plain file. */
function isUnsupported(error: unknown): boolean {
  return String(error).includes("does not implement point-in-time recovery");
}
