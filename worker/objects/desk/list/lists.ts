import type { ListScope, Place, Sort } from "../../../protocol/thread/conversation.ts";
import { PRIORITY_STEP_MS } from "../../../protocol/limits.ts";
import { HUMAN_AGENT_WINDOW_MS, LATE_MS, RESPONSE_WINDOW_MS } from "../../../protocol/thread/window-ends.ts";
import { viewOf, type CountedView, type View } from "../../../protocol/list/views.ts";
import { limitOf } from "../../kernel/limit.ts";
import { ACTIVITY_SLOT_MS } from "./activity-slot.ts";
import { COLUMNS, unmetIn, type ConversationRow, type WaitingRow } from "./row.ts";

const SLOT = String(ACTIVITY_SLOT_MS);

/** Conversations with which the agent ?1 helps. Of those alone with which somebody does (conversation_invited). */
const HELPED = `SELECT helped.name FROM conversation AS helped, json_each(helped.standing, '$.invited') AS one
  WHERE json_extract(helped.standing, '$.invited') IS NOT NULL AND json_extract(one.value, '$.sub') = ?1`;

/** Conversations with notes that mention the agent ?1. */
const MENTIONING = "SELECT conversation FROM mention WHERE sub = ?1";

const STATE = "json_extract(standing, '$.state')";

/**
 * inView() in SQL, case by case: no conversation is of two. ?1 is the agent. With the plus those that they help with are not
 * sought among all that are open.
 */
function casesOf(view: View): string[] {
  const { status, owners, aside, mentions } = viewOf(view);
  if (mentions) return [`name IN (${MENTIONING})`];
  if (status === undefined) return ["TRUE"];
  const inState = `status = '${status}'`;
  const rest = aside === undefined ? "" : ` AND ${STATE} ${aside ? "=" : "IS NOT"} 'snoozed'`;
  // Few are put aside, which have an index of their own (conversation_aside).
  const isOf = `${aside === true ? "+" : ""}${inState}${rest}`;
  // Of many that are open an agent has few, which conversation_owner finds: SQLite takes it where the state tells little.
  const isOwnOf = aside === true ? isOf : `likely(${inState})${rest}`;
  if (owners === undefined) return [isOf];
  return owners.flatMap((owner) =>
    owner === "nobody"
      ? [`${isOf} AND owner_sub IS NULL`]
      : [`${isOwnOf} AND owner_sub = ?1`, `+${isOf} AND name IN (${HELPED})`],
  );
}

/** nextEnd() in SQL at ?2. ?5: Pages that have no 7 days, as JSON; null where those do not count. */
const NEXT_END = `CASE WHEN json_extract(digest, '$.responseUntil') > ?2 THEN json_extract(digest, '$.responseUntil')
  WHEN json_extract(digest, '$.responseUntil') + ${String(LATE_MS)} > ?2 AND ?5 IS NOT NULL
    AND substr(name, 1, instr(name, ':') - 1) NOT IN (SELECT value FROM json_each(?5))
  THEN json_extract(digest, '$.responseUntil') + ${String(LATE_MS)} END`;

/** When its customer began to wait, earlier by its priority; null where they do not wait. */
const PRIORITY = `(json_extract(digest, '$.waitingSince')
  - ${String(PRIORITY_STEP_MS)} * ifnull(json_extract(standing, '$.wait.priority'), 0))`;

/** A list in another order than the index has looks at so many of the view's rows, those with the newest activity. */
const SORTED_MAX = 20_000;

/**
 * Whether a list that is not held in memory looks at the newest SORTED_MAX rows alone: it is narrowed, or of what is
 * closed. By the end of the time for a reply it looks no further back than that time anyway.
 */
function sortsNewest({ view, sort, filter }: ListScope): boolean {
  const { status } = viewOf(view);
  if (sort === "latest" || status === undefined) return false;
  return filter !== undefined || (sort !== "window" && status === "closed");
}

/** SORTED_MAX, where a list that looks at no more leaves rows out by that; null: it does not. */
export function newestOf(sql: SqlStorage, list: ListScope): number | null {
  if (!sortsNewest(list)) return null;
  const query = `SELECT activity_at AS at FROM conversation WHERE status = ?
    ORDER BY activity_slot DESC LIMIT 1 OFFSET ${limitOf(SORTED_MAX)}`;
  const [next] = sql.exec<{ at: number }>(query, viewOf(list.view).status ?? null).toArray();
  return next !== undefined && next.at > listedSince(list) ? SORTED_MAX : null;
}

/** What was active no later than that is not in a list by the end of the time for a reply. */
function listedSince({ sort, openedAt, onTimeOnly }: ListScope): number {
  if (sort !== "window") return -Infinity;
  return openedAt - (onTimeOnly === undefined ? RESPONSE_WINDOW_MS : HUMAN_AGENT_WINDOW_MS);
}

/** What a list is read from, in place of all conversations. */
function tableOf(list: ListScope): string {
  if (!sortsNewest(list)) return "conversation";
  return `(SELECT * FROM conversation WHERE status = '${viewOf(list.view).status ?? ""}'
    ORDER BY activity_slot DESC, activity_at DESC LIMIT ${limitOf(SORTED_MAX)}) AS conversation`;
}

/**
 * placeIn() in SQL: the key, which rows it has one for, and those beyond ?3. Only the slot of the activity has an index,
 * for one more would cost every message a write: `window` looks through as many days of it as the latest end that it lists,
 * ?6, `waiting` through what is open. A slot holds few rows, and its order is that of the activity: they are sorted slot by
 * slot, as far as is read.
 */
const SORTS: Record<
  Sort,
  { key: string; listed: string; order: string; takes?: (list: ListScope) => SqlStorageValue[] }
