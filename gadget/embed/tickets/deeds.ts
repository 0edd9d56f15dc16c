import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { hasRight } from "../../people/rights.ts";
import { answerWithin } from "../../records/answer-within.ts";
import { readTicket } from "../../records/read-ticket.ts";
import { responder } from "../../records/responder.ts";
import { fire } from "../../session/fire.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { customerOf } from "../../state/known-customer.ts";
import { NOTHING_DONE, pageDoings } from "../../state/page-additions.ts";
import type { FbChatTicket, PageDoing } from "../../state/page-additions.ts";

/** So long an agent may take to make one in the page: in ms. */
export const RESPOND_MS = 10 * 60_000;
/** Of a conversation; those made first are not shown any more. */
const SHOWN_MAX = 20;

/** Whether this agent may have the page make one here, which it does where it says so. */
export function mayCreateTicket(seat: SeatController): boolean {
  const { tickets, readonly, session } = seat.peek((state) => state);
  return tickets && !readonly && hasRight(session, "answer");
}

/** Asks the page for a ticket. What it answers after the agent asked anew, or would wait no longer, is not heard. */
export async function createTicket(
  seat: SeatController,
  element: HTMLElement,
  conversation: ConversationId,
): Promise<void> {
  const state = seat.peek((it) => it);
  const customer = customerOf(state, conversation);
  if (customer === null) return;
  const { record } = customer;
  const interaction = state.threads[conversation]?.thread?.interaction ?? null;
  const { respondWith, end } = responder("fb-chat-create-ticket");
  const detail = { conversation, customer, record, interaction, respondWith };
  const isOurs = fire(element, "fb-chat-create-ticket", detail, true);
  const answered = end();
  // The page does it by itself.
  if (answered === null && !isOurs) return;
  const asked = tell(seat, conversation, { ticket: { phase: "asking" } });
  const ticket = await ticketOf(seat, answered).catch(() => "failed" as const);
  const now = doingIn(seat, conversation);
  if (now.ticket !== asked.ticket) return;
  if (ticket === "failed") tell(seat, conversation, { ticket: { phase: "failed" } });
  else if (ticket === null) tell(seat, conversation, { ticket: null });
  else {
    const tickets = [...now.tickets.filter(({ id }) => id !== ticket.id), ticket].slice(-SHOWN_MAX);
    tell(seat, conversation, { ticket: { phase: "told", ticket }, tickets });
  }
}

/** Nothing more is said of it, or waited for. */
export function ticketIsRead(seat: SeatController, conversation: ConversationId): void {
  tell(seat, conversation, { ticket: null });
}

/** The agent read what failed. */
export function failureIsRead(seat: SeatController, conversation: ConversationId): void {
  tell(seat, conversation, { failed: null });
}

export function doingIn(seat: SeatController, conversation: ConversationId): PageDoing {
  return seat.peek((state) => pageDoings.of(state)[conversation] ?? NOTHING_DONE);
}

/** Null: none after all. Rejects where nobody answers, or with something else. */
async function ticketOf(
  seat: SeatController,
  answered: { answer: unknown } | null,
): Promise<FbChatTicket | null> {
  if (answered === null) throw new Error("Nobody answered");
  const answer = await answerWithin(seat.tools.platform, RESPOND_MS, () => answered.answer);
  const ticket = answer === null ? null : readTicket(answer);
  if (answer !== null && ticket === null) throw new Error("No ticket was answered");
  return ticket;
}

function tell(seat: SeatController, about: ConversationId, change: Partial<PageDoing>): PageDoing {
  seat.tools.store.dispatch({ type: "page.does", about, change });
  return doingIn(seat, about);
}
