import type { CameBy } from "../../../domain/references/came.ts";
import type { ConversationId } from "../../../protocol/ids.ts";
import type { CustomerRecord } from "../../../protocol/records/record.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A reference as it is kept. `about` null: whoever came by it was erased, and what it stood for with them; `usedBy` is "" then. */
export type ReferenceRow = {
  id: string;
  about: About | null;
  expires: number;
  usedBy: ConversationId | null;
  usedAt: number | null;
  revokedAt: number | null;
};
export type About = {
  page: string;
  kind: string;
  value: string;
  record: CustomerRecord | null;
  single: boolean;
  ref: string;
};

type Row = {
  id: string;
  about: string | null;
  expires_at: number;
  used_by: string | null;
  used_at: number | null;
  revoked_at: number | null;
};
export type Came = CameBy & { conversation: ConversationId };

/** A reference is kept so long after its end, and that it was judged so long after that, in ms. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const SETTLED_MS = 7 * 24 * 60 * 60_000;
/** Shops have a few words for what customers come by; of more kinds than these not all are looked through. */
const KINDS_MAX = 100;

/** Every statement on references: those that were made, and who came by them. */
export class ReferenceStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  find(id: string): ReferenceRow | null {
    const [row] = this.#sql.exec<Row>("SELECT * FROM reference WHERE id = ?", id).toArray();
    return row === undefined ? null : toReference(row);
  }

  /** Those that end last first, from behind `after` on, but for those whose customers were erased. */
  list(after: Pick<ReferenceRow, "id" | "expires"> | null, limit: number): ReferenceRow[] {
    const sql = `SELECT * FROM reference WHERE about IS NOT NULL AND (expires_at, id) < (?, ?)
      ORDER BY expires_at DESC, id DESC LIMIT ${limitOf(limit)}`;
    const { id, expires } = after ?? { id: "", expires: Number.MAX_SAFE_INTEGER };
    return this.#sql.exec<Row>(sql, expires, id).toArray().map(toReference);
  }

  /** Whether it was as good as before until now. */
  revoke(id: string, at: number): boolean {
    const sql = "UPDATE reference SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING 1";
    return this.#sql.exec(sql, at, id).toArray().length > 0;
  }

  /** What somebody came by last; null: by nothing that is kept. */
  lastOf(conversation: ConversationId): Pick<About, "kind" | "value"> | null {
    const sql = `SELECT about FROM reference WHERE used_by = ? AND about IS NOT NULL ORDER BY used_at DESC LIMIT 1`;
    const [row] = this.#sql.exec<{ about: string }>(sql, conversation).toArray();
    if (row === undefined) return null;
    const { kind, value } = JSON.parse(row.about) as About;
    return { kind, value };
  }

  /** Who else came by a reference to what this one came by. */
  alike(conversation: ConversationId, limit: number): ConversationId[] {
    const sql = `SELECT DISTINCT other.used_by AS name FROM reference AS own JOIN reference AS other
        ON other.about ->> '$.kind' = own.about ->> '$.kind' AND other.about ->> '$.value' = own.about ->> '$.value'
          AND other.used_by IS NOT NULL
      WHERE own.used_by = ?1 AND own.about IS NOT NULL AND other.used_by <> ?1 LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: ConversationId }>(sql, conversation)
      .toArray()
      .map(({ name }) => name);
  }

  /** Who came by a reference that stands for this: by what it is called with its kind ("Order 1001") or without. */
  cameBy(words: string, limit: number): ConversationId[] {
    // Of each kind by the index, which begins with it.
    const kinds = `WITH RECURSIVE kind (name) AS (
        SELECT min(about ->> '$.kind') FROM reference WHERE used_by IS NOT NULL UNION ALL
        SELECT (SELECT min(about ->> '$.kind') FROM reference WHERE used_by IS NOT NULL AND about ->> '$.kind' > kind.name)
          FROM kind WHERE kind.name IS NOT NULL)
      SELECT name FROM kind WHERE name IS NOT NULL LIMIT ${limitOf(KINDS_MAX)}`;
    const said = words.toLowerCase();
    const found = this.#sql
      .exec<{ name: string }>(kinds)
      .toArray()
      .flatMap(({ name: kind }) => {
        const isNamed = said.startsWith(`${kind.toLowerCase()} `);
        const values = isNamed ? [words, words.slice(kind.length + 1).trim()] : [words];
        return values.flatMap((value) => this.#usedBy(kind, value, limit));
      });
    return [...new Set(found)].slice(0, limit);
  }

  #usedBy(kind: string, value: string, limit: number): ConversationId[] {
    const sql = `SELECT DISTINCT used_by AS name FROM reference WHERE about ->> '$.kind' = ? AND about ->> '$.value' = ?
      AND used_by IS NOT NULL LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: ConversationId }>(sql, kind, value)
      .toArray()
      .map(({ name }) => name);
  }

  /** One that was made under this id stays as it is. */
  add(id: string, about: About, expires: number): void {
    const sql = "INSERT INTO reference (id, about, expires_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
    this.#sql.exec(sql, id, JSON.stringify(about), expires);
  }

  /** Whose it is from then on. */
  use(id: string, conversation: ConversationId, at: number): void {
    const sql = "UPDATE reference SET used_by = ?, used_at = ? WHERE id = ? AND used_by IS NULL";
    this.#sql.exec(sql, conversation, at, id);
  }

  /** Somebody came by one, which is yet to be judged; each entry is, once. */
  come(conversation: ConversationId, { entry, at, ref }: CameBy): void {
    const sql = `INSERT INTO reference_came (conversation, entry, at, ref) VALUES (?, ?, ?, ?)
      ON CONFLICT (conversation, entry) DO NOTHING`;
    this.#sql.exec(sql, conversation, entry, at, ref);
  }

  /** It is judged anew, by another reference: that of the checkbox which this entry answered. */
  comeAgain({ conversation, entry, at, ref }: Came): void {
    const sql = `INSERT INTO reference_came (conversation, entry, at, ref) VALUES (?, ?, ?, ?)
      ON CONFLICT (conversation, entry) DO UPDATE SET at = excluded.at, ref = excluded.ref, settled_at = NULL`;
    this.#sql.exec(sql, conversation, entry, at, ref);
  }

  /** Who came first of those that are yet to be judged. */
  nextCame(): Came | null {
    const sql = `SELECT conversation, entry, at, ref FROM reference_came WHERE settled_at IS NULL
      ORDER BY at, conversation, entry LIMIT 1`;
    return this.#sql.exec<Came>(sql).toArray()[0] ?? null;
  }

  settle({ conversation, entry }: Pick<Came, "conversation" | "entry">, at: number): void {
    const sql = "UPDATE reference_came SET settled_at = ?, ref = '' WHERE conversation = ? AND entry = ?";
    this.#sql.exec(sql, at, conversation, entry);
  }

  /** When the next one is to be judged or forgotten, in ms; null: none. */
  nextDueAt(): number | null {
    if (!this.#hasTables()) return null;
    const sql = `SELECT min(
      ifnull((SELECT 0 FROM reference_came WHERE settled_at IS NULL LIMIT 1), 9e15),
      ifnull((SELECT min(settled_at) FROM reference_came) + ?, 9e15),
      ifnull((SELECT min(expires_at) FROM reference) + ?, 9e15)) AS at`;
    const { at } = this.#sql.exec<{ at: number }>(sql, SETTLED_MS, KEPT_MS).one();
    return at === 9e15 ? null : at;
  }

  forgetOld(now: number): void {
    this.#sql.exec("DELETE FROM reference_came WHERE settled_at <= ?", now - SETTLED_MS);
    this.#sql.exec("DELETE FROM reference WHERE expires_at <= ?", now - KEPT_MS);
  }

  /**
   * Nothing tells any more who came, nor by what. Their links count for nothing, and are nobody else's: whoever made one may make it anew. Answers how often they
   * came.
   */
  removeOf(conversation: ConversationId): number {
    const sql = "DELETE FROM reference_came WHERE conversation = ? RETURNING 1";
    const came = this.#sql.exec(sql, conversation).toArray().length;
    this.#sql.exec("DELETE FROM reference WHERE used_by = ?", conversation);
    return came;
  }

  removeAll(): void {
    this.#sql.exec("DELETE FROM reference_came");
    this.#sql.exec("DELETE FROM reference");
  }
}

function toReference({ id, about, expires_at, used_by, used_at, revoked_at }: Row): ReferenceRow {
  return {
    ...{ id, about: about === null ? null : (JSON.parse(about) as About), expires: expires_at },
    ...{ usedBy: used_by, usedAt: used_at, revokedAt: revoked_at },
  };
}
