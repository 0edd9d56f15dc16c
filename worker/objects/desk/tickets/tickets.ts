import { move } from "../../../domain/states/moves.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { endsContact, marksOf, ticketsOfContact, type TicketsThen } from "../../../domain/tickets/tickets.ts";
import type { ToldLine } from "../../../protocol/message/content.ts";
import type { TicketRequestTold, TicketTold } from "../../../protocol/tickets/ticket.ts";
import { standingOf, taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import { contactIdOf } from "./contact-of.ts";
import type { EventRecorder } from "../webhooks/recorder.ts";

type Tools = { store: DeskStore; mover: Mover; recorder: EventRecorder };

/** Writes what becomes of tickets that another system keeps, and what follows from it on either side. */
export class Tickets {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether anybody is told when one is asked for. */
  get canAsk(): boolean {
    return this.#tools.recorder.wants("ticket.requested");
  }

  /** One is asked for: whoever makes them is told with it, and by which order the customer came. */
  request(row: ConversationRow, then: TicketsThen<TicketRequestTold>): void {
    const { store, recorder } = this.#tools;
    this.#write(row, then, () => recorder.ticketRequested(row, then.told, store.references.lastOf(row.name)));
  }

  /** It stands otherwise. With the last of a contact's tickets the contact is closed, where the desk wants that. */
  change(row: ConversationRow, then: TicketsThen<TicketTold>, by: Actor): void {
    this.#write(row, then, () => {});
    if (then.line?.what === "closed") this.#endContact(row.name, then, by);
  }

  /** In the transaction that writes the line: with a contact its tickets are to be closed, where the desk wants that. */
  lineAdded(conversation: string, at: number, line: ToldLine): void {
    const { store, recorder } = this.#tools;
    if (line.event !== "closed" || !store.settings.all().contactClosesTicket) return;
    const row = store.list.find(conversation);
    const contact = row === null ? null : contactIdOf(store, row);
    if (row === null || contact === null) return;
    for (const ticket of ticketsOfContact(store.tickets.of(conversation), contact))
      if (ticket.open) recorder.ticketToClose(row, ticket, line.by, at);
  }

  #write(row: ConversationRow, { tickets, line }: TicketsThen<unknown>, beside: () => void): void {
    const { store, mover } = this.#tools;
    const { tickets: _, ...others } = taggedOf(row);
    const marks = marksOf(tickets);
    const tagged = { ...others, ...(marks === undefined ? {} : { tickets: marks }) };
    mover.ticket(row, line === null ? null : { event: "ticket", ...line }, tagged, () => {
      store.tickets.set(row.name, tickets);
      beside();
    });
  }

  #endContact(name: string, { tickets, told }: TicketsThen<TicketTold>, by: Actor): void {
    const { store, mover } = this.#tools;
    const row = store.list.find(name);
    if (row === null || !store.settings.all().ticketClosesContact) return;
    const { status, unanswered } = toSummary(row);
    const now = { contact: contactIdOf(store, row), isOpen: status === "open", unanswered };
    if (!endsContact(tickets, told, now)) return;
    const closing = move(standingOf(row), { event: "close", by });
    if (closing.ok) mover.apply(row, closing.value, null);
  }
}
