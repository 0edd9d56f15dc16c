import { NO_TICKETS, type TicketsKept } from "../../../domain/tickets/tickets.ts";

/** Every statement on tickets that another system keeps: one row for all of a conversation. */
export class TicketStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  of(conversation: string): TicketsKept {
    const sql = "SELECT told FROM kept_ticket WHERE conversation = ?";
    const [row] = this.#sql.exec<{ told: string }>(sql, conversation).toArray();
    return row === undefined ? NO_TICKETS : (JSON.parse(row.told) as TicketsKept);
  }

  set(conversation: string, told: TicketsKept): void {
    const sql = "INSERT OR REPLACE INTO kept_ticket (conversation, told) VALUES (?, ?)";
    this.#sql.exec(sql, conversation, JSON.stringify(told));
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM kept_ticket WHERE conversation = ?", conversation);
  }
}
