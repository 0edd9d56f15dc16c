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
/** So many of the newest are counted. */
const COUNTED_MAX = 2_000;

/** Whoever has more colleagues than this looks through what everybody had: from each of them at least one row is read. */
const HOLDERS_MAX = 60;

type Row = ShownRow & { place: number };

type Found = { names: string[]; last: Place | null; more: boolean };

/**
 * Whose closed conversations somebody sees, by who had them last (null: nobody), where that tells all of it; null: it does not. Of a
 * department's Page all are seen, whoever had them, and those have no index: one more row would be written with each that is closed, at every
 * desk, for the few that have departments.
 */
export function holdersOf(looker: Looker, { view, sort }: ListScope): (string | null)[] | null {
  if (looker.sees !== "teams" || looker.pages.size > 0) return null;
  if (viewOf(view).status !== "closed" || sort !== "latest") return null;
  const subs = new Set([looker.sub, ...looker.colleagues]);
  return subs.size > HOLDERS_MAX ? null : [...subs, null];
}

/**
 * The first `length` rows of a list behind `after` that `isSeen`. `last`: how far it was looked, when there may be `more`. `holders`: see
 * holdersOf(); then no others are read.
 */
export function searchList(
  sql: SqlStorage,
  list: ListScope,
  sub: string,
  after: Place | null,
  length: number,
  isSeen: (row: ShownRow) => boolean,
  holders: readonly (string | null)[] | null,
): Found {
  // Read one by one: what is not looked at is not read.
  const read = (had?: string | null): SqlStorageCursor<Row> => {
    const { query, bindings } = listQuery(list, sub, after, SHOWN_COLUMNS, had);
    return sql.exec<Row>(query, ...bindings);
  };
  const cursor = holders === null ? read() : merged(holders.map(read));
  const names: string[] = [];
  let last: Place | null = null;
  for (let searched = 0; ; searched += 1) {
    const isEnough =
      names.length === length ||
      (searched >= SEARCHED_MAX && (names.length > 0 || after !== null)) ||
      searched >= SEARCHED_IN_VAIN_MAX;
    const next = cursor.next();
    if (next.done === true) return { names, last, more: false };
    if (isEnough) return { names, last, more: names.length > 0 || after !== null };
    const row = next.value;
    if (isSeen(row)) names.push(row.name);
    last = { key: row.place, conversation: row.name };
  }
}

/** Several of one order as one of them. */
function* merged(cursors: readonly Iterator<Row>[]): Generator<Row> {
  const heads = cursors.map((cursor) => ({ cursor, head: cursor.next() }));
  for (;;) {
    let first: { cursor: Iterator<Row>; head: IteratorYieldResult<Row> } | null = null;
    for (const one of heads) {
      if (one.head.done === true) continue;
      const at = one as { cursor: Iterator<Row>; head: IteratorYieldResult<Row> };
      if (first === null || isBefore(at.head.value, first.head.value)) first = at;
    }
    if (first === null) return;
    yield first.head.value;
    (first as { head: IteratorResult<Row> }).head = first.cursor.next();
  }
}

function isBefore(one: Row, other: Row): boolean {
  return one.place < other.place || (one.place === other.place && one.name < other.name);
}

/** The newest rows of that status. */
export function readNewest(sql: SqlStorage, status: Status): (ShownRow & Pick<ConversationRow, "status">)[] {
  const query = `SELECT ${SHOWN_COLUMNS} FROM conversation WHERE status = ? ORDER BY activity_slot DESC
    LIMIT ${limitOf(COUNTED_MAX)}`;
  return sql.exec<ShownRow & Pick<ConversationRow, "status">>(query, status).toArray();
}
