import { DEFAULT_MASKING, type Masking } from "../../../protocol/masking/masking.ts";

/** Every statement on what is hidden at the desk. */
export class MaskingStore {
  readonly #sql: SqlStorage;
  readonly #hasTables: () => boolean;
  /** Asked with every frame, changed hardly ever. */
  #masking: Masking | null = null;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    this.#sql = sql;
    this.#hasTables = hasTables;
  }

  /** What came with newer code has its default at a desk that was set before it. */
  current(): Masking {
    if (this.#masking !== null) return this.#masking;
    if (!this.#hasTables()) return DEFAULT_MASKING;
    const sql = "SELECT masking FROM desk WHERE id = 1";
    const [row] = this.#sql.exec<{ masking: string | null }>(sql).toArray();
    if (row === undefined) return DEFAULT_MASKING;
    this.#masking = { ...DEFAULT_MASKING, ...(JSON.parse(row.masking ?? "{}") as Partial<Masking>) };
    return this.#masking;
  }

  set(masking: Masking): void {
    this.#sql.exec("UPDATE desk SET masking = ? WHERE id = 1", JSON.stringify(masking));
    this.#masking = masking;
  }
}
