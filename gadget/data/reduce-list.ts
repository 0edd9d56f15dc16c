import { belongsTo, byPlace, placeIn } from "../../worker/protocol/conversation.ts";
import type { ListScope, Summary } from "../../worker/protocol/conversation.ts";
import type { ListWindow } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { ListState } from "./state.ts";

/** The answer to list.open: the window comes whole and replaces what was held. */
export function windowAnswered(list: ListState, window: ListWindow): ListState {
  // Another list was chosen meanwhile.
  if (window.view !== list.view || window.sort !== list.sort) return list;
  const { items, more, counts, openedAt } = window;
  return {
    ...list,
    openedAt,
    items: items.slice(0, list.length),
    more: more || items.length > list.length,
    counts,
    phase: "ready",
  };
}

/**
 * Puts a row where it belongs. News of conversations outside the view (the open thread's) remove it.
 * While a window is asked for nothing is applied: its answer is newer than every frame before it.
 */
export function rowChanged(list: ListState, summary: Summary, sub: string): ListState {
  if (list.phase !== "ready") return list;
  const held = list.items.find((item) => item.conversation === summary.conversation);
  if (held && held.version >= summary.version) return list;
  if (!belongsTo(list, summary, sub)) return rowGone(list, summary.conversation);
  const isBehind = list.more && !held && isBehindLast(list, summary);
  if (isBehind) return list;
  const items = list.items.filter((item) => item !== held);
  items.push(summary);
  items.sort((a, b) => inPlaceOrder(list, a, b));
  return { ...list, items: items.slice(0, list.length), more: list.more || items.length > list.length };
}

/** The Worker also tells of the agent's own conversations; those behind the last row are not known here in full. */
function isBehindLast(list: ListState, summary: Summary): boolean {
  const last = list.items.at(-1);
  return last !== undefined && inPlaceOrder(list, summary, last) > 0;
}

function inPlaceOrder(list: ListScope, a: Summary, b: Summary): number {
  const [placeOfA, placeOfB] = [placeIn(list, a), placeIn(list, b)];
  return placeOfA === null || placeOfB === null ? 0 : byPlace(placeOfA, placeOfB);
}

/** A row left the window. When there were more, the next one is not known here: the window is asked for anew. */
export function rowGone(list: ListState, conversation: ConversationId): ListState {
  if (list.phase !== "ready") return list;
  const items = list.items.filter((item) => item.conversation !== conversation);
  if (items.length === list.items.length) return list;
  return { ...list, items, phase: list.more ? "stale" : "ready" };
}
