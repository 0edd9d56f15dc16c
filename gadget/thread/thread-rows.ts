import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import type { EntryLog, EntryPage } from "../state/entry-log.ts";
import type { ThreadState } from "../state/state.ts";
import { sideOf } from "../people/authors.ts";
import { markOf } from "../../worker/protocol/thread/marks.ts";
import { progressOf } from "./delivery.ts";
import { isSameDay } from "../words/time.ts";

/** Messages of one author that follow each other within this time stand together, under one name and over one time. */
const GROUP_MS = 60_000;
/** More lines of the desk in a row than this are folded. */
const LINES_MAX = 2;

/** What stands in a thread, from top to bottom. */
export type ThreadRow =
  | { kind: "day"; key: string; at: number }
  /** Where another contact with the customer begins, and whether with something that the customer did. */
  | { kind: "interaction"; key: string; isTheirs: boolean }
  | { kind: "unread"; key: string }
  /**
   * `continued`, `continues`: stands together with the one before, with the next one. `says`: how far it got is to be
   * seen at it. `index`: how many entries are before it.
   */
  | {
      kind: "entry";
      key: string;
      index: number;
      entry: Entry;
      continued: boolean;
      continues: boolean;
      says: boolean;
    }
  | { kind: "lines"; key: string; index: number; entries: Entry[] };

/** What decides how entries are shown, beside themselves. */
type RowContext = {
  thread: ThreadState;
  /** The entry that is the first news, null for none. */
  unread: EntryId | null;
  /** The last messages that got as far as they did, see lastAsFar(). */
  last: ReadonlySet<EntryId>;
};

/** The first entry by somebody else that came since the agent left. */
export function firstUnread({ entries, leftAt }: ThreadState, me: string): EntryId | null {
  if (leftAt === null || entries.newest <= leftAt) return null;
  for (const page of entries.pages) {
    const found = page.newest <= leftAt ? undefined : page.entries.find((entry) => isNews(entry, leftAt, me));
    if (found) return found.id;
  }
  return null;
}

/** Of what was sent: the last message that was read, the last that was delivered, and the last of all. */
export function lastAsFar({ entries, thread }: ThreadState): ReadonlySet<EntryId> {
  const last = new Map<string, EntryId>();
  for (let at = entries.pages.length; at-- > 0 && !last.has("read");) {
    for (const { id, delivery } of entries.pages[at]!.entries.toReversed()) {
      if (!thread || delivery?.state !== "sent") continue;
      const mark = markOf(delivery, thread.marks) ?? "sent";
      if (!last.has(mark)) last.set(mark, id);
    }
  }
  return new Set(last.values());
}

/**
 * Arranges the entries of the page `at`, of which `before` come before. Looks at its neighbours only: what is far away
 * costs nothing. Pure.
 */
export function rowsOfPage(at: number, before: number, context: RowContext): ThreadRow[] {
  const { thread, unread, last: furthest } = context;
  const { pages } = thread.entries;
  const { entries } = pages[at]!;
  const rows: ThreadRow[] = [];
  let last = pages[at - 1]?.entries.at(-1) ?? null;
  for (let index = foldedBefore(pages, at); index < entries.length; index++) {
    const entry = entries[index]!;
    if (index > 0) last = entries[index - 1]!;
    const count = rows.length;
    if (!last || !isSameDay(last.at, entry.at))
      rows.push({ kind: "day", key: `day ${entry.id}`, at: entry.at });
    const isAnother = last && entry.interaction !== null && entry.interaction !== last.interaction;
    // A line of the desk says itself how it began.
    if (isAnother && entry.author.type !== "system") {
      rows.push({
        kind: "interaction",
        key: `interaction ${entry.id}`,
        isTheirs: entry.author.type === "customer",
      });
    }
    if (entry.id === unread) rows.push({ kind: "unread", key: "unread" });
    const lines = linesFrom(pages, at, index);
    if (lines.length > LINES_MAX) {
      rows.push({ kind: "lines", key: `lines ${entry.id}`, index: before + index, entries: lines });
      index += lines.length - 1;
      continue;
    }
    const next = entries[index + 1] ?? pages[at + 1]?.entries[0];
    rows.push({
      kind: "entry",
      key: String(entry.id),
      index: before + index,
      entry,
      continued: rows.length === count && isTogether(last, entry),
      continues: next?.id !== unread && isTogether(entry, next),
      says: entry.delivery?.state === "sent" ? furthest.has(entry.id) : !isJoined(entry, next, thread),
    });
  }
  return rows;
}

function isNews(entry: Entry, leftAt: number, me: string): boolean {
  const side = sideOf(entry.author, me);
  return entry.id > leftAt && entry.fetched !== "imported" && side !== "own" && side !== "system";
}

/** Lines of the desk from here on, on one day and of one contact. */
function linesFrom(pages: EntryLog["pages"], page: number, index: number): Entry[] {
  const lines: Entry[] = [];
  for (let at = page; at < pages.length; at++) {
    for (const entry of at === page ? pages[at]!.entries.slice(index) : pages[at]!.entries) {
      if (!isSameRun(entry, lines[0] ?? entry)) return lines;
      lines.push(entry);
    }
  }
  return lines;
}

/** How many entries of a page are shown in a fold that began in a page before it. */
function foldedBefore(pages: readonly EntryPage[], page: number): number {
  const first = pages[page]!.entries[0]!;
  let before = 0;
  for (let at = page - 1; at >= 0; at--) {
    const { entries } = pages[at]!;
    const other = entries.findLastIndex((entry) => !isSameRun(entry, first));
    before += entries.length - 1 - other;
    if (other >= 0) break;
  }
  const lines = before === 0 ? 0 : linesFrom(pages, page, 0).length;
  return before + lines > LINES_MAX ? lines : 0;
}

function isSameRun(entry: Entry, first: Entry): boolean {
  return (
    isFolded(entry) &&
    isFolded(first) &&
    isSameDay(entry.at, first.at) &&
    entry.interaction === first.interaction
  );
}

/** What colleagues wrote to each other is to be read, and so is what asks something of whoever reads it. */
function isFolded({ content }: Entry): boolean {
  return (
    content.kind === "system" &&
    !("note" in content.line || /^(note|raised|returned)$/.test(content.line.event))
  );
}

/** What the last of a group says below all of it holds of each. */
function isTogether(last: Entry | null, entry: Entry | undefined): boolean {
  if (!last || !entry || last.author.type === "system" || entry.at - last.at > GROUP_MS) return false;
  return isSameDay(last.at, entry.at) && groupOf(last) === groupOf(entry);
}

function groupOf({ author, interaction, fetched, standby, automatic }: Entry): string {
  return JSON.stringify([author, interaction, fetched, standby, automatic]);
}

/** The next one is a further part of the same text that got as far, and says so for both. */
function isJoined(entry: Entry, next: Entry | undefined, { thread }: ThreadState): boolean {
  const a = entry.delivery;
  const b = next?.delivery;
  if (!a || !b || !thread || a.parts < 2 || a.command !== b.command) return false;
  const isAsFar = progressOf(a, thread.marks).words === progressOf(b, thread.marks).words;
  const isAlike = a.waiting?.reason === b.waiting?.reason && a.failure?.code === b.failure?.code;
  return isAsFar && isAlike && a.settled === b.settled;
}
