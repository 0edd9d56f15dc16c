import type { Tally } from "../../../domain/metrics/series.ts";

/** What was counted until it was written. `since` in ms. */
export type KeptMetrics = {
  since: number;
  tally: Tally;
  outboxes: Record<string, [open: number, at: number]>;
};

/** Every statement on what the desk counted of its own working. One row holds it all: it is written seldom, and read when the desk woke. */
export class MetricsStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(): KeptMetrics | null {
    const sql = "SELECT since, counted, outboxes FROM metric WHERE id = 1";
    const row = this.#sql.exec<{ since: number; counted: string; outboxes: string }>(sql).toArray()[0];
    if (row === undefined) return null;
    return {
      since: row.since,
      tally: JSON.parse(row.counted) as Tally,
      outboxes: JSON.parse(row.outboxes) as KeptMetrics["outboxes"],
    };
  }

  set({ since, tally, outboxes }: KeptMetrics): void {
    const sql = `INSERT INTO metric (id, since, counted, outboxes) VALUES (1, ?1, ?2, ?3)
      ON CONFLICT (id) DO UPDATE SET since = ?1, counted = ?2, outboxes = ?3`;
    this.#sql.exec(sql, since, JSON.stringify(tally), JSON.stringify(outboxes));
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM metric");
  }
}
