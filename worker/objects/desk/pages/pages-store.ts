import type { PageState, PageTrouble, PageWarning } from "../../../protocol/frames.ts";
import { ON_TIME_ONLY_MAX } from "../../../protocol/limits.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Every statement on the Pages whose news a desk takes. */
export class PagesStore {
  readonly #sql: SqlStorage;
  /** Asked with every publication, changed hardly ever. */
  readonly #generations = new Map<string, number>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  set(page: PageState, generation: number): void {
    this.#generations.delete(page.pageId);
    this.#sql.exec(
      `INSERT INTO page (page_id, generation, pause, warning, eu_privacy_rules, human_agent, name, disconnected_at,
           trouble)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (page_id)
         DO UPDATE SET generation = ?2, pause = ?3, warning = ?4, eu_privacy_rules = ?5, human_agent = ?6,
           name = ?7, disconnected_at = ?8, trouble = ?9`,
      page.pageId,
      generation,
      page.pause === null ? null : JSON.stringify(page.pause),
      page.warning === undefined ? null : JSON.stringify(page.warning),
      page.subjectToNewEuPrivacyRules ? 1 : 0,
      page.humanAgent ?? null,
      page.name ?? null,
      page.disconnectedAt ?? null,
      page.trouble === undefined ? null : JSON.stringify(page.trouble),
    );
  }

  remove(pageId: string): void {
    this.#generations.delete(pageId);
    this.#sql.exec("DELETE FROM page WHERE page_id = ?", pageId);
  }

  generationOf(pageId: string): number | null {
    const known = this.#generations.get(pageId);
    if (known !== undefined) return known;
    const sql = "SELECT generation FROM page WHERE page_id = ?";
    const found = this.#sql.exec<{ generation: number }>(sql, pageId).toArray()[0]?.generation ?? null;
    if (found !== null) this.#generations.set(pageId, found);
    return found;
  }

  /** Whether an administrator has disconnected it. */
  isDisconnected(pageId: string): boolean {
    const sql = "SELECT 1 FROM page WHERE page_id = ? AND disconnected_at NOTNULL";
    return this.#sql.exec(sql, pageId).toArray().length > 0;
  }

  /** Those that Meta refuses the 7 days. */
  onTimeOnly(): string[] {
    const sql = `SELECT page_id FROM page WHERE human_agent = 'no' LIMIT ${limitOf(ON_TIME_ONLY_MAX)}`;
    return this.#sql
      .exec<{ page_id: string }>(sql)
      .toArray()
      .map(({ page_id }) => page_id);
  }

  find(pageId: string): PageState | null {
    return this.all().find((page) => page.pageId === pageId) ?? null;
  }

  all(): PageState[] {
    const rows = this.#sql.exec<{
      page_id: string;
      pause: string | null;
      warning: string | null;
      eu_privacy_rules: 0 | 1;
      human_agent: "yes" | "no" | null;
      name: string | null;
      disconnected_at: number | null;
      trouble: string | null;
    }>("SELECT * FROM page ORDER BY page_id");
    return rows
      .toArray()
      .map(({ page_id, pause, warning, eu_privacy_rules, human_agent, name, disconnected_at, trouble }) => ({
        pageId: page_id,
        ...(name === null ? {} : { name }),
        pause: pause === null ? null : (JSON.parse(pause) as PageState["pause"]),
        ...(warning === null ? {} : { warning: JSON.parse(warning) as PageWarning }),
        ...(eu_privacy_rules === 1 ? { subjectToNewEuPrivacyRules: true } : {}),
        ...(human_agent === null ? {} : { humanAgent: human_agent }),
        ...(disconnected_at === null ? {} : { disconnectedAt: disconnected_at }),
        ...(trouble === null ? {} : { trouble: JSON.parse(trouble) as PageTrouble }),
      }));
  }
}
