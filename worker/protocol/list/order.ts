import { PRIORITY_STEP_MS } from "../limits.ts";
import type { ListScope, Place, Sort, Summary } from "../thread/conversation.ts";
import { priorityOf } from "../thread/state.ts";
import { endOf, passes } from "./filter.ts";
import { inView } from "./views.ts";

type Placed = Pick<Summary, "activityAt" | "waitingSince" | "responseUntil" | "conversation" | "finer">;

/** Null: this sort does not list it. */
export function placeIn(list: Omit<ListScope, "view">, row: Placed): Place | null {
  const key = SORT_KEYS[list.sort](row, list);
  return key === null ? null : { key, conversation: row.conversation };
}

/** What each sort goes by, in ms: smaller first. Null: it does not list that row. */
const SORT_KEYS: Record<Sort, (row: Placed, list: Omit<ListScope, "view">) => number | null> = {
  latest: ({ activityAt }) => -activityAt,
  waiting: ({ waitingSince }) => waitingSince,
  window: (row, list) => endOf(list, row)?.at ?? null,
  priority: ({ waitingSince, finer }) =>
    waitingSince === null ? null : waitingSince - priorityOf(finer) * PRIORITY_STEP_MS,
};

/** Every sort there is. */
export const ALL_SORTS = Object.keys(SORT_KEYS) as Sort[];

/** Compares by the order of a list. */
export function byPlace(a: Place, b: Place): number {
  return a.key - b.key || (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : 0);
}

/** Whether a list of the agent `sub` holds a conversation. */
export function belongsTo(list: ListScope, summary: Summary, sub: string): boolean {
  return inView(list.view, summary, sub) && passes(list, summary) && placeIn(list, summary) !== null;
}
