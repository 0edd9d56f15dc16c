import type { Delivery } from "../../worker/protocol/message/entry.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { words } from "../words/action-words.ts";
import { momentTime } from "../words/moments.ts";

/** Why a message has not left, or did not arrive; null where its state says it all. `now` in ms, the Worker's. */
export function whyOf({ state, waiting, failure }: Delivery, now: number): string | null {
  const { queuedBecause, failedBecause } = words().delivery;
  if (state === "failed") return failure ? failedBecause(failure) : null;
  if (state !== "queued" || !waiting || waiting.reason === "undo") return null;
  return queuedBecause(
    waiting,
    waiting.until === null || waiting.until <= now ? null : momentTime(waiting.until, now),
  );
}

/**
 * What can be done about a message now; at most two things. `isOwn`: this agent wrote it. `isOver`: the customer has not
 * written since Meta said that the time for a reply is over, and another try would be told the same.
 */
export function choicesOf(delivery: Delivery, isOwn: boolean, isOver: boolean): EntryChoice[] {
  if (delivery.settled !== null) return [];
  switch (delivery.state) {
    case "queued":
      // Its words go back into the box of whoever wrote them.
      if (delivery.waiting?.reason === "undo") return isOwn ? ["undo"] : [];
      return delivery.waiting?.reason === "confirmation" ? ["confirm", "withdraw"] : ["withdraw"];
    case "unknown":
      return ["arrived", "again"];
    case "failed":
      // Retrying the part that failed first takes the later ones along.
      if (delivery.failure?.code === "earlier_part_failed") return [];
      return isOver && delivery.failure?.code === "window_closed" ? ["dismissed"] : ["retry", "dismissed"];
    default:
      return [];
  }
}

/** Seconds for which the desk still holds a message for its agent; null when it does not. */
export function undoSeconds({ state, waiting }: Delivery, now: number): number | null {
  if (state !== "queued" || waiting?.reason !== "undo" || waiting.until === null) return null;
  const left = (waiting.until - now) / 1_000;
  // Two clocks tell of it: what is held for five seconds begins with five.
  return left <= 0 ? 0 : Math.max(1, Math.round(left));
}
