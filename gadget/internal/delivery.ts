import type { Delivery } from "../../worker/protocol/entry.ts";
import { markOf } from "../../worker/protocol/marks.ts";
import type { Marks } from "../../worker/protocol/marks.ts";
import type { EntryChoice } from "../data/actions.ts";
import { type icons } from "./icons.ts";
import { t } from "./strings.ts";
import { momentTime } from "./time.ts";

/** How far a message got, as it is shown. */
type Progress = {
  tone: "plain" | "done" | "warning" | "danger";
  icon: keyof typeof icons;
  words: string;
};

/** How far a message got, in words and a sign. */
export function progressOf(delivery: Delivery, marks: Marks, now: number): Progress {
  switch (delivery.state) {
    case "queued": {
      const { waiting } = delivery;
      if (!waiting) return { tone: "plain", icon: "clock", words: t.state.queued };
      if (waiting.reason === "undo") return { tone: "plain", icon: "clock", words: t.state.held };
      const next = waiting.until === null || waiting.until <= now ? null : momentTime(waiting.until, now);
      const isHeld = waiting.reason === "page_paused" || waiting.reason === "confirmation";
      return { tone: isHeld ? "warning" : "plain", icon: "clock", words: t.queuedBecause(waiting, next) };
    }
    case "sending":
      return { tone: "plain", icon: "sending", words: t.state.sending };
    case "sent": {
      const mark = markOf(delivery, marks) ?? "sent";
      return {
        tone: mark === "read" ? "done" : "plain",
        icon: mark === "sent" ? "check" : "checks",
        words: t.state[mark],
      };
    }
    case "unknown":
      return { tone: "warning", icon: "question", words: t.state.unknown };
    case "failed": {
      const { failure } = delivery;
      const words = failure ? t.failedBecause(failure.code) : t.state.failed;
      return { tone: "danger", icon: "warning", words };
    }
    case "withdrawn":
      return { tone: "plain", icon: "undo", words: t.state.withdrawn };
  }
}

/** Seconds for which the desk still holds a message for its agent; null when it does not. */
export function undoSeconds({ state, waiting }: Delivery, now: number): number | null {
  if (state !== "queued" || waiting?.reason !== "undo" || waiting.until === null) return null;
  return Math.max(0, Math.ceil((waiting.until - now) / 1_000));
}

/** What can be done about it now; at most two things. `isOwn`: this agent wrote it. */
export function choicesOf(delivery: Delivery, isOwn: boolean): EntryChoice[] {
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
      return delivery.failure?.code === "earlier_part_failed" ? [] : ["retry"];
    default:
      return [];
  }
}
