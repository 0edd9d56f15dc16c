/** Tickets that another system keeps of a conversation, and what becomes of them. Times in ms. */
import { TICKET_ANSWER_MS, TICKET_REQUESTS_MAX, TICKETS_MAX } from "../../protocol/limits.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type {
  TicketMarks,
  TicketOutcome,
  TicketRequestTold,
  TicketsTold,
  TicketTold,
} from "../../protocol/tickets/ticket.ts";
import { done, refused, type Outcome } from "../outcome.ts";

export type TicketRefusal = { code: "not_found" } | { code: "wrong_state"; state: "made" | "full" };

/** What is said of a ticket; what is left out stays, or is nothing in a new one. */
export type TicketSaid = Partial<Pick<TicketTold, "title" | "state" | "open" | "url">>;

/**
 * As they are kept. `late`: requests that were asked for again, to which an answer may still come; `also`: of requests that were answered with a ticket of another
 * one, which.
 */
export type TicketsKept = TicketsTold & { late?: TicketRequestTold[]; also?: Record<string, string> };

/** What they are by now, and what its thread tells of it; null: nothing that concerns who reads it. */
export type TicketsThen<T> = { tickets: TicketsKept; line: TicketOutcome | null; told: T };

export const NO_TICKETS: TicketsTold = { tickets: [], requests: [] };

/** Whether there is anything to keep of them. */
export function hasTickets({ tickets, requests }: TicketsTold): boolean {
  return tickets.length + requests.length > 0;
}

/**
 * Asks for one. While one is asked for and its time is not over, that is what is asked for again: two who ask at once get one ticket. `told` is then the earlier
 * one, and the tickets are as before.
 */
export function askFor(
  before: TicketsKept,
  asked: Omit<TicketRequestTold, "at" | "until">,
  now: number,
): Outcome<TicketsThen<TicketRequestTold>, TicketRefusal> {
  const waiting = before.requests.find(({ request, until }) => request === asked.request || now <= until);
  if (waiting !== undefined) return done({ tickets: before, line: null, told: waiting });
  if (before.tickets.filter(({ open }) => open).length >= TICKETS_MAX)
    return refused({ code: "wrong_state", state: "full" });
  const told = { ...asked, at: now, until: now + TICKET_ANSWER_MS };
  return done({
    tickets: { ...before, requests: [...before.requests, told].slice(-TICKET_REQUESTS_MAX) },
    line: { what: "asked", title: asked.about, by: asked.by },
    told,
  });
}

/** The ticket of a request, where it was made. */
export function madeOf({ tickets, also = {} }: TicketsKept, request: string): TicketTold | null {
  return tickets.find((it) => it.request === request || it.ticket === also[request]) ?? null;
}

/** Says how one stands, all of it; the first time it is made. An answer that comes late counts as well. */
export function put(
  before: TicketsKept,
  {
    ticket,
    request,
    ...said
  }: Required<Omit<TicketSaid, "url">> & Pick<TicketTold, "ticket" | "request" | "url">,
  contact: number | null,
  now: number,
): Outcome<TicketsThen<TicketTold>, TicketRefusal> {
  const known = before.tickets.find((it) => it.ticket === ticket);
  const other = request === undefined ? null : madeOf(before, request);
  if (other !== null && other.ticket !== ticket) return refused({ code: "wrong_state", state: "made" });
  const asked = [...before.requests, ...(before.late ?? [])].find((it) => it.request === request);
  if (request !== undefined && other === null && asked === undefined) return refused({ code: "not_found" });
  const rest = asked === undefined ? before : answered(before, asked);
  if (known !== undefined) {
    const { url: _, ...bare } = known;
    if (request === undefined || known.request === undefined)
      return changed(rest, known, { ...bare, ...said, ...(request === undefined ? {} : { request }) }, now);
    const isAgain = other !== null;
    return changed(isAgain ? rest : alsoOf(rest, request, ticket), known, { ...bare, ...said }, now);
  }
  const kept = withRoom(before.tickets);
  if (kept === null) return refused({ code: "wrong_state", state: "full" });
  const told: TicketTold = {
    ...{ ticket, ...said, by: asked?.by ?? null, contact: asked?.contact ?? contact },
    ...(request === undefined ? {} : { request }),
    ...{ madeAt: now, changedAt: now },
  };
  return done({
    tickets: { ...rest, tickets: [...kept, told] },
    line: lineOf("made", told),
    told,
  });
}

