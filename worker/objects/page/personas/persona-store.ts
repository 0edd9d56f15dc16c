import type { Persona } from "../../../domain/persona.ts";

/** As many are known; of one that was forgotten Meta makes another. */
const PERSONAS_MAX = 500;

/** Every statement on the personas that Meta has of the Page. */
export class PersonaStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find({ name, pictureUrl }: Persona): string | null {
    const sql = "SELECT id FROM persona WHERE name = ? AND picture_url = ?";
    return this.#sql.exec<{ id: string }>(sql, name, pictureUrl).toArray()[0]?.id ?? null;
  }

  put({ name, pictureUrl }: Persona, id: string, now: number): void {
    const sql = "INSERT OR REPLACE INTO persona (name, picture_url, id, made_at) VALUES (?, ?, ?, ?)";
    this.#sql.exec(sql, name, pictureUrl, id, now);
    this.#sql.exec(
      `DELETE FROM persona WHERE (SELECT count(*) FROM persona) > ?
         AND made_at = (SELECT min(made_at) FROM persona)`,
      PERSONAS_MAX,
    );
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM persona WHERE id = ?", id);
  }
}