> = {
  latest: {
    key: "-activity_at",
    listed: `activity_slot <= -?3 / ${SLOT} AND activity_at <= -?3`,
    order: "activity_slot DESC, activity_at DESC",
  },
  waiting: {
    key: "json_extract(digest, '$.waitingSince')",
    listed: "json_extract(digest, '$.waitingSince') >= ?3",
    order: "json_extract(digest, '$.waitingSince')",
  },
  priority: {
    key: PRIORITY,
    listed: `${PRIORITY} >= ?3`,
    order: PRIORITY,
  },
  window: {
    key: NEXT_END,
    // Numbers are bound as floating ones.
    listed: `activity_slot >= CAST((?2 - ?6) / ${SLOT} AS INTEGER) AND activity_at > ?2 - ?6 AND ${NEXT_END} >= ?3`,
    order: NEXT_END,
    takes: ({ onTimeOnly }) =>
      onTimeOnly === undefined
        ? [null, RESPONSE_WINDOW_MS]
        : [JSON.stringify(onTimeOnly), HUMAN_AGENT_WINDOW_MS],
  },
};

/**
 * What readList() sorts, without an end: `columns`, and as `place` the key of its place. Read as far as somebody reads. `had`: of what is
 * closed by the newest activity, those alone that this agent had, or nobody (null), by an index of their own.
 */
export function listQuery(
  list: ListScope,
  sub: string,
  after: Place | null,
  columns: string,
  had?: string | null,
): { query: string; bindings: SqlStorageValue[] } {
  const { view, sort, openedAt } = list;
  const { key, listed, order, takes } = SORTS[sort];
  const from = after ?? { key: -Number.MAX_SAFE_INTEGER, conversation: "" };
  const isOfOne = had !== undefined;
  return {
    query: `SELECT ${columns}, ${key} AS place FROM ${tableOf(list)} ${isOfOne ? "INDEXED BY conversation_had" : ""}
      WHERE (${key} > ?3 OR name > ?4) AND (${casesOf(view).join(" OR ")})
      ${isOfOne ? "AND status = 'closed' AND json_extract(had, '$.sub') IS ?5" : ""} AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ${listed} ORDER BY ${order}, name`,
    bindings: [sub, openedAt, from.key, from.conversation, ...(isOfOne ? [had] : (takes?.(list) ?? []))],
  };
}

/** The `limit` rows of a list without a filter behind `after`, in its order. */
export function readList(
  sql: SqlStorage,
  list: ListScope,
  sub: string,
  after: Place | null,
  limit: number,
): ConversationRow[] {
  const { view, sort, openedAt } = list;
  const { key, listed, order, takes } = SORTS[sort];
  const from = after ?? { key: -Number.MAX_SAFE_INTEGER, conversation: "" };
  return sql
    .exec<ConversationRow>(
      // Names first: what is sorted and left out again is read no further.
      `SELECT ${COLUMNS} FROM conversation WHERE name IN (
         SELECT name FROM ${tableOf(list)} WHERE (${casesOf(view).join(" OR ")}) AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ${listed}
           AND (${key} > ?3 OR name > ?4) ORDER BY ${order}, name LIMIT ${limitOf(limit)})
         ORDER BY ${order}, name`,
      sub,
      openedAt,
      from.key,
      from.conversation,
      ...(takes?.(list) ?? []),
    )
    .toArray();
}

/** A desk with more open conversations than this has no use for a number of those that wait. */
const OPEN_READ_MAX = 10_000;

/** waitingOf() in SQL, for a desk that has more open rows than it holds. What waits has no index. */
export function readWaiting(sql: SqlStorage): WaitingRow[] {
  return sql
    .exec<Omit<WaitingRow, "queue"> & { contact: string | null }>(
      `SELECT name, owner_sub AS owner, json_extract(digest, '$.unanswered') AS messages, asked_at AS at,
         coalesce(json_extract(digest, '$.waitingSince'), asked_at) AS since,
         json_extract(digest, '$.responseUntil') AS responseUntil, contact
         FROM (SELECT * FROM conversation WHERE status = 'open' ORDER BY activity_slot DESC, activity_at DESC
           LIMIT ${limitOf(OPEN_READ_MAX)})
         WHERE json_extract(digest, '$.unanswered') > 0`,
    )
    .toArray()
    .map(({ contact, ...row }) => ({ ...row, ...unmetIn(contact, row.since) }));
}

/** How many conversations a view holds, counted up to `limit` so that none walks its whole history. */
export function countView(sql: SqlStorage, view: CountedView, sub: string, limit: number): number {
  if (viewOf(view).mentions) return countMentions(sql, sub, limit);
  // Each by an index of its own.
  const cases = casesOf(view).map((one) => `SELECT 1 FROM conversation WHERE ${one} AND ?1 IS NOT NULL`);
  const query = `SELECT count(*) AS count FROM (${cases.join(" UNION ALL ")} LIMIT ${limitOf(limit)})`;
  return sql.exec<{ count: number }>(query, sub).one().count;
}

/** Whether notes mention the agent at all. */
export function isMentioned(sql: SqlStorage, sub: string): { mentioned?: true } {
  const [found] = sql.exec("SELECT 1 FROM mention WHERE sub = ? LIMIT 1", sub).toArray();
  return found === undefined ? {} : { mentioned: true };
}

/** Those with a note that mentions the agent, and that they have not read. */
function countMentions(sql: SqlStorage, sub: string, limit: number): number {
  const query = `SELECT count(*) AS count FROM (SELECT 1 FROM mention WHERE sub = ? AND is_read = 0 LIMIT ${limitOf(limit)})`;
  return sql.exec<{ count: number }>(query, sub).one().count;
}
