import type { ListScope, Place, Status } from "../../../protocol/thread/conversation.ts";
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

type Found = { names: string[]; last: Place | null; more: boolean };

/** The first `length` rows of a list behind `after` that `isSeen`. `last`: how far it was looked, when there may be `more`. */
export function searchList(
  sql: SqlStorage,
  list: ListScope,
  sub: string,
  after: Place | null,
  length: number,
  isSeen: (row: ShownRow) => boolean,
): Found {
  const { query, bindings } = listQuery(list, sub, after, SHOWN_COLUMNS);
  // Read one by one: what is not looked at is not read.
  const cursor = sql.exec<ShownRow & { place: number }>(query, ...bindings);
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

/** The newest rows of that status. */
export function readNewest(sql: SqlStorage, status: Status): (ShownRow & Pick<ConversationRow, "status">)[] {
  const query = `SELECT ${SHOWN_COLUMNS} FROM conversation WHERE status = ? ORDER BY activity_slot DESC
    LIMIT ${limitOf(COUNTED_MAX)}`;
  return sql.exec<ShownRow & Pick<ConversationRow, "status">>(query, status).toArray();
}
