import type { ListedTemplate } from "../../../graph/utility-templates.ts";
import type {
  TemplateLink,
  TemplateReview,
  UnapprovedTemplate,
  UtilityTemplate,
} from "../../../protocol/library/utility-template.ts";
import { UTILITY_TEMPLATES_MAX } from "../../../protocol/library/utility-template.ts";
import type { Read, RecordReader } from "../../kernel/record-reader.ts";

/** So long what Meta answered is answered again: templates are approved seldom, and reading has a pace. */
export const TEMPLATES_KEPT_MS = 5 * 60_000;
/** While Meta looks at one, which takes seconds. */
export const PENDING_KEPT_MS = 10_000;

/** Pages of Meta's list that are read at once: most of them may hold nothing that can be sent. */
const PAGES_MAX = 5;

/** `more`: there are others beyond UTILITY_TEMPLATES_MAX. */
export type Templates = {
  templates: UtilityTemplate[];
  more: boolean;
  /** Left out where there are none. */
  unapproved?: UnapprovedTemplate[];
};

type Reader = Pick<RecordReader, "utilityTemplates" | "templateLibrary" | "cloneTemplate">;

/** The Page's utility templates, in memory alone. Meta is asked once for all who ask meanwhile. */
export class ApprovedTemplates {
  readonly #reader: (pageId: string) => Reader;
  #kept: { templates: Templates; at: number } | null = null;
  #asking: Promise<Read<Templates>> | null = null;
  /** How many were made here. */
  #made = 0;

  constructor(reader: (pageId: string) => Reader) {
    this.#reader = reader;
  }

  async list(pageId: string, now: number): Promise<Read<Templates>> {
    const kept = this.#kept;
    if (kept !== null && now >= kept.at && now < kept.at + keptMs(kept.templates))
      return { ok: true, value: kept.templates };
    const made = this.#made;
    const asking = (this.#asking ??= this.#read(pageId));
    const read = await asking;
    if (this.#asking === asking) this.#asking = null;
    // What was made meanwhile may be missing.
    if (read.ok && made === this.#made) this.#kept = { templates: read.value, at: now };
    return read;
  }

  /** Of Meta's library, as much of it as one answer names. Nothing of it is kept. */
  async library(
    pageId: string,
    query: { language: string | null; words: string | null },
  ): Promise<Read<{ templates: UtilityTemplate[]; more: boolean }>> {
    const reader = this.#reader(pageId);
    const read = await readAll((after) => reader.templateLibrary({ ...query, after }));
    return read.ok ? { ok: true, value: { templates: read.value.items, more: read.value.more } } : read;
  }

  /** Makes one of Meta's the Page's own; who asks from then on is told of it. */
  async add(
    pageId: string,
    order: { name: string; language: string; links: readonly TemplateLink[] },
  ): Promise<Read<TemplateReview>> {
    const read = await this.#reader(pageId).cloneTemplate(order);
    // Also where nobody knows whether Meta made it.
    this.#made += 1;
    this.#kept = null;
    this.#asking = null;
    return read;
  }

  async #read(pageId: string): Promise<Read<Templates>> {
    const reader = this.#reader(pageId);
    const read = await readAll((after) => reader.utilityTemplates(after));
    if (!read.ok) return read;
    const { items, more } = read.value;
    const unapproved = items.filter((it) => "state" in it);
    const templates = items.filter((it): it is UtilityTemplate => !("state" in it));
    return { ok: true, value: { templates, more, ...(unapproved.length === 0 ? {} : { unapproved }) } };
  }
}

function keptMs({ unapproved = [] }: Templates): number {
  return unapproved.some(({ state }) => state === "pending") ? PENDING_KEPT_MS : TEMPLATES_KEPT_MS;
}

async function readAll<T extends ListedTemplate>(
  page: (after: string | null) => Promise<Read<{ items: T[]; after: string | null }>>,
): Promise<Read<{ items: T[]; more: boolean }>> {
  const items: T[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const read: Awaited<ReturnType<typeof page>> = await page(after);
    if (!read.ok) return read;
    items.push(...read.value.items);
    after = read.value.after;
    pages += 1;
  } while (after !== null && items.length < UTILITY_TEMPLATES_MAX && pages < PAGES_MAX);
  const more = after !== null || items.length > UTILITY_TEMPLATES_MAX;
  return { ok: true, value: { items: items.slice(0, UTILITY_TEMPLATES_MAX), more } };
}
