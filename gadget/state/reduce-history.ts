import { byShownOrder } from "../../worker/protocol/message/entry.ts";
import type { HistoryPage } from "../../worker/protocol/frames.ts";
import { firstPlace, withEntries } from "./reduce-thread.ts";
import type { Place, ThreadState } from "./state.ts";

/** The answer to thread.history, asked for from the place `before`. */
export function historyAnswered(thread: ThreadState, before: Place, page: HistoryPage): ThreadState {
  if (thread.floor === null || byShownOrder(thread.floor, before) !== 0)
    return { ...thread, history: "idle" };
  const floor = page.more ? (firstPlace(page.entries) ?? thread.floor) : null;
  // News that came meanwhile counts; what of it is still before the floor waits for its own page.
  const older = [...page.entries, ...thread.aside].sort(byShownOrder);
  const next = withEntries({ ...thread, floor, history: "idle" }, older);
  return { ...next, aside: [] };
}
