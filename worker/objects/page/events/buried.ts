import type { InboundItem } from "../../../domain/item.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import type { DeadLetter } from "../../kernel/contracts.ts";
import type { BuriedLetter } from "../../kernel/doors/black-box.ts";
import { limitOf } from "../../kernel/limit.ts";
import { naming, piecesOf } from "../../kernel/raw-pieces.ts";

/** Handed on in one call; each may be as long as a delivery. */
const HANDED_MAX = 4;

type Row = { id: number; conversation: string | null; key: string; at: number; item: 0 | 1 };

type Tools = {
  sql: SqlStorage;
  /** Keeps them for good. Giving one twice is harmless; rejects where it cannot be reached. */
  bury: (letters: BuriedLetter[]) => Promise<void>;
};

/**
 * Dead letters on their way to the black box: they are the Page's until it has them, so that none is lost where it is not reached, or this instance dies.
 */
export class Buried {
  readonly #tools: Tools;
  #handing: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** In the transaction that notes them. */
  add({ conversation, key, json, item }: DeadLetter, now: number): void {
    const { sql } = this.#tools;
    const { id } = sql
      .exec<{ id: number }>(
        "INSERT INTO buried (conversation, key, at, item) VALUES (?, ?, ?, ?) RETURNING id",
        ...[conversation, key, now, item === undefined ? 0 : 1],
      )
      .one();
    for (const [piece, part] of piecesOf(item ?? json).entries())
      sql.exec("INSERT INTO buried_raw (buried, piece, json) VALUES (?, ?, ?)", id, piece, part);
  }

  /** Those of this person, and what names them without being theirs. In a transaction. */
  removeOf(conversation: string): void {
    const { sql } = this.#tools;
    const own = sql
      .exec<{ id: number }>("SELECT id FROM buried WHERE conversation = ?", conversation)
      .toArray();
    const named = sql.exec<{ id: number; json: string }>(
      "SELECT buried AS id, json FROM buried_raw ORDER BY buried, piece",
    );
    for (const id of new Set([...own.map(({ id }) => id), ...naming(named, conversation)])) this.#remove(id);
  }

  dueAt(): number | null {
    return this.#next(1).length > 0 ? OVERDUE : null;
  }

  /** Until none is left. */
  run(): Promise<void> {
    this.#handing ??= this.#handAll().finally(() => (this.#handing = null));
    return this.#handing;
  }

  async #handAll(): Promise<void> {
    for (let rows = this.#next(HANDED_MAX); rows.length > 0; rows = this.#next(HANDED_MAX)) {
      await this.#tools.bury(rows.map((row) => this.#letterOf(row)));
      for (const { id } of rows) this.#remove(id);
    }
  }

  #letterOf({ id, conversation, key, at, item }: Row): BuriedLetter {
    const sql = "SELECT json FROM buried_raw WHERE buried = ? ORDER BY piece";
    const pieces = this.#tools.sql.exec<{ json: string }>(sql, id).toArray();
    const json = pieces.map((it) => it.json).join("");
    const common = { source: `${conversation ?? ""}:${key}`, why: "item", conversation } as const;
    // How old one is that older code kept is no reason to lose it at once.
    if (item === 0) return { ...common, what: "", at: Date.now(), text: json };
    const { event, raw } = JSON.parse(json) as InboundItem;
    return { ...common, what: event.kind, at, text: raw ?? JSON.stringify(event), item: json };
  }

  #next(limit: number): Row[] {
    return this.#tools.sql.exec<Row>(`SELECT * FROM buried ORDER BY id LIMIT ${limitOf(limit)}`).toArray();
  }

  #remove(id: number): void {
    this.#tools.sql.exec("DELETE FROM buried_raw WHERE buried = ?", id);
    this.#tools.sql.exec("DELETE FROM buried WHERE id = ?", id);
  }
}
