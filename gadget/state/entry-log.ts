import { byShownOrder } from "../../worker/protocol/message/entry.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";

/** Entries of one page at most. A change copies one page, and the list of pages. */
const PAGE_MAX = 16;

/** Neighbours in the order of the thread, at least one. */
export type EntryPage = {
  /** Stays when entries of the page change. */
  readonly key: number;
  readonly entries: readonly Entry[];
  /** The highest id in it. */
  readonly newest: EntryId;
};

let pagesMade = 0;

/**
 * The entries of a thread in the order in which they are shown. Never changed in place: the next log shares all pages
 * in which nothing changed, so that one more entry costs a thread of ten thousand what it costs one of fifty.
 */
export class EntryLog {
  static readonly empty = new EntryLog([], 0, 0);

  readonly pages: readonly EntryPage[];
  readonly length: number;
  /** The highest id that is or was in it, 0 for none. */
  readonly newest: EntryId | 0;

  private constructor(pages: readonly EntryPage[], length: number, newest: EntryId | 0) {
    this.pages = pages;
    this.length = length;
    this.newest = newest;
  }

  get last(): Entry | undefined {
    return this.pages.at(-1)?.entries.at(-1);
  }

  *[Symbol.iterator](): Iterator<Entry> {
    for (const { entries } of this.pages) yield* entries;
  }

  /** What is held of an entry. Found by its place, which never changes. */
  get(entry: Pick<Entry, "at" | "id">): Entry | undefined {
    const { page, index } = this.#placeOf(entry);
    const held = this.pages[page]?.entries[index];
    return held?.id === entry.id ? held : undefined;
  }

  /** The pages from that of an entry on. */
  *pagesFrom(entry: Pick<Entry, "at" | "id">): Generator<EntryPage> {
    for (let page = this.#placeOf(entry).page; page < this.pages.length; page++) yield this.pages[page]!;
  }

  /** With an entry put in its place, or over the one with its id. */
  with(entry: Entry): EntryLog {
    const { page, index } = this.#placeOf(entry);
    const held = this.pages[page];
    const newest = Math.max(this.newest, entry.id);
    if (!held) return new EntryLog([newPage([entry])], 1, newest);
    if (held.entries[index]?.id === entry.id) {
      const changed = pageOf(held.key, held.entries.with(index, entry));
      return new EntryLog(this.pages.with(page, changed), this.length, newest);
    }
    const pages = this.pages.toSpliced(page, 1, ...pagesWith(entry, held, index, page === 0));
    return new EntryLog(pages, this.length + 1, newest);
  }

  without(entry: Pick<Entry, "at" | "id">): EntryLog {
    const { page, index } = this.#placeOf(entry);
    const held = this.pages[page];
    if (held?.entries[index]?.id !== entry.id) return this;
    const entries = held.entries.toSpliced(index, 1);
    const left = entries.length === 0 ? [] : [pageOf(held.key, entries)];
    return new EntryLog(this.pages.toSpliced(page, 1, ...left), this.length - 1, this.newest);
  }

  /** Entries that are not those of `before`, with what they were then. Looks only where pages changed. */
  *changedSince(before: EntryLog): Generator<{ entry: Entry; old: Entry | undefined }> {
    const [now, then] = [this.pages, before.pages];
    let from = 0;
    while (from < now.length && now[from] === then[from]) from++;
    let end = now.length;
    while (end > from && now[end - 1] === then[end - 1 + then.length - now.length]) end--;
    for (const { entries } of now.slice(from, end)) {
      for (const entry of entries) {
        const old = before.get(entry);
        if (old !== entry) yield { entry, old };
      }
    }
  }

  /** Where an entry is or would be: behind the end of the last page only when that is its place. */
  #placeOf(entry: Pick<Entry, "at" | "id">): { page: number; index: number } {
    const page = Math.max(
      0,
      firstIndex(this.pages, ({ entries }) => byShownOrder(entries[0]!, entry) > 0) - 1,
    );
    const entries = this.pages[page]?.entries ?? [];
    return { page, index: firstIndex(entries, (held) => byShownOrder(held, entry) >= 0) };
  }
}

/**
 * A page with one entry more. What comes behind or before all others begins a page of its own, so that a thread that
 * grows leaves the pages there are, and what shows them, alone; elsewhere a page that became too long is cut in two.
 */
function pagesWith(entry: Entry, held: EntryPage, index: number, isFirst: boolean): EntryPage[] {
  const { key, entries } = held;
  if (index === PAGE_MAX) return [held, newPage([entry])];
  if (isFirst && index === 0 && entries.length >= PAGE_MAX / 2) return [newPage([entry]), held];
  const more = entries.toSpliced(index, 0, entry);
  if (more.length <= PAGE_MAX) return [pageOf(key, more)];
  return [pageOf(key, more.slice(0, PAGE_MAX / 2)), newPage(more.slice(PAGE_MAX / 2))];
}

function newPage(entries: readonly Entry[]): EntryPage {
  return pageOf(++pagesMade, entries);
}

function pageOf(key: number, entries: readonly Entry[]): EntryPage {
  return { key, entries, newest: entries.reduce((max, { id }) => Math.max(max, id), 0) };
}

/** The first index whose item is `beyond`, where all behind it are too; else the length. */
function firstIndex<T>(items: readonly T[], beyond: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beyond(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
