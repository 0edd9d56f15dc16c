import { belongsTo, byPlace, placeIn } from "../../worker/protocol/list/order.ts";
import type { ListScope, Place, Sort, Summary } from "../../worker/protocol/thread/conversation.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { ListPage, ListWindow, Reply, ServerFrame } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Update } from "./updates.ts";
import { LIST_STEP } from "./state.ts";
import type { ChatState, ListState } from "./state.ts";

/** What becomes of the list. Comes with it: until then it stays as it began. */
export function reduceList(state: ChatState, update: Update): ChatState {
  const list = listAfter(state, update);
  return list === state.list ? state : { ...state, list };
}

function listAfter(state: ChatState, update: Update): ListState {
  const { list, session } = state;
  switch (update.type) {
    case "list.show":
      return listShown(list, update);
    case "list.longer":
      return listLonger(list);
    case "list.asked":
      return { ...list, phase: "asked" };
    case "list.answered":
      return windowAnswered(list, update.window);
    case "list.lost":
      return list.phase === "asked" ? { ...list, phase: "stale" } : list;
    case "list.paging":
      return { ...list, paging: true };
    case "list.paged":
      return pageAnswered(list, update.openedAt, update.page);
    case "list.unpaged":
      return { ...list, paging: false };
    case "frame":
      return frameCame(list, update.frame, session?.me.sub ?? "");
    default:
      return list;
  }
}

function frameCame(list: ListState, frame: Exclude<ServerFrame, Reply>, sub: string): ListState {
  switch (frame.type) {
    case "list.upsert":
      return rowChanged(list, frame.summary, sub);
    case "list.gone":
      return rowGone(list, frame.conversation);
    case "list.counts":
      return { ...list, counts: frame.counts };
    case "sight":
      return { ...list, phase: "stale", paging: false };
    default:
      return list;
  }
}

/** Another view or another order is another list. */
export function listShown(
  list: ListState,
  wanted: { view?: View; sort?: Sort; filter?: ListFilter | null },
): ListState {
  const { view = list.view, sort = list.sort, filter = list.filter ?? null } = wanted;
  if (view === list.view && sort === list.sort && isFilter(list, filter)) return list;
  const { filter: _, ...kept } = unlooked(list);
  const narrowed = filter === null || Object.keys(filter).length === 0 ? {} : { filter };
  const next = { ...kept, ...narrowed, view, sort, length: LIST_STEP };
  return { ...next, items: [], floor: null, paging: false, phase: "stale" };
}

function isFilter({ filter = {} }: Pick<ListScope, "filter">, other: ListFilter | null | undefined): boolean {
  return textOf(filter) === textOf(other ?? {});
}

