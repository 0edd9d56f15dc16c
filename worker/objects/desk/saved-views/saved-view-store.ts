import type { SavedView, ViewScope } from "../../../protocol/saved-views/saved-view.ts";

/** A view as it is kept. `owner`: see ownerKey(). */
export type KeptView = Omit<SavedView, "scope" | "count"> & { owner: string };

type Row = { id: string; owner: string; kept: string };
type Kept = Omit<KeptView, "saved" | "owner">;

/** Whose it is, as it is kept. */
export function ownerKey(scope: ViewScope, sub: string): string {
  if (scope === "desk") return "desk";
  return scope === "mine" ? `agent:${sub}` : `team:${scope.team}`;
}

/** Whose it is, as whoever sees it is told. */
export function scopeOf(owner: string): ViewScope {
  if (owner === "desk") return "desk";
  return owner.startsWith("team:") ? { team: owner.slice("team:".length) } : "mine";
}

/** Every statement on the lists that are kept under a name. */
export class SavedViewStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** In their order. */
  ofOwner(owner: string): KeptView[] {
    const sql = "SELECT id, owner, kept FROM saved_view WHERE owner = ? ORDER BY place, id";
    return this.#sql.exec<Row>(sql, owner).toArray().map(toView);
  }

  find(id: string): KeptView | null {
    const [row] = this.#sql.exec<Row>("SELECT id, owner, kept FROM saved_view WHERE id = ?", id).toArray();
    return row === undefined ? null : toView(row);
  }

  count(owner: string): number {
    const sql = "SELECT COUNT(*) AS count FROM saved_view WHERE owner = ?";
    return this.#sql.exec<{ count: number }>(sql, owner).one().count;
  }

  /** In its place; one that is new, or of another owner than before, stands last. */
  put({ saved, owner, ...kept }: KeptView): void {
    this.#sql.exec(
      `INSERT INTO saved_view (id, owner, place, kept)
         VALUES (?1, ?2, (SELECT ifnull(max(place), 0) + 1 FROM saved_view WHERE owner = ?2), ?3)
         ON CONFLICT (id) DO UPDATE SET kept = excluded.kept, owner = excluded.owner,
           place = CASE owner WHEN excluded.owner THEN place ELSE excluded.place END`,
      ...[saved, owner, JSON.stringify(kept satisfies Kept)],
    );
  }

  /** All of an owner, in this order. */
  order(ids: readonly string[]): void {
    ids.forEach((id, place) => this.#sql.exec("UPDATE saved_view SET place = ? WHERE id = ?", place, id));
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM saved_view WHERE id = ?", id);
  }

  removeOf(owner: string): void {
    this.#sql.exec("DELETE FROM saved_view WHERE owner = ?", owner);
  }

  forgetAll(): void {
    this.#sql.exec("DELETE FROM saved_view");
  }
}

function toView({ id, owner, kept }: Row): KeptView {
  return { saved: id, owner, ...(JSON.parse(kept) as Kept) };
}
