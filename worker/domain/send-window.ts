import type { Outgoing } from "../protocol/outgoing/outgoing.ts";
import { HUMAN_AGENT_WINDOW_MS, RESPONSE_WINDOW_MS } from "../protocol/thread/window-ends.ts";
import { done, refused, type Outcome } from "./outcome.ts";

/** Whether the Page has the Human Agent feature. Meta tells only by accepting or refusing a send. */
export type HumanAgent = "unknown" | "yes" | "no";

/** What the Send API is told about why a message may leave. */
export type SendType =
  | { messagingType: "RESPONSE" }
  | { messagingType: "MESSAGE_TAG"; tag: "HUMAN_AGENT" | "CUSTOMER_FEEDBACK" }
  | { messagingType: "UTILITY" };

/**
 * What hangs on the window of a message. `byPerson` is false for anything automatic: the tag is for people only. `needs`:
 * what Meta takes at any time because it approved it, what within 24 hours alone, what within 7 days whoever sends it.
 */
export type WindowNeeds = {
  byPerson: boolean;
  needs: "nothing" | "window" | "response_window" | "feedback_window";
};

/**
 * Meta takes nothing now; `closedAt` in ms, null when the customer never wrote. `earliest`: when it could go, in ms; `asItIs` null:
 * not before the customer writes again; `utility`: as a template that Meta approved. `personUntil`: until then a person may still
 * answer; null: nobody may.
 */
export type WindowClosed = {
  code: "window_closed";
  closedAt: number | null;
  earliest: { asItIs: number | null; utility: number };
  personUntil: number | null;
};

/**
 * What a message needs of the window. Utility messages need none ("Utility messages"); stickers ("Sticker API") and quotes
 * ("Send API, reply_to") that the customer wrote within 24 hours, whoever sends them; surveys have a tag of their own
 * ("Customer feedback template").
 */
export function windowNeedsOf(outgoing: Outgoing): WindowNeeds["needs"] {
  if (outgoing.kind === "utility") return "nothing";
  const isSurvey = outgoing.kind === "template" && outgoing.template.type === "customer_feedback";
  if (isSurvey && outgoing.replyTo === undefined) return "feedback_window";
  return outgoing.kind === "sticker" || outgoing.replyTo !== undefined ? "response_window" : "window";
}

/**
 * May the Page write to this person now, and as what? Judged again before every attempt, because time
 * passes while a message waits. Inside 24 hours the tag is never used.
 */
export function judgeWindow(
  lastCustomerAt: number | null,
  humanAgent: HumanAgent,
  { byPerson: isByPerson, needs }: WindowNeeds,
  now: number,
): Outcome<SendType, WindowClosed> {
  if (needs === "nothing") return done({ messagingType: "UTILITY" });
  const byPerson = isByPerson && needs !== "response_window";
  if (lastCustomerAt === null) return refused(closedSince(null, null, now));
  if (now <= lastCustomerAt + RESPONSE_WINDOW_MS) return done({ messagingType: "RESPONSE" });
  const tagWindowEnds = lastCustomerAt + HUMAN_AGENT_WINDOW_MS;
  if (byPerson && humanAgent !== "no" && now <= tagWindowEnds) {
    return done({ messagingType: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
  }
  if (needs === "feedback_window" && now <= tagWindowEnds)
    return done({ messagingType: "MESSAGE_TAG", tag: "CUSTOMER_FEEDBACK" });
  const closedAt = byPerson && humanAgent === "yes" ? tagWindowEnds : lastCustomerAt + RESPONSE_WINDOW_MS;
  const isPersons = !isByPerson && humanAgent !== "no" && needs === "window" && now <= tagWindowEnds;
  return refused(closedSince(closedAt, isPersons ? tagWindowEnds : null, now));
}

/** Meta said so at `at` (ms), whatever we knew of it. */
export function closedByMeta(at: number, now: number): WindowClosed {
  return closedSince(at, null, now);
}

function closedSince(closedAt: number | null, personUntil: number | null, now: number): WindowClosed {
  return { code: "window_closed", closedAt, earliest: { asItIs: null, utility: now }, personUntil };
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
