import { ROUTING_VERSIONS_MAX } from "../../../protocol/limits.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { NO_ROUTING, type RoutingConfig, type RoutingVersion } from "../../../protocol/routing/config.ts";
import { limitOf } from "../../kernel/limit.ts";

type Row = { version: number; at: number; by_sub: string; by_name: string };

/** Every statement on how the desk brings customers to agents, and on the versions of that before. */
export class RoutingStore {
  readonly #sql: SqlStorage;
  /** Asked with every publication, changed hardly ever. */
  #current: { version: number; config: RoutingConfig } | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** As it is; version 0: nobody wrote one. */
  current(): { version: number; config: RoutingConfig } {
    if (this.#current !== null) return this.#current;
    const sql = "SELECT version, config FROM routing_version ORDER BY version DESC LIMIT 1";
    const [row] = this.#sql.exec<{ version: number; config: string }>(sql).toArray();
    this.#current = row === undefined ? { version: 0, config: NO_ROUTING } : read(row);
    return this.#current;
  }

  /** As it was in that version, null where that is not kept. */
  find(version: number): { version: number; config: RoutingConfig } | null {
    if (version === 0) return { version: 0, config: NO_ROUTING };
    const sql = "SELECT version, config FROM routing_version WHERE version = ?";
    const [row] = this.#sql.exec<{ version: number; config: string }>(sql, version).toArray();
    return row === undefined ? null : read(row);
  }

  /** The newest first. */
  versions(): RoutingVersion[] {
    const sql = "SELECT version, at, by_sub, by_name FROM routing_version ORDER BY version DESC";
    return this.#sql
      .exec<Row>(sql)
      .toArray()
      .map(({ version, at, by_sub: sub, by_name: name }) => ({ version, at, by: { sub, name } }));
  }

  /** Writes the next version, forgets those that are too old, and answers its number. */
  add(config: RoutingConfig, by: Person, at: number): number {
    const sql =
      "INSERT INTO routing_version (at, by_sub, by_name, config) VALUES (?, ?, ?, ?) RETURNING version";
    const { version } = this.#sql
      .exec<{ version: number }>(sql, at, by.sub, by.name, JSON.stringify(config))
      .one();
    this.#sql.exec(
      `DELETE FROM routing_version WHERE version NOT IN (
         SELECT version FROM routing_version ORDER BY version DESC LIMIT ${limitOf(ROUTING_VERSIONS_MAX)})`,
    );
    this.#current = { version, config };
    return version;
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM routing_version");
    this.#current = null;
  }
}

function read({ version, config }: { version: number; config: string }): {
  version: number;
  config: RoutingConfig;
} {
  return { version, config: JSON.parse(config) as RoutingConfig };
}
