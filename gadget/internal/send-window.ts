import type { Thread } from "../../worker/protocol/conversation.ts";
import { words } from "./action-words.ts";
import { momentTime } from "./time.ts";

/** Whether the desk may write now, and until when; what the bar above the box says. Times in ms. */
export type WindowState =
  | { open: true; until: number; kind: "response" | "human_agent" }
  | { open: false; reason: "unavailable" | "never_wrote" | "blocked" | "held" }
  | { open: false; reason: "expired"; closedAt: number };

/** A hint for the agent: the Worker judges again when the message leaves. */
export function windowState(
  thread: Pick<Thread, "window" | "unavailable" | "blocked" | "holder">,
  now: number,
): WindowState {
  if (thread.blocked) return { open: false, reason: "blocked" };
  if (thread.holder?.by === "other") return { open: false, reason: "held" };
  if (thread.unavailable) return { open: false, reason: "unavailable" };
  const { responseUntil, humanAgentUntil } = thread.window;
  if (responseUntil === null) return { open: false, reason: "never_wrote" };
  if (now < responseUntil) return { open: true, until: responseUntil, kind: "response" };
  if (humanAgentUntil !== null && now < humanAgentUntil) {
    return { open: true, until: humanAgentUntil, kind: "human_agent" };
  }
  return { open: false, reason: "expired", closedAt: Math.max(responseUntil, humanAgentUntil ?? 0) };
}

/** Until when one may answer, or why not, in a sentence. */
export function windowWords(window: WindowState, now: number): string {
  if (window.open) {
    const until = momentTime(window.until, now);
    return window.kind === "response" ? words().windowOpen(until) : words().windowHuman(until);
  }
  switch (window.reason) {
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
  }
}
