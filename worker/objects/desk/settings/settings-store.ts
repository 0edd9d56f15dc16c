import { DEFAULT_DESK_SETTINGS, type DeskSettings } from "../../../protocol/desk/settings.ts";

/** Every statement on what was set at the desk. */
export class SettingsStore {
  readonly #sql: SqlStorage;
  /** Asked with every publication, changed hardly ever. */
  #settings: DeskSettings | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Settings that came with newer code have their defaults in a desk that was set before it. */
  all(): DeskSettings {
    if (this.#settings !== null) return this.#settings;
    const row = this.#sql.exec<{ settings: string }>("SELECT settings FROM desk WHERE id = 1").one();
    this.#settings = { ...DEFAULT_DESK_SETTINGS, ...(JSON.parse(row.settings) as Partial<DeskSettings>) };
    return this.#settings;
  }

  set(settings: DeskSettings): void {
    this.#sql.exec("UPDATE desk SET settings = ? WHERE id = 1", JSON.stringify(settings));
    this.#settings = settings;
  }
}
