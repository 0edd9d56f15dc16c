import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { CommandId, Sub } from "../ids.ts";
import { NOTE_UNITS_MAX, TICKET_WRITER_UNITS_MAX, TICKET_ABOUT_UNITS_MAX } from "../limits.ts";
import { oneLine } from "../one-line.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { words } from "../thread/words.ts";
import {
  TicketId,
  TicketRequestId,
  TicketState,
  TicketTitle,
  TicketUrl,
  type TicketNoteTold,
  type TicketRequestTold,
  type TicketsTold,
  type TicketTold,
} from "./ticket.ts";

/** Tickets that another system keeps of what customers want. */
export const ticketCommands = [
  /** Those of a conversation. `canAsk`: somebody is told when one is asked for. */
  command({
    name: "tickets.list",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<TicketsTold & { canAsk: boolean }>(),
  }),
  /**
   * Asks the system that keeps tickets for one: endpoints are told by `ticket.requested`. While one is asked for and not answered, asking again is
   * answered with that. `wrong_state`: nobody is told (`nobody_told`), or the conversation has TICKETS_MAX that are open (`full`).
   */
  command({
    name: "ticket.request",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { about: words(TICKET_ABOUT_UNITS_MAX) },
    result: answer<TicketRequestTold>(),
  }),
  /**
   * Says that there is a ticket and how it stands, all of it: the first time it was made, by `request` the one that was asked for. `wrong_state`: that request
   * has another ticket (`made`), or there are TICKETS_MAX that are open (`full`); `not_found`: no such request here.
   */
  command({
    name: "ticket.put",
    about: "conversation",
    right: "keep_tickets",
    afterLoss: "ends",
    audit: true,
    fields: {
      ...{ ticket: TicketId, title: TicketTitle, state: TicketState, open: v.boolean() },
      ...{ url: v.exactOptional(TicketUrl), request: v.exactOptional(TicketRequestId) },
    },
    result: answer<TicketTold>(),
  }),
  /** Says what is another matter with one by now; what is left out stays. */
  command({
    name: "ticket.change",
    about: "conversation",
    right: "keep_tickets",
    afterLoss: "ends",
    audit: true,
    fields: {
      ticket: TicketId,
      ...{ title: v.exactOptional(TicketTitle), state: v.exactOptional(TicketState) },
      ...{ open: v.exactOptional(v.boolean()), url: v.exactOptional(TicketUrl) },
    },
    result: answer<TicketTold>(),
  }),
  /**
   * A note that somebody (`by`) wrote on a ticket. `public`: the customer gets it, as this person's message; else colleagues alone read it in the
   * thread. `otherwise` is sent in its place where Meta takes no words any more. Known again by its id, which is the note's.
   */
  command({
    name: "ticket.note",
    about: "conversation",
    right: "keep_tickets",
    afterLoss: "ends",
    audit: true,
    knownBy: "id",
    fields: {
      ticket: TicketId,
      text: words(NOTE_UNITS_MAX),
      by: v.strictObject({ id: v.exactOptional(Sub), name: oneLine(TICKET_WRITER_UNITS_MAX) }),
      public: v.boolean(),
      otherwise: v.exactOptional(Outgoing),
    },
    result: answer<TicketNoteTold>(),
  }),
  /** How far a note got. */
  command({
    name: "ticket.readNote",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { ticket: TicketId, note: CommandId },
    result: answer<TicketNoteTold>(),
  }),
] as const;
