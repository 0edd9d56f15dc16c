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

  /** Answers how many there were. */
  removeOf(conversation: string): number {
    const sql = "DELETE FROM kept_ticket WHERE conversation = ? RETURNING told";
    const rows = this.#sql.exec<{ told: string }>(sql, conversation).toArray();
    return rows.reduce((sum, { told }) => sum + (JSON.parse(told) as TicketsKept).tickets.length, 0);
  }
}
