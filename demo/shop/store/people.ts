import type { DatabaseSync } from "node:sqlite";

/** `id`: the record by which the desk knows them. `email`: as they typed it; nobody looked whether it is theirs. `since` in ms. */
export type Customer = { id: string; name: string; email: string; town: string; since: number };
/** Whose a conversation is. `order`: the one that they came about last. */
export type Thread = { conversation: string; customer: string; order: string | null };
/** `customer` null: they came by a link that did not count, and it is not known who they are. */
export type KeptThread = Omit<Thread, "customer"> & { customer: string | null };

const SELECT = "SELECT id, name, email, town, since FROM customers";

const FIRST_NUMBER = 2_001;

export class People {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * A record of whoever orders. An address is a claim: one of which somebody else is known by another order is no reason to take
   * the two for one person.
   */
  make({ name, email, town }: Omit<Customer, "id" | "since">, now: number): Customer {
    const { count } = this.#database.prepare("SELECT COUNT(*) AS count FROM customers").get() as {
      count: number;
    };
    const id = `C-${String(FIRST_NUMBER + count)}`;
    this.#database
      .prepare("INSERT INTO customers (id, name, email, town, since) VALUES (?, ?, ?, ?, ?)")
      .run(id, name, email, town, now);
    return this.read(id)!;
  }

  /** Also by the name of a record that was joined with theirs. */
  read(id: string): Customer | null {
    const where = "WHERE id = COALESCE((SELECT same_as FROM customers WHERE id = ?), ?)";
    return (this.#database.prepare(`${SELECT} ${where}`).get(id, id) ?? null) as Customer | null;
  }

  /** Others who gave the same address. Somebody may look whether they are one person. */
  alike({ id, email }: Customer): Customer[] {
    const where = "WHERE lower(email) = lower(?) AND id != ? AND same_as IS NULL ORDER BY id";
    return this.#database.prepare(`${SELECT} ${where}`).all(email, id) as Customer[];
  }

  /** Whoever has the record `id` is `into` from now on, and so is their conversation. */
  join(id: string, into: string): void {
    this.#database.prepare("UPDATE customers SET same_as = ? WHERE id = ? OR same_as = ?").run(into, id, id);
    this.#database.prepare("UPDATE threads SET customer = ? WHERE customer = ?").run(into, id);
  }

  /** By name. */
  all(): Customer[] {
    return this.#database.prepare(`${SELECT} WHERE same_as IS NULL ORDER BY name, id`).all() as Customer[];
  }

  /** From now on the conversation is this customer's; without an order it stays about the one that it was about. */
  link({ conversation, customer, order }: Thread, now: number): void {
    this.#database
      .prepare(
        `INSERT INTO threads (conversation, customer, order_number, since) VALUES (?, ?, ?, ?)
         ON CONFLICT (conversation) DO UPDATE SET customer = excluded.customer, since = excluded.since,
           order_number = CASE WHEN excluded.order_number IS NULL AND customer = excluded.customer
             THEN order_number ELSE excluded.order_number END`,
      )
      .run(conversation, customer, order, now);
  }

  /** Somebody is there of whom nothing is known but that they came. */
  meet(conversation: string, now: number): void {
    this.#database
      .prepare(
        "INSERT OR IGNORE INTO threads (conversation, customer, order_number, since) VALUES (?, NULL, NULL, ?)",
      )
      .run(conversation, now);
  }

  unlink(conversation: string): void {
    this.#database.prepare("DELETE FROM threads WHERE conversation = ?").run(conversation);
  }

  thread(conversation: string): KeptThread | null {
    return this.#thread("conversation = ?", conversation);
  }

  /** Their conversations, the last one first. */
  threadsOf(customer: string): Thread[] {
    const columns = 'conversation, customer, order_number AS "order"';
    return this.#database
      .prepare(`SELECT ${columns} FROM threads WHERE customer = ? ORDER BY since DESC`)
      .all(customer) as Thread[];
  }

  /** Where this customer is to be reached, last of all. */
  threadOf(customer: string): Thread | null {
    return this.#thread("customer = ? ORDER BY since DESC", customer) as Thread | null;
  }

  #thread(where: string, value: string): KeptThread | null {
    const columns = 'conversation, customer, order_number AS "order"';
    return (this.#database.prepare(`SELECT ${columns} FROM threads WHERE ${where}`).get(value) ??
      null) as KeptThread | null;
  }
}
