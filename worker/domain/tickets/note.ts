import type { Delivery } from "../../protocol/message/entry.ts";
import { markOf, type Marks } from "../../protocol/thread/marks.ts";
import type { PageState } from "../../protocol/frames.ts";
import type { OfTicket, TicketNoteState } from "../../protocol/tickets/ticket.ts";
import { RESPONSE_WINDOW_MS } from "../../protocol/thread/window-ends.ts";
import { judgeWindow, type WindowClosed } from "../send-window.ts";

/** By what a note on a ticket is known to its conversation. It holds no colon but those between, nor "#". */
export function commandOfNote({ ticket, note }: OfTicket): string {
  return `ticket.${encodeURIComponent(ticket)}:${note}`;
}

/** Its parts from which on it stands as it does, worst first: what did not arrive is what somebody must hear of. */
const ORDER: readonly TicketNoteState[] = [
  ...(["failed", "unknown", "withdrawn", "waiting", "sent", "delivered", "read"] as const),
];

/** How far the parts of a note got together. What was sent again is judged by what was sent in its place. */
export function stateOfNote(parts: readonly Delivery[], marks: Marks): TicketNoteState {
  const left = parts.filter(({ settled }) => settled !== "sent_again");
  const states = left.map((part) => stateOf(part, marks));
  return ORDER.find((state) => states.includes(state)) ?? "waiting";
}

function stateOf(delivery: Delivery, marks: Marks): TicketNoteState {
  switch (delivery.state) {
    case "queued":
    case "sending":
      return "waiting";
    case "sent":
      return markOf(delivery, marks) ?? "sent";
    case "unknown":
      return delivery.settled === "arrived" ? "sent" : "unknown";
    default:
      return delivery.state;
  }
}

/**
 * Why words cannot leave after all where the Page may write within 24 hours alone (PageState.humanAgent); null: it is the Conversation's to say. `responseUntil`: when those
 * end, in ms; null: the customer never wrote.
 */
export function closedFor(
  responseUntil: number | null,
  humanAgent: PageState["humanAgent"],
  now: number,
): WindowClosed | null {
  if (humanAgent !== "no" || responseUntil === null) return null;
  const wroteAt = responseUntil - RESPONSE_WINDOW_MS;
  const judged = judgeWindow(wroteAt, humanAgent, { byPerson: true, needs: "window" }, now);
  return judged.ok ? null : judged.refusal;
}
