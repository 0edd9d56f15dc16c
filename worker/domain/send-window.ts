import { done, refused, type Outcome } from "./outcome.ts";

/** Send API, "messaging types": 24 hours after the person's last qualifying action. */
export const RESPONSE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Send API, "message tags": `HUMAN_AGENT` allows a person's reply for 7 days. */
export const HUMAN_AGENT_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** Whether the Page has the Human Agent feature. Meta tells only by accepting or refusing a send. */
export type HumanAgent = "unknown" | "yes" | "no";

/** What the Send API is told about why a message may leave. */
export type SendType = { messagingType: "RESPONSE" } | { messagingType: "MESSAGE_TAG"; tag: "HUMAN_AGENT" };

/** Meta takes nothing now; `closedAt` in ms, null when the customer never wrote. */
export type WindowClosed = { code: "window_closed"; closedAt: number | null };

/**
 * May the Page write to this person now, and as what? Judged again before every attempt, because time
 * passes while a message waits. `byPerson` is false for anything automatic: the tag is for people only, and
 * inside 24 hours it is never used.
 */
export function judgeWindow(
  lastCustomerAt: number | null,
  humanAgent: HumanAgent,
  byPerson: boolean,
  now: number,
): Outcome<SendType, WindowClosed> {
  if (lastCustomerAt === null) return refused({ code: "window_closed", closedAt: null });
  if (now <= lastCustomerAt + RESPONSE_WINDOW_MS) return done({ messagingType: "RESPONSE" });
  const tagWindowEnds = lastCustomerAt + HUMAN_AGENT_WINDOW_MS;
  if (byPerson && humanAgent !== "no" && now <= tagWindowEnds) {
    return done({ messagingType: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
  }
  const closedAt = byPerson && humanAgent === "yes" ? tagWindowEnds : lastCustomerAt + RESPONSE_WINDOW_MS;
  return refused({ code: "window_closed", closedAt });
}

/** What agents are told: whether the 7 days count is the Page's to say (PageState.humanAgent). */
export function shownWindow(lastCustomerAt: number | null): {
  responseUntil: number | null;
  humanAgentUntil: number | null;
} {
  if (lastCustomerAt === null) return { responseUntil: null, humanAgentUntil: null };
  return {
    responseUntil: lastCustomerAt + RESPONSE_WINDOW_MS,
    humanAgentUntil: lastCustomerAt + HUMAN_AGENT_WINDOW_MS,
  };
}