/** What was asked for before it, and nobody answered, was asked for again with it: nobody waits for that any more, but its answer counts. */
function answered(before: TicketsKept, asked: TicketRequestTold): TicketsKept {
  const place = before.requests.indexOf(asked);
  const late = [...(before.late ?? []), ...before.requests.slice(0, Math.max(0, place))];
  return {
    ...before,
    requests: before.requests.slice(place + 1),
    late: late.filter((it) => it !== asked).slice(-TICKET_REQUESTS_MAX),
  };
}

/** A request that is answered with a ticket of another one is known by it. */
function alsoOf(before: TicketsKept, request: string, ticket: string): TicketsKept {
  const also = Object.entries({ ...before.also, [request]: ticket }).slice(-TICKETS_MAX);
  return { ...before, also: Object.fromEntries(also) };
}

/** Says what is another matter with one. */
export function change(
  before: TicketsKept,
  ticket: string,
  said: TicketSaid,
  now: number,
): Outcome<TicketsThen<TicketTold>, TicketRefusal> {
  const known = before.tickets.find((it) => it.ticket === ticket);
  return known === undefined
    ? refused({ code: "not_found" })
    : changed(before, known, { ...known, ...said }, now);
}

function changed(
  before: TicketsKept,
  was: TicketTold,
  is: TicketTold,
  now: number,
): Outcome<TicketsThen<TicketTold>, TicketRefusal> {
  if (same(was, is)) return done({ tickets: before, line: null, told: was });
  const told = { ...is, changedAt: Math.max(now, was.changedAt + 1) };
  const turned = was.open === is.open ? null : lineOf(is.open ? "reopened" : "closed", told);
  const tickets = before.tickets.map((it) => (it === was ? told : it));
  return done({ tickets: { ...before, tickets }, line: turned, told });
}

function same(a: TicketTold, b: TicketTold): boolean {
  const fields = ["title", "state", "open", "url", "request"] as const;
  return fields.every((field) => a[field] === b[field]);
}

function lineOf(what: TicketOutcome["what"], { ticket, title, state, url, by }: TicketTold): TicketOutcome {
  return { what, ticket, title, state, by, ...(url === undefined ? {} : { url }) };
}

/** With room for one more: of those that are closed the oldest goes. Null: all are open. */
function withRoom(tickets: readonly TicketTold[]): readonly TicketTold[] | null {
  if (tickets.length < TICKETS_MAX) return tickets;
  const closed = tickets.filter(({ open }) => !open).toSorted((a, b) => a.changedAt - b.changedAt);
  const [oldest] = closed;
  return oldest === undefined ? null : tickets.filter((it) => it !== oldest);
}

/** What lists show of them; undefined: there are none. */
export function marksOf({ tickets, requests }: TicketsTold): TicketMarks | undefined {
  const asked = requests.at(-1);
  const at = Math.max(0, ...tickets.map(({ changedAt }) => changedAt), ...requests.map((it) => it.at));
  if (at === 0) return undefined;
  const open = tickets.filter((it) => it.open).length;
  return { open, ...(asked === undefined ? {} : { asked: requests.length, until: asked.until }), at };
}

/** Those of a contact. */
export function ticketsOfContact({ tickets }: TicketsTold, contact: number): TicketTold[] {
  return tickets.filter((it) => it.contact === contact);
}

/**
 * Whether the contact of a ticket is over with it. Not while another of its tickets is open, nor while its customer waits for an answer: nobody
 * would see that they wrote. A contact that began since is another matter.
 */
export function endsContact(
  tickets: TicketsTold,
  { ticket, contact, open }: TicketTold,
  now: { contact: number | null; isOpen: boolean; unanswered: number },
): boolean {
  if (open || !now.isOpen || now.unanswered > 0 || contact === null || contact !== now.contact) return false;
  return !ticketsOfContact(tickets, contact).some((it) => it.open && it.ticket !== ticket);
}

/** Who wrote a note: an agent whom the desk knows by that id, or somebody of the other system. */
export function writerOf(by: { id?: string; name: string }, isKnown: (sub: string) => boolean): Person {
  const { id, name } = by;
  if (id !== undefined && isKnown(id)) return { sub: id, name };
  return { sub: `ticket:${id ?? name}`, name };
}
