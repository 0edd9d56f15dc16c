import type { DatabaseSync } from "node:sqlite";

/** `request`: under which somebody at the desk asked for it, and `about`: all that they asked; null: the shop made it. */
export type Ticket = {
  id: string;
  request: string | null;
  conversation: string | null;
  customer: string | null;
  order: string | null;
  title: string;
  about: string | null;
  /** Who asks, as the desk calls them; null: erased, or not told. */
  who: string | null;
  isOpen: boolean;
  at: number;
};
/** What a customer wrote about a ticket, or an agent at the desk. `entry`: which message it is there. */
export type Said = {
  conversation: string;
  entry: number;
  ticket: string;
  who: string;
  words: string;
  at: number;
};

const FIRST_NUMBER = 1_001;
const SAID = ["questions", "answers"] as const;
const SELECT =
  'SELECT id, request, conversation, customer, order_number AS "order", title, about, who, is_open AS isOpen, at FROM tickets';

export class Tickets {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  make(ticket: Omit<Ticket, "id" | "isOpen">): Ticket {
    const { request, conversation, customer, order, title, about, who, at } = ticket;
    const { count } = this.#database.prepare("SELECT COUNT(*) AS count FROM tickets").get() as {
      count: number;
    };
    const id = `NT-${String(FIRST_NUMBER + count)}`;
    this.#database
      .prepare(
        `INSERT INTO tickets (id, request, conversation, customer, order_number, title, about, who, is_open, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
      )
      .run(id, request, conversation, customer, order, title, about, who, at);
    return this.read(id)!;
  }

  read(id: string): Ticket | null {
    return this.#one("id = ?", id);
  }

  byRequest(request: string): Ticket | null {
    return this.#one("request = ?", request);
  }

  openIn(conversation: string): Ticket | null {
    return this.#one("conversation = ? AND is_open = 1 ORDER BY at DESC", conversation);
  }

  /** Open ones first, then the newest first. */
  all(customer?: string): Ticket[] {
    const order = "ORDER BY is_open DESC, at DESC, id DESC";
    const rows =
      customer === undefined
        ? this.#database.prepare(`${SELECT} ${order}`).all()
        : this.#database.prepare(`${SELECT} WHERE customer = ? ${order}`).all(customer);
    return rows.map(ticketOf);
  }

  /** All tickets of `from` are another customer's. */
  join(from: string, into: string): void {
    this.#database.prepare("UPDATE tickets SET customer = ? WHERE customer = ?").run(into, from);
  }

  /** Those of this conversation are this customer's. */
  give(conversation: string, customer: string): void {
    this.#database
      .prepare("UPDATE tickets SET customer = ? WHERE conversation = ?")
      .run(customer, conversation);
  }

  /** Those of this conversation that are about no order are about this one. */
  concern(conversation: string, order: string): void {
    this.#database
      .prepare("UPDATE tickets SET order_number = ? WHERE conversation = ? AND order_number IS NULL")
      .run(order, conversation);
  }

  /** Whether it was another before. */
  set(id: string, isOpen: boolean): boolean {
    const sql = "UPDATE tickets SET is_open = ? WHERE id = ? AND is_open != ?";
    return this.#database.prepare(sql).run(Number(isOpen), id, Number(isOpen)).changes > 0;
  }

  ask(said: Said): void {
    this.#say("questions", said);
  }

  answer(said: Said): void {
    this.#say("answers", said);
  }

  questions(ticket: string): Said[] {
    return this.#said("questions", ticket);
  }

  answers(ticket: string): Said[] {
    return this.#said("answers", ticket);
  }

  /** Who wrote it says it otherwise now, or took it back. */
  reword(conversation: string, entry: number, words: string): void {
    for (const table of SAID) {
      const sql = `UPDATE ${table} SET words = ? WHERE conversation = ? AND entry = ?`;
      this.#database.prepare(sql).run(words, conversation, entry);
    }
  }

  #say(table: (typeof SAID)[number], { conversation, entry, ticket, who, words, at }: Said): void {
    this.#database
      .prepare(
        `INSERT OR IGNORE INTO ${table} (conversation, entry, ticket, who, words, at) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(conversation, entry, ticket, who, words, at);
  }

  #said(table: (typeof SAID)[number], ticket: string): Said[] {
    return this.#database
      .prepare(`SELECT * FROM ${table} WHERE ticket = ? ORDER BY at, entry`)
      .all(ticket) as Said[];
  }

  /** Of whom was erased nothing is kept that they said. */
  forget(conversation: string): void {
    for (const table of SAID)
      this.#database.prepare(`DELETE FROM ${table} WHERE conversation = ?`).run(conversation);
    this.#database
      .prepare(
        "UPDATE tickets SET title = 'Erased', about = NULL, who = NULL, conversation = NULL, is_open = 0 WHERE conversation = ?",
      )
      .run(conversation);
  }

  #one(where: string, value: string): Ticket | null {
    const row = this.#database.prepare(`${SELECT} WHERE ${where}`).get(value);
    return row === undefined ? null : ticketOf(row);
  }
}

function ticketOf(row: object): Ticket {
  const ticket = row as Omit<Ticket, "isOpen"> & { isOpen: number };
  return { ...ticket, isOpen: ticket.isOpen === 1 };
}
