import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "./database.ts";
import { Errands } from "./errands.ts";
import { Heard } from "./heard.ts";
import { Messages } from "./messages.ts";
import { Orders } from "./orders.ts";
import { People } from "./people.ts";
import { Tickets } from "./tickets.ts";

/** All that the shop keeps. */
export class Store {
  readonly orders: Orders;
  readonly people: People;
  readonly messages: Messages;
  readonly tickets: Tickets;
  readonly errands: Errands;
  readonly heard: Heard;
  readonly #database: DatabaseSync;
  #isTogether = false;

  constructor(file: string) {
    this.#database = openDatabase(file);
    this.orders = new Orders(this.#database);
    this.people = new People(this.#database);
    this.messages = new Messages(this.#database);
    this.tickets = new Tickets(this.#database);
    this.errands = new Errands(this.#database);
    this.heard = new Heard(this.#database);
  }

  /** All of it, or nothing where it throws. Within another one it is part of that. */
  together<T>(work: () => T): T {
    if (this.#isTogether) return work();
    this.#database.exec("BEGIN IMMEDIATE");
    this.#isTogether = true;
    try {
      const result = work();
      this.#database.exec("COMMIT");
      return result;
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    } finally {
      this.#isTogether = false;
    }
  }

  close(): void {
    this.#database.close();
  }
}
