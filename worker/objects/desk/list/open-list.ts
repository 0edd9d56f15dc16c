import type { ListScope, Place } from "../../../protocol/thread/conversation.ts";
import { byPlace, placeIn } from "../../../protocol/list/order.ts";
import { inView } from "../../../protocol/list/views.ts";
import { isAside, toSummary, type ConversationRow } from "./row.ts";
import { passesSeen, type SeenList } from "./seen-list.ts";

/** readList() over rows in memory, and what passes the filter of the list: the `limit` rows of a list behind `after`, in its order. */
export function listOf(
  rows: readonly ConversationRow[],
  list: SeenList,
  sub: string,
  after: Place | null,
  limit: number,
): ConversationRow[] {
  const placed: { row: ConversationRow; place: Place }[] = [];
  for (const row of rows) {
    if (!inView(list.view, whoseOf(row), sub)) continue;
    if (list.filter !== undefined && !passesSeen(list, toSummary(row))) continue;
    const place = placeOf(list, row);
    if (place !== null && (after === null || byPlace(place, after) > 0)) placed.push({ row, place });
  }
  return placed
    .sort((a, b) => byPlace(a.place, b.place))
    .slice(0, limit)
    .map(({ row }) => row);
}

/** The order by activity, which most lists have, needs nothing of the digest. */
function placeOf(list: ListScope, row: ConversationRow): Place | null {
  const { name: conversation, activity_at: activityAt } = row;
  if (list.sort !== "latest") return placeIn(list, toSummary(row));
  return placeIn(list, { conversation, activityAt, waitingSince: null, responseUntil: null });
}

/** What views look at. Where a row stands is read of those alone with which somebody helps, or that are put aside. */
function whoseOf(row: ConversationRow): Parameters<typeof inView>[1] {
  const { status, owner_sub: sub, owner_name: name, standing, mentioned } = row;
  if (standing?.includes('"invited"') === true || isAside(row) || mentioned != null) return toSummary(row);
  return { status, owner: sub === null ? null : { sub, name: name ?? sub } };
}
