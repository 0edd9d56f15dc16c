import type { MacroStep } from "../../../protocol/library/macro.ts";
import type { OtherLanguages } from "../../../protocol/library/saved-template.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";

/** Whose something is: `owner`'s, by `sub`; who is in `team`, by its id; everyone's at the desk where both are null. */
export type Whose = { owner: string | null; team: string | null };

/** What is kept beside a message. `steps`: it is a macro. */
type More = { language?: string; others?: OtherLanguages; steps?: MacroStep[] };

/** A template or macro as it is kept. `outgoing` null: it is a macro. */
export type KeptTemplate = Whose &
  More & {
    id: string;
    name: string;
    shortcut: string | null;
    outgoing: Outgoing | null;
    by: Person;
    madeAt: number;
    changedAt: number;
  };

type Row = Whose & {
  id: string;
  name: string;
  shortcut: string | null;
  outgoing: string;
  more: string;
  by_sub: string;
  by_name: string;
  made_at: number;
  changed_at: number;
};

const COLUMNS = "id, owner, team, name, shortcut, outgoing, more, by_sub, by_name, made_at, changed_at";

/** Every statement on the messages that are kept to be sent again, and on macros. */
export class TemplateStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The desk's, this agent's, and those of `teams` (null: of all teams), in the order in which they were made. */
  usableBy(sub: string, teams: readonly string[] | null): KeptTemplate[] {
    const ofTeams = teams === null ? "TRUE" : "team IN (SELECT value FROM json_each(?))";
    const sql = `SELECT ${COLUMNS} FROM template WHERE CASE WHEN team IS NOT NULL THEN ${ofTeams} ELSE owner IS NULL OR owner = ? END ORDER BY made_at, id`;
    const values = teams === null ? [sub] : [JSON.stringify(teams), sub];
    return this.#sql
      .exec<Row>(sql, ...values)
      .toArray()
      .map(toTemplate);
  }

  find(id: string): KeptTemplate | null {
    const [row] = this.#sql.exec<Row>(`SELECT ${COLUMNS} FROM template WHERE id = ?`, id).toArray();
    return row === undefined ? null : toTemplate(row);
  }

  /** How many there are of the desk, of a team or of an agent. */
  count({ owner, team }: Whose): number {
    const sql = "SELECT COUNT(*) AS count FROM template WHERE owner IS ? AND team IS ?";
    return this.#sql.exec<{ count: number }>(sql, owner, team).one().count;
  }

  namesOf({ owner, team }: Whose): { id: string; name: string }[] {
    const sql = "SELECT id, name FROM template WHERE owner IS ? AND team IS ?";
    return this.#sql.exec<{ id: string; name: string }>(sql, owner, team).toArray();
  }

  /** Which of them has this shortcut; null: none. */
  withShortcut({ owner, team }: Whose, shortcut: string): string | null {
    const sql = "SELECT id FROM template WHERE owner IS ? AND team IS ? AND shortcut = ?";
    return this.#sql.exec<{ id: string }>(sql, owner, team, shortcut).toArray()[0]?.id ?? null;
  }

  put(kept: KeptTemplate): void {
    const { id, owner, team, name, shortcut, outgoing, by, madeAt, changedAt, language, others, steps } =
      kept;
    // What is undefined is not written.
    const more = JSON.stringify({ language, others, steps });
    this.#sql.exec(
      `INSERT OR REPLACE INTO template (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, owner, team, name, shortcut, JSON.stringify(outgoing), more],
      ...[by.sub, by.name, madeAt, changedAt],
    );
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM template WHERE id = ?", id);
  }
}

function toTemplate(row: Row): KeptTemplate {
  const { id, owner, team, name, shortcut, outgoing, more, by_sub: sub, by_name: byName } = row;
  return {
    ...{ id, owner, team, name, shortcut, outgoing: JSON.parse(outgoing) as Outgoing | null },
    ...{ by: { sub, name: byName }, madeAt: row.made_at, changedAt: row.changed_at },
    ...(JSON.parse(more) as More),
  };
}
