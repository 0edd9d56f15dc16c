import { MAIN_DESK } from "../../domain/desks.ts";
import type { Administrator, DeskEntry } from "../../protocol/admin/answers.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { Deed } from "../../domain/audit/deed.ts";
import { ParcelStore } from "../kernel/carrier.ts";
import { migrate, upgrade } from "../kernel/migrations.ts";
import { DIRECTORY_STEPS } from "./schema.ts";

/** A Page as it is listed. `claim`: of the command about it that is not at its end, of whom. */
export type PageRow = {
  page_id: string;
  name: string | null;
  label: string | null;
  desk: string;
  state: "connected" | "disconnected";
  app_id: string | null;
  at: number;
  claim: string | null;
  by_sub: string | null;
  by_name: string | null;
};

type DeskRow = { name: string; label: string; company: string; made_at: number };

/** Every statement of the Directory. To ask one of which nothing was ever written writes nothing. */
export class DirectoryStore {
  /** What was done, by the desk in whose audit it is to stand. */
  readonly parcels: ParcelStore<Deed>;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #hasTables: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#hasTables = upgrade(storage, DIRECTORY_STEPS);
    this.parcels = new ParcelStore(storage.sql);
  }

  /** Whether anything was ever written. */
  get isBegun(): boolean {
    return this.#hasTables;
  }

  /** Before the first thing is written. */
  begin(): void {
    if (!this.#hasTables) migrate(this.#storage, DIRECTORY_STEPS);
    this.#hasTables = true;
  }

  desk(name: string): DeskEntry | null {
    const row = this.all<DeskRow>("SELECT * FROM desk WHERE name = ?", name)[0];
    if (row !== undefined) return toDesk(row);
    return name === MAIN_DESK ? MAIN : null;
  }

  /** The first desk first. */
  desks(): DeskEntry[] {
    const others = this.all<DeskRow>("SELECT * FROM desk WHERE name <> ? ORDER BY name", MAIN_DESK);
    return [this.desk(MAIN_DESK) ?? MAIN, ...others.map(toDesk)];
  }

  hasSecondDesk(): boolean {
    return this.all("SELECT 1 FROM desk WHERE name <> ? LIMIT 1", MAIN_DESK).length > 0;
  }

  setDesk({ desk, label, company, madeAt }: DeskEntry): void {
    this.begin();
    this.#sql.exec(
      `INSERT INTO desk (name, label, company, made_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET label = ?2`,
      ...[desk, label, company, madeAt ?? 0],
    );
  }

  page(pageId: string): PageRow | null {
    return this.all<PageRow>("SELECT * FROM page WHERE page_id = ?", pageId)[0] ?? null;
  }

  /** Of one desk, or (null) of all. */
  pages(desk: string | null): PageRow[] {
    return desk === null
      ? this.all<PageRow>("SELECT * FROM page ORDER BY desk, page_id")
      : this.all<PageRow>("SELECT * FROM page WHERE desk = ? ORDER BY page_id", desk);
  }

  setPage(row: PageRow): void {
    this.begin();
    this.#sql.exec(
      `INSERT INTO page (page_id, name, desk, state, app_id, at, claim, by_sub, by_name, label)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (page_id)
         DO UPDATE SET name = ?2, desk = ?3, state = ?4, app_id = ?5, at = ?6, claim = ?7, by_sub = ?8, by_name = ?9,
           label = ?10`,
      ...[row.page_id, row.name, row.desk, row.state, row.app_id, row.at],
      ...[row.claim, row.by_sub, row.by_name, row.label],
    );
  }

  /** Somebody begins to change a Page of which nothing may be known. */
  claim(row: PageRow, claim: string, by: Person, at: number): void {
    this.setPage({ ...row, at, claim, by_sub: by.sub, by_name: by.name });
  }

  removePage(pageId: string): void {
    this.all("DELETE FROM page WHERE page_id = ?", pageId);
  }

  /** How many findings need somebody, of each Page of which any does. */
  findings(): Map<string, number> {
    const rows = this.all<{ page_id: string; count: number }>("SELECT page_id, count FROM finding");
    return new Map(rows.map(({ page_id, count }) => [page_id, count]));
  }

  setFindings(pageId: string, count: number): void {
    if (count === 0) {
      this.all("DELETE FROM finding WHERE page_id = ?", pageId);
      return;
    }
    this.begin();
    this.all("INSERT OR REPLACE INTO finding (page_id, count) VALUES (?, ?)", pageId, count);
  }

  /** Pages of which a command is not at its end, the oldest first. */
  claimed(): PageRow[] {
    return this.all<PageRow>("SELECT * FROM page WHERE claim IS NOT NULL ORDER BY at");
  }

  administrator(email: string): Administrator | null {
    return (
      this.all<Administrator>("SELECT email, role, desk FROM administrator WHERE email = ?", email)[0] ?? null
    );
  }

  administrators(): Administrator[] {
    return this.all<Administrator>("SELECT email, role, desk FROM administrator ORDER BY email");
  }

  setAdministrator({ email, role, desk }: Administrator): void {
    this.begin();
    this.#sql.exec(
      `INSERT INTO administrator (email, role, desk) VALUES (?1, ?2, ?3)
         ON CONFLICT (email) DO UPDATE SET role = ?2, desk = ?3`,
      ...[email, role, desk],
    );
  }

  removeAdministrator(email: string): void {
    this.all("DELETE FROM administrator WHERE email = ?", email);
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  /** One statement. Where nothing was ever written it finds nothing, and changes nothing. */
  all<T extends Record<string, SqlStorageValue>>(sql: string, ...bindings: SqlStorageValue[]): T[] {
    return this.#hasTables ? this.#sql.exec<T>(sql, ...bindings).toArray() : [];
  }
}

const MAIN: DeskEntry = { desk: MAIN_DESK, label: MAIN_DESK, company: MAIN_DESK, madeAt: null };

function toDesk({ name, label, company, made_at }: DeskRow): DeskEntry {
  return { desk: name, label, company, madeAt: name === MAIN_DESK ? null : made_at };
}
