import type { ListScope, Place, Status } from "../../../protocol/thread/conversation.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import { viewOf } from "../../../protocol/list/views.ts";
import { limitOf } from "../../kernel/limit.ts";
import { SHOWN_COLUMNS, type ShownRow } from "../sight/shown.ts";
import { listQuery } from "./lists.ts";
import type { ConversationRow } from "./row.ts";

/** So many rows are looked through for one answer: what is left is told with the next. */
const SEARCHED_MAX = 2_000;
/** So many where nothing was found by then, before a list counts as empty. */
const SEARCHED_IN_VAIN_MAX = 20_000;
/** And with a filter, of which more is read of each row; it goes on with the next answer. */
export const NARROWED_IN_VAIN_MAX = 5_000;
/** And where rows that pass a filter are only counted. */
export const COUNTED_ROWS_MAX = 1_000;
/** So many of the newest are counted. */
const COUNTED_MAX = 2_000;

/** Whoever has more colleagues than this looks through what everybody had: from each of them at least one row is read. */
const HOLDERS_MAX = 60;

type Row<R> = R & { place: number };

/** `last`: how far it was looked, where there may be `more`. `looked`: through so many rows that are seen, where it was no further. */
type Found = { names: string[]; last: Place | null; more: boolean; looked?: number };

/** What is read of each row, whether it is seen, and whether it is listed. `max`: of so many rows of a list with a filter. */
type Reads<R> = {
  columns: string;
  isSeen: (row: R) => boolean;
  isListed: (row: R) => boolean;
  max: number;
};

/**
 * Whose closed conversations somebody sees, by who had them last (null: nobody), where that tells all of it; null: it does
 * not. Of a department's Page all are seen, whoever had them, and those have no index: one more row would be written with
 * each that is closed, at every desk, for the few that have departments.
 */
export function holdersOf(looker: Looker, { view, sort }: ListScope): (string | null)[] | null {
  if (looker.sees !== "teams" || looker.pages.size > 0) return null;
  if (viewOf(view).status !== "closed" || sort !== "latest") return null;
  const subs = new Set([looker.sub, ...looker.colleagues]);
  return subs.size > HOLDERS_MAX ? null : [...subs, null];
}

/**
 * The first `length` rows of a list behind `after` that are seen and listed. Without a filter a list in whose first rows nothing is
 * seen counts as empty; with one it says how far it was looked, and goes on with the next. `holders`: see holdersOf(); then
 * no others are read.
 */
export function searchList<R extends Pick<ConversationRow, "name">>(
  sql: SqlStorage,
  list: ListScope,
  sub: string,
  after: Place | null,
  length: number,
  { columns, isSeen, isListed, max }: Reads<R>,
  holders: readonly (string | null)[] | null,
): Found {
  // Read one by one: what is not looked at is not read.
  const read = (had?: string | null): SqlStorageCursor<Row<R> & Record<string, SqlStorageValue>> => {
    const { query, bindings } = listQuery(list, sub, after, columns, had);
    return sql.exec<Row<R> & Record<string, SqlStorageValue>>(query, ...bindings);
  };
  const isNarrowed = list.filter !== undefined;
  const most = isNarrowed ? max : SEARCHED_IN_VAIN_MAX;
  const cursor = holders === null ? read() : merged(holders.map(read));
  const names: string[] = [];
  let last: Place | null = null;
  let looked = 0;
  for (let searched = 0; ; searched += 1) {
    const isFull = names.length === length;
    const isFound = names.length > 0 || (after !== null && !isNarrowed);
    const isEnough = isFull || searched >= (isFound ? Math.min(most, SEARCHED_MAX) : most);
    const next = cursor.next();
    if (next.done === true) return { names, last, more: false };
    if (isEnough) {
      const more = isNarrowed || names.length > 0 || after !== null;
      return { names, last, more, ...(isFull || !isNarrowed ? {} : { looked }) };
    }
    const row = next.value;
    if (isSeen(row)) {
      looked += 1;
      if (isListed(row)) names.push(row.name);
    }
    last = { key: row.place, conversation: row.name };
  }
}

/** Several of one order as one of them. */
function* merged<R extends Placed>(cursors: readonly Iterator<R>[]): Generator<R> {
  const heads = cursors.map((cursor) => ({ cursor, head: cursor.next() }));
  for (;;) {
    let first: { cursor: Iterator<R>; head: IteratorYieldResult<R> } | null = null;
    for (const one of heads) {
      if (one.head.done === true) continue;
      const at = one as { cursor: Iterator<R>; head: IteratorYieldResult<R> };
      if (first === null || isBefore(at.head.value, first.head.value)) first = at;
    }
    if (first === null) return;
    yield first.head.value;
    (first as { head: IteratorResult<R> }).head = first.cursor.next();
  }
}

type Placed = { name: string; place: number };

function isBefore(one: Placed, other: Placed): boolean {
  return one.place < other.place || (one.place === other.place && one.name < other.name);
}

/** The newest rows of that status. */
export function readNewest(sql: SqlStorage, status: Status): (ShownRow & Pick<ConversationRow, "status">)[] {
  const query = `SELECT ${SHOWN_COLUMNS} FROM conversation WHERE status = ? ORDER BY activity_slot DESC
    LIMIT ${limitOf(COUNTED_MAX)}`;
  return sql.exec<ShownRow & Pick<ConversationRow, "status">>(query, status).toArray();
}
