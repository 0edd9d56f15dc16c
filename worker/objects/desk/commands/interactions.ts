import { done } from "../../../domain/outcome.ts";
import { ofContact } from "../../../domain/tags/tagging.ts";
import { ticketsOfContact } from "../../../domain/tickets/tickets.ts";
import type { InteractionTold } from "../../../protocol/interactions/interaction.ts";
import { taggedOf, type ConversationRow } from "../list/row.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import { bare } from "../reports/counting.ts";
import type { DeskStore } from "../store.ts";
import type { Handlers, Tools } from "./call.ts";

/** The contacts of a conversation. */
export function interactionHandlers({ store }: Tools): Handlers<"interactions.list"> {
  return {
    "interactions.list": ({ row }) => done({ interactions: contactsOf(store, row) }),
  };
}

/** The contacts of a conversation that are kept, the newest first, each with its tickets. */
export function contactsOf(
  store: Pick<DeskStore, "interactions" | "tickets">,
  row: ConversationRow,
): InteractionTold[] {
  const tickets = store.tickets.of(row.name);
  return keptOf(store, row).map((contact) => {
    const own = ticketsOfContact(tickets, contact.id);
    return own.length === 0 ? contact : { ...contact, tickets: own };
  });
}

function keptOf(store: Pick<DeskStore, "interactions">, row: ConversationRow): InteractionTold[] {
  const closed = store.interactions.of(row.name);
  const newest = bare(row.contact == null ? null : (JSON.parse(row.contact) as CountedContact));
  if (newest === null || closed.some(({ id }) => id === newest.id)) return closed;
  return [{ ...newest, closed: null, ...ofContact(taggedOf(row)) }, ...closed];
}
