import { VIEW_COUNT_MAX } from "../../worker/protocol/limits.ts";
import type { SavedView, ViewCount, ViewScope } from "../../worker/protocol/saved-views/saved-view.ts";
import type { ListState } from "../state/state.ts";
import { shortNumber } from "../words/list-times.ts";

/** Of whose views it is a group. */
export function keyOf(scope: ViewScope): string {
  return typeof scope === "string" ? scope : `team-${scope.team}`;
}

export function scopeOf(key: string): ViewScope {
  return key === "mine" || key === "desk" ? key : { team: key.slice("team-".length) };
}

/** "12", "12+" where there are more, or "99+". */
export function countText({ n, isLeast }: ViewCount): string {
  if (n >= VIEW_COUNT_MAX) return `${shortNumber(VIEW_COUNT_MAX - 1)}+`;
  return `${shortNumber(n)}${isLeast ? "+" : ""}`;
}

/** Whether the list shows it now. */
export function isShown({ view, sort, filter }: SavedView, list: ListState): boolean {
  const textOf = (of: object = {}) => JSON.stringify(Object.entries(of).sort());
  return view === list.view && sort === list.sort && textOf(filter) === textOf(list.filter);
}
