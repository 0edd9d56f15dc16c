import { personOf, withoutOne, type Merge } from "../../../domain/persons/persons.ts";

/** Every statement on which conversations are one person's. */
export class PersonStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** All merges by which a conversation is one person's with others. */
  mergesOf(name: string): Merge[] {
    const sql = `WITH RECURSIVE person (name) AS (
        VALUES (?) UNION
        SELECT CASE merge.one WHEN person.name THEN merge.two ELSE merge.one END
          FROM person JOIN merge ON merge.one = person.name OR merge.two = person.name)
      SELECT no, one, two FROM merge WHERE one IN (SELECT name FROM person) ORDER BY no`;
    return this.#sql.exec<Merge>(sql, name).toArray();
  }

  /** All that are one person's with it, itself first. */
  of(name: string): string[] {
    return [...personOf(name, this.mergesOf(name))];
  }

  add(one: string, two: string): void {
    this.#sql.exec("INSERT INTO merge (one, two) VALUES (?, ?)", one, two);
  }

  remove({ no }: Merge): void {
    this.#sql.exec("DELETE FROM merge WHERE no = ?", no);
  }

  /** It is nobody's any more; those that it joined stay one person's. Answers who they are. */
  removeOf(name: string): string[] {
    const merges = this.mergesOf(name);
    if (merges.length === 0) return [];
    this.#sql.exec("DELETE FROM merge WHERE one = ?1 OR two = ?1", name);
    for (const { no, one, two } of withoutOne(name, merges))
      this.#sql.exec("INSERT INTO merge (no, one, two) VALUES (?, ?, ?)", no, one, two);
    return [...personOf(name, merges)].filter((it) => it !== name);
  }
}
