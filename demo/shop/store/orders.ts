import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { totalOf, type Line } from "../rules/basket.ts";
import type { Order } from "../rules/said.ts";

/**
 * An order as it is kept. `secret`: opens its page. `link`, `ref`: by which the customer comes to Messenger; null until the
 * desk made them. `refused`: why somebody who came by them counts for nothing; null: nobody did. `conversation`: of who came by
 * them; null: nobody. One that is cancelled is not shipped, and the other way round.
 */
export type KeptOrder = Order & {
  secret: string;
  shippedAt: number | null;
  cancelledAt: number | null;
  ref: string | null;
  link: string | null;
  refused: string | null;
  conversation: string | null;
};
/** In a word. */
export function orderState({ shippedAt, cancelledAt }: KeptOrder): "To be sent" | "Shipped" | "Cancelled" {
  if (cancelledAt !== null) return "Cancelled";
  return shippedAt === null ? "To be sent" : "Shipped";
}
export type NewOrder = { checkout: string; customer: string; lines: readonly Line[] };

const FIRST_NUMBER = 50_001;
const SELECT = `SELECT number, customer, name AS customerName, lines, total, placed_at AS placedAt, secret,
  shipped_at AS shippedAt, cancelled_at AS cancelledAt, ref, link, refused, conversation FROM orders JOIN customers ON customers.id = orders.customer`;

export class Orders {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  place({ checkout, customer, lines }: NewOrder, now: number): KeptOrder {
    const { count } = this.#database.prepare("SELECT COUNT(*) AS count FROM orders").get() as {
      count: number;
    };
    const number = `NO-${String(FIRST_NUMBER + count)}`;
    this.#database
      .prepare(
        `INSERT INTO orders (number, checkout, secret, customer, lines, total, placed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(number, checkout, newSecret(), customer, JSON.stringify(lines), totalOf(lines), now);
    return this.read(number)!;
  }

  /** What was ordered by this form. */
  byCheckout(checkout: string): KeptOrder | null {
    return this.#one("checkout = ?", checkout);
  }

  read(number: string): KeptOrder | null {
    return this.#one("number = ?", number);
  }

  bySecret(secret: string): KeptOrder | null {
    return this.#one("secret = ?", secret);
  }

  /** The newest first. */
  all(customer?: string): KeptOrder[] {
    const rows =
      customer === undefined
        ? this.#database.prepare(`${SELECT} ORDER BY placed_at DESC, number DESC`).all()
        : this.#database
            .prepare(`${SELECT} WHERE customer = ? ORDER BY placed_at DESC, number DESC`)
            .all(customer);
    return rows.map(orderOf);
  }

  /** Whether it was not before, and may be. */
  ship(number: string, now: number): boolean {
    return this.#end("shipped_at", number, now);
  }

  /** Whether it was not before, and may be. */
  cancel(number: string, now: number): boolean {
    return this.#end("cancelled_at", number, now);
  }

  #end(column: "shipped_at" | "cancelled_at", number: string, now: number): boolean {
    const sql = `UPDATE orders SET ${column} = ? WHERE number = ? AND shipped_at IS NULL AND cancelled_at IS NULL`;
    return this.#database.prepare(sql).run(now, number).changes > 0;
  }

  link(number: string, { ref, link }: { ref: string; link: string }): void {
    this.#database.prepare("UPDATE orders SET ref = ?, link = ? WHERE number = ?").run(ref, link, number);
  }

  /** Who ordered came by its link; what somebody else tried before is over. */
  comeBy(number: string, conversation: string): void {
    const sql = "UPDATE orders SET conversation = ?, refused = NULL WHERE number = ?";
    this.#database.prepare(sql).run(conversation, number);
  }

  /** All orders of `from` are another customer's. */
  join(from: string, into: string): void {
    this.#database.prepare("UPDATE orders SET customer = ? WHERE customer = ?").run(into, from);
  }

  /** Those by whose links this conversation came are this customer's. */
  give(conversation: string, customer: string): void {
    this.#database
      .prepare("UPDATE orders SET customer = ? WHERE conversation = ?")
      .run(customer, conversation);
  }

  /** Whoever came by their links in this conversation is not who ordered, or is erased. */
  leave(conversation: string): void {
    this.#database.prepare("UPDATE orders SET conversation = NULL WHERE conversation = ?").run(conversation);
  }

  /** Null: somebody looked into it. */
  refuse(number: string, why: string | null): void {
    this.#database.prepare("UPDATE orders SET refused = ? WHERE number = ?").run(why, number);
  }

  #one(where: string, value: string): KeptOrder | null {
    const row = this.#database.prepare(`${SELECT} WHERE ${where}`).get(value);
    return row === undefined ? null : orderOf(row);
  }
}

function orderOf(row: object): KeptOrder {
  const { lines, ...order } = row as unknown as Omit<KeptOrder, "lines"> & { lines: string };
  return { ...order, lines: JSON.parse(lines) as Line[] };
}

/** Nobody guesses it. */
function newSecret(): string {
  return randomBytes(18).toString("base64url");
}
