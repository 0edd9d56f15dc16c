import type { Attempt } from "../../../protocol/message/attempt.ts";

/** Of one message; of those between the first and the newest nobody asks. */
export const ATTEMPTS_KEPT = 20;

type AttemptRow = {
  at: number;
  ended_at: number | null;
  what: Attempt["what"];
  code: number | null;
  subcode: number | null;
  trace: string | null;
};

/**
 * Tries to give Meta a message that came to nothing, or to nothing that anybody knows. What succeeds has no row, so that a
 * message which leaves as it should costs nothing for it.
 */
export class AttemptStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  note(seq: number, { at, endedAt, what, graph, trace }: Attempt): void {
    this.#sql.exec(
      `INSERT INTO attempt (seq, n, at, ended_at, what, code, subcode, trace)
         SELECT ?1, ifnull(max(n), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM attempt WHERE seq = ?1`,
      ...[seq, at, endedAt, what, graph?.code ?? null, graph?.subcode ?? null, trace],
    );
    const kept = ATTEMPTS_KEPT - 1;
    this.#sql.exec(
      "DELETE FROM attempt WHERE seq = ?1 AND n > 1 AND n <= (SELECT max(n) FROM attempt WHERE seq = ?1) - ?2",
      ...[seq, kept],
    );
  }

  /** One that was under way when its instance died is noted by whoever comes after: once. */
  noteLost(seq: number, at: number): void {
    const isKnown = this.of(seq).some((attempt) => attempt.what === "send" && attempt.at >= at);
    if (!isKnown) this.note(seq, { at, endedAt: null, what: "send", graph: null, trace: null });
  }

  /** First to last. */
  of(seq: number): Attempt[] {
    return this.#sql
      .exec<AttemptRow>("SELECT * FROM attempt WHERE seq = ? ORDER BY n", seq)
      .toArray()
      .map(({ at, ended_at: endedAt, what, code, subcode, trace }) => {
        return { at, endedAt, what, graph: code === null ? null : { code, subcode }, trace };
      });
  }
}
