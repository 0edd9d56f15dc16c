import type { Health } from "../../domain/webhooks/retry.ts";
import type { WebhookEntry, WebhookPause } from "../../protocol/webhooks/webhook.ts";

/** What its administrator says of an endpoint. `addressBy`: who changed its address last; left out: who made it. */
export type Kept = Pick<WebhookEntry, "name" | "url" | "events" | "scopes" | "by" | "madeAt"> & {
  addressBy?: string;
};

/** An endpoint as it is stored. `secret`, `former`: sealed (JSON). */
export type Endpoint = Kept & {
  no: number;
  id: string;
  secret: string;
  former: string | null;
  secretAt: number;
  paused: WebhookPause | null;
  health: Health;
  deliveredAt: number | null;
};

type Row = {
  no: number;
  id: string;
  kept: string;
  secret: string;
  former: string | null;
  secret_at: number;
  paused: string | null;
  failures: number;
  failing_since: number | null;
  rests_until: number;
  delivered_at: number | null;
};

/** Every statement on endpoints: few, and read with every event, so that they are remembered. */
export class EndpointStore {
  readonly #sql: SqlStorage;
  #known: Endpoint[] | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** In the order in which they were made. */
  all(): readonly Endpoint[] {
    return (this.#known ??= this.#sql
      .exec<Row>("SELECT * FROM endpoint ORDER BY no")
      .toArray()
      .map(toEndpoint));
  }

  find(id: string): Endpoint | null {
    return this.all().find((it) => it.id === id) ?? null;
  }

  byNo(no: number): Endpoint | null {
    return this.all().find((it) => it.no === no) ?? null;
  }

  insert(id: string, kept: Kept, secret: string, now: number): void {
    this.#known = null;
    const sql = "INSERT INTO endpoint (id, kept, secret, secret_at) VALUES (?, ?, ?, ?)";
    this.#sql.exec(sql, id, JSON.stringify(kept), secret, now);
  }

  keep(no: number, kept: Kept): void {
    this.#known = null;
    this.#sql.exec("UPDATE endpoint SET kept = ? WHERE no = ?", JSON.stringify(kept), no);
  }

  pause(no: number, paused: WebhookPause | null): void {
    this.#known = null;
    const json = paused === null ? null : JSON.stringify(paused);
    this.#sql.exec("UPDATE endpoint SET paused = ? WHERE no = ?", json, no);
  }

  renew(no: number, secret: string, now: number): void {
    this.#known = null;
    const sql = "UPDATE endpoint SET former = secret, secret = ?, secret_at = ? WHERE no = ?";
    this.#sql.exec(sql, secret, now, no);
  }

  /** The same secrets, sealed anew; unless they were renewed meanwhile. */
  reseal({ no, secretAt }: Pick<Endpoint, "no" | "secretAt">, secret: string, former: string | null): void {
    this.#known = null;
    const sql = "UPDATE endpoint SET secret = ?, former = ? WHERE no = ? AND secret_at = ?";
    this.#sql.exec(sql, secret, former, no, secretAt);
  }

  setHealth(no: number, { failures, failingSince, restsUntil }: Health): void {
    this.#known = null;
    const sql = "UPDATE endpoint SET failures = ?, failing_since = ?, rests_until = ? WHERE no = ?";
    this.#sql.exec(sql, failures, failingSince, restsUntil, no);
  }

  delivered(no: number, at: number): void {
    this.#known = null;
    this.#sql.exec("UPDATE endpoint SET delivered_at = ? WHERE no = ?", at, no);
  }

  remove(no: number): void {
    this.#known = null;
    this.#sql.exec("DELETE FROM endpoint WHERE no = ?", no);
  }

  /** What is in memory may not be what is written. */
  forgetKnown(): void {
    this.#known = null;
  }
}

function toEndpoint(row: Row): Endpoint {
  const { no, id, kept, secret, former, paused } = row;
  return {
    ...(JSON.parse(kept) as Kept),
    ...{ no, id, secret, former, secretAt: row.secret_at, deliveredAt: row.delivered_at },
    paused: paused === null ? null : (JSON.parse(paused) as WebhookPause),
    health: { failures: row.failures, failingSince: row.failing_since, restsUntil: row.rests_until },
  };
}