function textOf(filter: ListFilter): string {
  return JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Without what was said of how far it was looked. */
function unlooked(list: ListState): ListState {
  const { looked: _, rests: __, newest: ___, ...kept } = list;
  return kept;
}

/** More rows are wanted than there are. */
export function listLonger(list: ListState): ListState {
  if (list.floor === null || list.paging || list.phase !== "ready") return list;
  const { rests: _, ...going } = list;
  return { ...going, length: Math.max(list.length, liveCount(list)) + LIST_STEP };
}

/**
 * The answer to list.open. Where more was loaded before, what is behind its last row stays as it was until
 * further pages take its place.
 */
export function windowAnswered(list: ListState, window: ListWindow): ListState {
  const { view, sort, openedAt, onTimeOnly, filter, team, newest, items, more, counts } = window;
  // Another list was chosen meanwhile.
  if (view !== list.view || sort !== list.sort || !isFilter(list, filter)) return list;
  // What was told before a socket asked for it gets no news.
  const phase = list.phase === "stale" ? "stale" : "ready";
  // Rows that did not change stay the same objects, or all of them would be rendered anew with every connect.
  const held = new Map(list.items.map((row) => [row.conversation, row]));
  const rows = items.map((row) => {
    const same = held.get(row.conversation);
    return same?.version === row.version ? same : row;
  });
  const { onTimeOnly: _, team: __, ...before } = unlooked(list);
  const ends = onTimeOnly === undefined ? {} : { onTimeOnly };
  const reach = { ...(team === undefined ? {} : { team }), ...(newest === undefined ? {} : { newest }) };
  const next = paged({ ...before, ...ends, ...reach, openedAt, counts, phase }, [], rows, more);
  return lookedThrough(next, window);
}

/** The answer to list.more, asked for of the list that was opened at `openedAt`. */
export function pageAnswered(list: ListState, openedAt: number, page: ListPage): ListState {
  if (list.phase !== "ready" || list.openedAt !== openedAt) return list;
  const { items, more } = page;
  const next = paged(list, list.items.slice(0, liveCount(list)), items, more);
  return lookedThrough(next, page);
}

/**
 * An answer got no further, and is not full: the rest is asked for when somebody wants it. What it had before any row was
 * found counts as live.
 */
function lookedThrough(list: ListState, { more, looked }: ListPage): ListState {
  const { rests: _, looked: before = 0, ...going } = list;
  if (!more) return going;
  if (looked === undefined) return before === 0 ? going : { ...going, looked: before };
  const floor = list.floor ?? END;
  return { ...going, floor, looked: before + looked, rests: true };
}

const END: Place = { key: Number.MAX_SAFE_INTEGER, conversation: "" };

function paged(list: ListState, head: Summary[], page: Summary[], more: boolean): ListState {
  const fresh = new Set(page.map(({ conversation }) => conversation));
  const live = [...head.filter(({ conversation }) => !fresh.has(conversation)), ...page];
  const last = page.at(-1);
  const floor = !more ? null : last ? placeIn(list, last) : list.floor;
  const next: ListState = { ...list, items: live, floor, paging: false };
  if (floor === null || live.length >= list.length) return next;
  const isBehind = (row: Summary) => {
    const place = fresh.has(row.conversation) ? null : placeIn(next, row);
    return place !== null && byPlace(place, floor) > 0;
  };
  return { ...next, items: [...live, ...list.items.filter(isBehind)] };
}

/**
 * Puts a row where it belongs. News of conversations outside the view (the open thread's) remove it.
 * While a window is asked for nothing is applied: its answer is newer than every frame before it.
 */
export function rowChanged(list: ListState, summary: Summary, sub: string): ListState {
  if (list.phase !== "ready") return list;
  const index = list.items.findIndex((item) => item.conversation === summary.conversation);
  const held = list.items[index];
  if (held && held.version >= summary.version) return list;
  const place = belongsTo(list, summary, sub) ? placeIn(list, summary) : null;
  // Behind the floor the Worker tells of the agent's own alone: what stands there waits for its page.
  const isKnown = place !== null && (!isBehindFloor(list, place) || (held && index >= liveCount(list)));
  if (!isKnown) return held ? { ...list, items: list.items.toSpliced(index, 1) } : list;
  const others = held ? list.items.toSpliced(index, 1) : [...list.items];
  others.splice(countBefore(list, others, place), 0, summary);
  return { ...list, items: others };
}

/** Takes a row out; the same list where it is not there. */
export function rowGone(list: ListState, conversation: ConversationId): ListState {
  if (list.phase !== "ready") return list;
  const index = list.items.findIndex((item) => item.conversation === conversation);
  return index < 0 ? list : { ...list, items: list.items.toSpliced(index, 1) };
}

/** Rows that the Worker keeps up to date: those before the floor. */
export function liveCount(list: ListState): number {
  const { items, floor } = list;
  if (floor === null) return items.length;
  // The row at the floor is the last of them.
  return countBefore(list, items, floor, true);
}

/** Whether fewer rows are live than are wanted, and there are more. */
export function isListShort(list: ListState): boolean {
  return list.floor !== null && !list.rests && liveCount(list) < list.length;
}

function isBehindFloor({ floor }: ListState, place: Place): boolean {
  return floor !== null && byPlace(place, floor) > 0;
}

/** How many of these rows, which are in order, stand before a place (or at it). */
function countBefore(scope: ListScope, items: Summary[], place: Place, orAt = false): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = placeIn(scope, items[middle]!);
    const order = other === null ? 1 : byPlace(other, place);
    if (order < 0 || (orAt && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
