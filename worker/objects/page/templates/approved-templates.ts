import type { UtilityTemplate } from "../../../protocol/library/utility-template.ts";
import { UTILITY_TEMPLATES_MAX } from "../../../protocol/library/utility-template.ts";
import type { Read, RecordReader } from "../../kernel/record-reader.ts";

/** So long what Meta answered is answered again: templates are approved seldom, and reading has a pace. */
export const TEMPLATES_KEPT_MS = 5 * 60_000;

/** Pages of Meta's list that are read at once: most of them may hold nothing that can be sent. */
const PAGES_MAX = 5;

/** `more`: there are others beyond UTILITY_TEMPLATES_MAX. */
export type Templates = { templates: UtilityTemplate[]; more: boolean };

/** The Page's approved utility templates, in memory alone. Meta is asked once for all who ask meanwhile. */
export class ApprovedTemplates {
  readonly #reader: (pageId: string) => Pick<RecordReader, "utilityTemplates">;
  #kept: { templates: Templates; until: number } | null = null;
  #asking: Promise<Read<Templates>> | null = null;

  constructor(reader: (pageId: string) => Pick<RecordReader, "utilityTemplates">) {
    this.#reader = reader;
  }

  async list(pageId: string, now: number): Promise<Read<Templates>> {
    const isKept =
      this.#kept !== null && now < this.#kept.until && now >= this.#kept.until - TEMPLATES_KEPT_MS;
    if (this.#kept !== null && isKept) return { ok: true, value: this.#kept.templates };
    this.#asking ??= this.#read(pageId).finally(() => (this.#asking = null));
    const read = await this.#asking;
    if (read.ok) this.#kept = { templates: read.value, until: now + TEMPLATES_KEPT_MS };
    return read;
  }

  async #read(pageId: string): Promise<Read<Templates>> {
    const reader = this.#reader(pageId);
    const templates: UtilityTemplate[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const read: Awaited<ReturnType<RecordReader["utilityTemplates"]>> =
        await reader.utilityTemplates(after);
      if (!read.ok) return read;
      templates.push(...read.value.items);
      after = read.value.after;
      pages += 1;
    } while (after !== null && templates.length < UTILITY_TEMPLATES_MAX && pages < PAGES_MAX);
    const more = after !== null || templates.length > UTILITY_TEMPLATES_MAX;
    return { ok: true, value: { templates: templates.slice(0, UTILITY_TEMPLATES_MAX), more } };
  }
}
