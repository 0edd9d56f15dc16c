import { hashOf } from "../../../domain/admin-link.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import {
  askFor,
  change,
  madeOf,
  put,
  type TicketRefusal,
  type TicketsKept,
  type TicketsThen,
} from "../../../domain/tickets/tickets.ts";
import type { TicketTold } from "../../../protocol/tickets/ticket.ts";
import { contactIdOf } from "../tickets/contact-of.ts";
import { TicketNotes } from "../tickets/notes.ts";
import { commandKey, wasSo, type CallOf, type Done, type Handlers, type Tools } from "./call.ts";

type TicketType =
  ("tickets.list" | "ticket.request" | "ticket.put" | "ticket.change") | ("ticket.note" | "ticket.readNote");

/** Of a request, in digits: the beginning of a hash. */
const ID_LENGTH = 16;

/** Tickets that another system keeps. */
export function ticketHandlers(tools: Tools): Handlers<TicketType> {
  const { store, tickets, masks } = tools;
  const notes = new TicketNotes(tools);

  const keep = (
    { row, actor }: CallOf<"ticket.put" | "ticket.change">,
    before: TicketsKept,
    outcome: Outcome<TicketsThen<TicketTold>, TicketRefusal>,
  ): Done<"ticket.put"> => {
    if (!outcome.ok) return refused(outcome.refusal);
    const then = outcome.value;
    if (then.tickets === before) return wasSo(then.told);
    tickets.change(row, then, actor);
    return done(then.told);
  };

  /** As a program wrote it that does not see what is hidden in it; null: nobody can tell what it means by the dots. */
  const titled = <T extends { title?: string }>(
    { actor }: CallOf<"ticket.put" | "ticket.change">,
    { tickets: known }: TicketsKept,
    ticket: string,
    said: T,
  ): T | null => {
    if (said.title === undefined) return said;
    const title = masks.written(actor, said.title, known.find((it) => it.ticket === ticket)?.title);
    return title === null ? null : { ...said, title };
  };

  return {
    "tickets.list": ({ row }) => {
      const { tickets: made, requests } = store.tickets.of(row.name);
      return done({ tickets: made, requests, canAsk: tickets.canAsk });
    },

    "ticket.request": async ({ actor, command, row: { name } }) => {
      const request = (await hashOf(commandKey(actor, command))).slice(0, ID_LENGTH);
      // No await from here on: of two who ask at once one is the first.
      const row = store.list.find(name);
      if (row === null) return refused({ code: "not_found" });
      const before = store.tickets.of(name);
      const contact = contactIdOf(store, row);
      const by = { sub: actor.sub, name: actor.name };
      const made = madeOf(before, request);
      if (made !== null) {
        const { contact: of, madeAt: at } = made;
        return wasSo({ request, about: command.about, by, contact: of, at, until: at });
      }
      const outcome = askFor(before, { request, about: command.about, by, contact }, Date.now());
      if (!outcome.ok) return refused(outcome.refusal);
      if (outcome.value.tickets === before) return wasSo(outcome.value.told);
      if (!tickets.canAsk) return refused({ code: "wrong_state", state: "nobody_told" });
      tickets.request(row, outcome.value);
      return done(outcome.value.told);
    },

    "ticket.put": (call) => {
      const { type: _, id: __, conversation, ...said } = call.command;
      const before = store.tickets.of(conversation);
      const given = titled(call, before, said.ticket, said);
      if (given === null) return refused({ code: "wrong_state", state: "hidden" });
      return keep(call, before, put(before, given, contactIdOf(store, call.row), Date.now()));
    },

    "ticket.change": (call) => {
      const { type: _, id: __, conversation, ticket, ...said } = call.command;
      const before = store.tickets.of(conversation);
      const given = titled(call, before, ticket, said);
      if (given === null) return refused({ code: "wrong_state", state: "hidden" });
      return keep(call, before, change(before, ticket, given, Date.now()));
    },

    "ticket.note": async (call) => {
      const { conversation, ticket, public: isPublic } = call.command;
      const known = store.tickets.of(conversation).tickets.some((it) => it.ticket === ticket);
      if (!known) return refused({ code: "not_found" });
      return isPublic ? await notes.send(call) : await notes.keep(call);
    },

    "ticket.readNote": async ({ row, command: { ticket, note } }) => {
      const told = await notes.read(row.name, { ticket, note: note.toLowerCase() });
      return told === null ? refused({ code: "not_found" }) : done(told);
    },
  };
}
