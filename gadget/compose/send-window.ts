import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Thread } from "../../worker/protocol/thread/conversation.ts";
import type { NotYours } from "../../worker/protocol/refusals.ts";
import type { PageState } from "../../worker/protocol/frames.ts";
import { words } from "../words/action-words.ts";
import { momentTime } from "../words/moments.ts";

/** Whether the desk may write now, and until when; what the bar above the box says. Times in ms. */
export type WindowState =
  /** `untried`: nobody knows whether Meta takes it. `doubted`: it refused a message because the time was over. */
  | { open: true; until: number; kind: "response" | "human_agent" | "untried" | "doubted" }
  | { open: false; reason: "unavailable" | "never_wrote" | "blocked" | "held" | "disconnected" }
  /** It is for others at the desk to answer. */
  | { open: false; reason: "barred"; barred: NotYours }
  /** `refused`: Meta does not let this Page write for 7 days; it may be asked again. */
  | { open: false; reason: "expired" | "refused"; closedAt: number };

/** Meta refused a message for its time since the customer wrote last: its clock counts. */
export function isDoubted(entries: Iterable<Entry>): boolean {
  let isRefused = false;
  for (const { author, delivery } of entries) {
    if (author.type === "customer") isRefused = false;
    else if (delivery?.state === "failed") isRefused ||= delivery.failure?.code === "window_closed";
    else if (delivery?.state === "sent") isRefused = false;
  }
  return isRefused;
}

/** A hint for the agent: the Worker judges again when the message leaves. */
export function windowState(
  thread: Pick<Thread, "window" | "unavailable" | "blocked" | "holder">,
  page: Pick<PageState, "humanAgent" | "disconnectedAt"> | undefined,
  now: number,
  isDoubted = false,
  barred: NotYours | null = null,
): WindowState {
  if (barred) return { open: false, reason: "barred", barred };
  if (page?.disconnectedAt !== undefined) return { open: false, reason: "disconnected" };
  if (thread.blocked) return { open: false, reason: "blocked" };
  if (thread.holder?.by === "other") return { open: false, reason: "held" };
  if (thread.unavailable) return { open: false, reason: "unavailable" };
  const { responseUntil, humanAgentUntil } = thread.window;
  if (responseUntil === null) return { open: false, reason: "never_wrote" };
  if (now < responseUntil)
    return { open: true, until: responseUntil, kind: isDoubted ? "doubted" : "response" };
  const until = humanAgentUntil ?? 0;
  const humanAgent = page?.humanAgent;
  if (humanAgent === "no") {
    return { open: false, reason: now < until ? "refused" : "expired", closedAt: responseUntil };
  }
  if (now < until) return { open: true, until, kind: humanAgent === "yes" ? "human_agent" : "untried" };
  return { open: false, reason: "expired", closedAt: humanAgent === "yes" ? until : responseUntil };
}

/**
 * Until when one may surely answer, in ms; null: there is no such time, or it is over. Where nobody knows whether Meta takes what a
 * person writes in its 7 days, they do not count.
 */
export function answerEnd(
  { responseUntil, humanAgentUntil }: Thread["window"],
  humanAgent: PageState["humanAgent"],
  now: number,
): number | null {
  const end = Math.max(responseUntil ?? 0, humanAgent === "yes" ? (humanAgentUntil ?? 0) : 0);
  return end > now ? end : null;
}

/** Meta's time to answer is over, or has not begun: what it approved is all that can be sent. */
export function isOver(window: WindowState): boolean {
  return !window.open && ["expired", "refused", "never_wrote"].includes(window.reason);
}

/** Until when one may answer, or why not, in a sentence. */
export function windowWords(window: WindowState, now: number): string {
  if (window.open) {
    const until = momentTime(window.until, now);
    switch (window.kind) {
      case "response":
        return words().windowOpen(until);
      case "human_agent":
        return words().windowHuman(until);
      case "untried":
        return words().windowUntried(until);
      case "doubted":
        return words().windowDoubted;
    }
  }
  switch (window.reason) {
    case "barred":
      return words().windowBarred(window.barred);
    case "disconnected":
      return words().windowDisconnected;
    case "unavailable":
      return words().windowUnavailable;
    case "blocked":
      return words().refusal({ code: "customer_blocked" });
    case "held":
      return words().refusal({ code: "thread_held", appId: null });
    case "never_wrote":
      return words().windowNever;
    case "expired":
      return words().windowExpired(momentTime(window.closedAt, now));
    case "refused":
      return words().windowRefused(momentTime(window.closedAt, now));
  }
}
