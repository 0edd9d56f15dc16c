import type { TemplateScope } from "../../../protocol/library/saved-template.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";

/** A template as it is kept. `owner`: the `sub` of the agent whose own it is; null: it is the desk's. */
export type KeptTemplate = {
  id: string;
  owner: string | null;
  name: string;
  outgoing: Outgoing;
  by: Person;
  madeAt: number;
  changedAt: number;
};

type Row = {
  id: string;
  owner: string | null;
  name: string;
  outgoing: string;
  by_sub: string;
  by_name: string;
  made_at: number;
  changed_at: number;
};

const COLUMNS = "id, owner, name, outgoing, by_sub, by_name, made_at, changed_at";

/** Whose a template of that scope is. */
export function ownerOf(scope: TemplateScope, sub: string): string | null {
  return scope === "desk" ? null : sub;
}

/** Every statement on the messages that are kept to be sent again. */
export class TemplateStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The desk's and this agent's, in the order in which they were made. */
  usableBy(sub: string): KeptTemplate[] {
    const sql = `SELECT ${COLUMNS} FROM template WHERE owner IS NULL OR owner = ? ORDER BY made_at, id`;
    return this.#sql.exec<Row>(sql, sub).toArray().map(toTemplate);
  }

  find(id: string): KeptTemplate | null {
    const [row] = this.#sql.exec<Row>(`SELECT ${COLUMNS} FROM template WHERE id = ?`, id).toArray();
    return row === undefined ? null : toTemplate(row);
  }

  /** How many there are of the desk (null) or of an agent. */
  count(owner: string | null): number {
    const sql = "SELECT COUNT(*) AS count FROM template WHERE owner IS ?";
    return this.#sql.exec<{ count: number }>(sql, owner).one().count;
  }

  put({ id, owner, name, outgoing, by, madeAt, changedAt }: KeptTemplate): void {
    this.#sql.exec(
      `INSERT OR REPLACE INTO template (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, owner, name, JSON.stringify(outgoing), by.sub, by.name, madeAt, changedAt],
    );
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM template WHERE id = ?", id);
  }
}

function toTemplate(row: Row): KeptTemplate {
  const { id, owner, name, outgoing, by_sub: sub, by_name: byName, made_at, changed_at } = row;
  return {
    ...{ id, owner, name, outgoing: JSON.parse(outgoing) as Outgoing },
    ...{ by: { sub, name: byName }, madeAt: made_at, changedAt: changed_at },
  };
}
