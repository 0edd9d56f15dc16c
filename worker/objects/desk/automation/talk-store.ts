import type { BotAnswer } from "../../../protocol/bots/wire.ts";

/** Something that a program was or is to be asked. `id`: the same however often. `upTo`: id of the newest entry that it is about. */
export type Turn = {
  id: string;
  upTo: number;
  tries: number;
  /** What it answered, and what the Conversation held when it was asked. */
  answered?: { answer: BotAnswer; rev: number };
};

/**
 * What there is between a program and a customer in one contact. `isOver`: a person goes on, until the contact ends. `seen`: id
 * of the newest entry that it has answered. `rule`: by which they came.
 */
export type Talk = {
  conversation: string;
  contact: number;
  bot: string;
  asks: boolean;
  isOver: boolean;
  seen: number;
  rule: string | null;
  turn: Turn | null;
  turns: number;
  dueAt: number | null;
};

type Row = {
  conversation: string;
  contact: number;
  bot: string;
  asks: number;
  is_over: number;
  seen: number;
  rule: string | null;
  turn: string | null;
  turns: number;
  due_at: number | null;
};

type SecretRow = { bot: string; secret: string; former: string | null; made_at: number };

/** Every statement on what programs are asked, and on the secrets with which they know who asks. */
export class TalkStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(conversation: string): Talk | null {
    const [row] = this.#sql.exec<Row>("SELECT * FROM talk WHERE conversation = ?", conversation).toArray();
    return row === undefined ? null : read(row);
  }

  set({ conversation, contact, bot, asks, isOver, seen, rule, turn, turns, dueAt }: Talk): void {
    this.#sql.exec(
      `INSERT OR REPLACE INTO talk (conversation, contact, bot, asks, is_over, seen, rule, turn, turns, due_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[conversation, contact, bot, asks ? 1 : 0, isOver ? 1 : 0, seen, rule],
      ...[turn === null ? null : JSON.stringify(turn), turns, dueAt],
    );
  }

  /** Those that are due by `now` (ms), the first first. */
  due(now: number): string[] {
    const sql = "SELECT conversation FROM talk WHERE due_at <= ? ORDER BY due_at LIMIT 500";
    return this.#sql
      .exec<{ conversation: string }>(sql, now)
      .toArray()
      .map(({ conversation }) => conversation);
  }

  /** Those that are not over. Reads all there are. */
  underWay(): string[] {
    return this.#sql
      .exec<{ conversation: string }>("SELECT conversation FROM talk WHERE is_over = 0")
      .toArray()
      .map(({ conversation }) => conversation);
  }

  nextAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM talk WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM talk WHERE conversation = ?", conversation);
  }

  secretOf(bot: string): SecretRow | null {
    return this.#sql.exec<SecretRow>("SELECT * FROM bot_secret WHERE bot = ?", bot).toArray()[0] ?? null;
  }

  /** The one before it signs beside it for a while. */
  setSecret(bot: string, secret: string, madeAt: number): void {
    this.#sql.exec(
      `INSERT INTO bot_secret (bot, secret, made_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (bot) DO UPDATE SET former = secret, secret = ?2, made_at = ?3`,
      ...[bot, secret, madeAt],
    );
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM talk");
    this.#sql.exec("DELETE FROM bot_secret");
  }
}

function read({ due_at, is_over, asks, turn, ...row }: Row): Talk {
  const parsed = turn === null ? null : (JSON.parse(turn) as Turn);
  return { ...row, asks: asks === 1, isOver: is_over === 1, turn: parsed, dueAt: due_at };
}
