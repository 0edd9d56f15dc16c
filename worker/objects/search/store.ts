import { TOKENS_VERSION } from "../../domain/search/tokens.ts";
import { base64url } from "../../protocol/base64url.ts";
import { isEmpty, migrate, upgrade } from "../kernel/migrations.ts";
import { SEARCH_STEPS } from "./schema.ts";
import { SaidStore } from "./said-store.ts";
import { ThreadStore } from "./thread-store.ts";

/** How far the index is being made: the last conversation that told all it has; how many did, of how many. */
export type Building = { after: string | null; done: number; total: number };

/** The one row about the index. */
export type DeskRow = {
  name: string;
  is_off: 0 | 1;
  tokens: number;
  key: string;
  built_at: number | null;
  building: string | null;
  /** What is older (ms) is not kept; null: it stays. */
  keep_from: number | null;
};

type LeftPage = { page_id: string; generation: number };

/** The tables of one desk's index. */
export class SearchStore {
  readonly said: SaidStore;
  readonly threads: ThreadStore;
  readonly #storage: DurableObjectStorage;
  #hasTables: boolean;
  /** Asked with every call, changed hardly ever. */
  #row: DeskRow | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#hasTables = upgrade(storage, SEARCH_STEPS);
    this.said = new SaidStore(storage.sql);
    this.threads = new ThreadStore(storage.sql);
  }

  /** All or nothing. */
  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.#row = null;
      this.#hasTables = !isEmpty(this.#storage);
      throw error;
    }
  }

  /** The row of this desk. The first call names it; a call meant for another desk is a fault. */
  ensure(name: string): DeskRow {
    if (!this.#hasTables) {
      migrate(this.#storage, SEARCH_STEPS);
      this.#hasTables = true;
    }
    const found = this.find();
    if (found !== null && found.name !== name) throw new Error("called for the index of another desk");
    if (found !== null) return found;
    const key = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const sql = "INSERT INTO desk (id, name, tokens, key) VALUES (1, ?, ?, ?)";
    this.#storage.sql.exec(sql, name, TOKENS_VERSION, key);
    return (this.#row = {
      name,
      is_off: 0,
      tokens: TOKENS_VERSION,
      key,
      built_at: null,
      building: null,
      keep_from: null,
    });
  }

  /** Null before the first call. */
  find(): DeskRow | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT name, is_off, tokens, key, built_at, building, keep_from FROM desk WHERE id = 1";
    this.#row ??= this.#storage.sql.exec<DeskRow>(sql).toArray()[0] ?? null;
    return this.#row;
  }

  set(change: Partial<Omit<DeskRow, "name" | "key">>): void {
    this.#row = null;
    const columns = Object.keys(change).map((name) => `${name} = ?`);
    this.#storage.sql.exec(`UPDATE desk SET ${columns.join(", ")} WHERE id = 1`, ...Object.values(change));
  }

  building(): Building | null {
    const json = this.find()?.building ?? null;
    return json === null ? null : (JSON.parse(json) as Building);
  }

  /** Nothing is indexed any more. What is late stays known. */
  drop(): void {
    this.said.dropAll();
    this.threads.dropAll();
  }

  /** Of a thread that was erased by then (ms) nothing is taken any more. */
  markErased(epoch: string, at: number): void {
    this.#storage.sql.exec("INSERT INTO erased (epoch, at) VALUES (?, ?) ON CONFLICT DO NOTHING", epoch, at);
  }

  isErased(epoch: string): boolean {
    return this.#storage.sql.exec("SELECT 1 FROM erased WHERE epoch = ?", epoch).toArray().length > 0;
  }

  forgetErased(before: number): void {
    this.#storage.sql.exec("DELETE FROM erased WHERE at < ?", before);
  }

  /** The oldest erased epoch that is remembered, in ms. */
  oldestErased(): number | null {
    return this.#storage.sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM erased").one().at;
  }

  /** The generation at which a Page left last, -1: it never did. */
  leftAt(pageId: string): number {
    const sql = "SELECT generation FROM left_page WHERE page_id = ?";
    return this.#storage.sql.exec<{ generation: number }>(sql, pageId).toArray()[0]?.generation ?? -1;
  }

  markLeft(pageId: string, generation: number): void {
    this.#storage.sql.exec(
      `INSERT INTO left_page (page_id, generation, is_done) VALUES (?1, ?2, 0)
         ON CONFLICT (page_id) DO UPDATE SET generation = ?2, is_done = 0 WHERE generation < ?2`,
      ...[pageId, generation],
    );
  }

  /** Pages that left, and of which something may be left. */
  leaving(): LeftPage[] {
    const sql = "SELECT page_id, generation FROM left_page WHERE is_done = 0";
    return this.#storage.sql.exec<LeftPage>(sql).toArray();
  }

  hasLeft({ page_id, generation }: LeftPage): void {
    const sql = "UPDATE left_page SET is_done = 1 WHERE page_id = ? AND generation = ?";
    this.#storage.sql.exec(sql, page_id, generation);
  }
}
