export type RelayRow = { no: number; line: string };
/** `session`: JSON of what the socket remembers. */
export type SeatRow = { relay: number; seat: number; session: string; is_closing: 0 | 1 };

/** Every statement on sockets that relays hold. A desk without tables has none. */
export class RelayStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  lines(): RelayRow[] {
    if (!this.#hasTables()) return [];
    return this.#sql.exec<RelayRow>("SELECT no, line FROM relay").toArray();
  }

  seats(): SeatRow[] {
    return this.#sql.exec<SeatRow>("SELECT relay, seat, session, is_closing FROM relayed_socket").toArray();
  }

  /** A line begins; sockets of another that the relay had are forgotten. */
  begin({ no, line }: RelayRow): void {
    this.end(no);
    this.#sql.exec("INSERT INTO relay (no, line) VALUES (?, ?)", no, line);
  }

  end(relay: number): void {
    this.#sql.exec("DELETE FROM relay WHERE no = ?", relay);
    this.#sql.exec("DELETE FROM relayed_socket WHERE relay = ?", relay);
  }

  put(relay: number, seat: number, session: string): void {
    const sql = `INSERT INTO relayed_socket (relay, seat, session) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET session = excluded.session`;
    this.#sql.exec(sql, relay, seat, session);
  }

  isClosing(relay: number, seat: number): void {
    const sql = "UPDATE relayed_socket SET is_closing = 1 WHERE relay = ? AND seat = ?";
    this.#sql.exec(sql, relay, seat);
  }

  remove(relay: number, seat: number): void {
    this.#sql.exec("DELETE FROM relayed_socket WHERE relay = ? AND seat = ?", relay, seat);
  }

  /** Whether something may have been under way to relays when it was last noted. */
  isTelling(): boolean {
    if (!this.#hasTables()) return false;
    const sql = "SELECT tells_relays AS tells FROM desk WHERE id = 1";
    return this.#sql.exec<{ tells: number }>(sql).toArray()[0]?.tells === 1;
  }

  setTelling(is: boolean): void {
    this.#sql.exec("UPDATE desk SET tells_relays = ? WHERE id = 1", is ? 1 : 0);
  }
}
