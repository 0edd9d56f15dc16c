import * as v from "../values.ts";
import type { EntryId } from "../ids.ts";
import { TICKET_ID_UNITS_MAX, TICKET_STATE_UNITS_MAX, TICKET_TITLE_UNITS_MAX } from "../limits.ts";
import type { Failure } from "../message/failure.ts";
import type { Person } from "../message/entry.ts";
import { oneLine } from "../one-line.ts";
import { CustomerRecord } from "../records/record.ts";

/** As the system that keeps tickets calls one. Nothing in it counts but to be the same. */
export const TicketId = oneLine(TICKET_ID_UNITS_MAX);
/** That one is asked for, in sixteen digits of its own. */
export const TicketRequestId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
/** What it is about, in one line. */
export const TicketTitle = oneLine(TICKET_TITLE_UNITS_MAX);
/** Where it stands, in the word of the system that keeps it: agents read it as it is. */
export const TicketState = oneLine(TICKET_STATE_UNITS_MAX);
/** Where it is to be seen: http or https, and nobody's password in it. */
export const TicketUrl = CustomerRecord.entries.url.wrapped;

/**
 * A ticket as another system keeps it. `open`: whether there is still something to do; `state` says it in words. `by`: who asked for it here; null: nobody, it
 * was made there. `request`: that it was asked for by. `contact`: the contact that it belongs to, null where the desk knows of none. Times in ms.
 */
export type TicketTold = {
  ticket: string;
  title: string;
  state: string;
  open: boolean;
  url?: string;
  request?: string;
  by: Person | null;
  contact: number | null;
  madeAt: number;
  changedAt: number;
};

/** A ticket that is asked for, and is not made. `about`: what for, in its asker's words. After `until` (ms) nobody answered, and somebody should look. */
export type TicketRequestTold = {
  request: string;
  about: string;
  by: Person;
  contact: number | null;
  at: number;
  until: number;
};

/** Those of a conversation: made, and asked for; the newest last. */
export type TicketsTold = { tickets: TicketTold[]; requests: TicketRequestTold[] };

/**
 * What a list shows of them: how many are open, and how many are asked for. `until`: after it (ms) the newest of those was not answered. `at`: when
 * any of them last changed, in ms: who shows them asks anew then.
 */
export type TicketMarks = { open: number; asked?: number; until?: number; at: number };

/** What became of one, as its thread tells it. */
export const TICKET_NEWS = ["asked", "made", "closed", "reopened"] as const;
export type TicketNews = (typeof TICKET_NEWS)[number];
/** `by`: who asked for it, or null. `ticket` is left out of one that is asked for. */
export type TicketOutcome = {
  what: TicketNews;
  title: string;
  by: Person | null;
  ticket?: string;
  state?: string;
  url?: string;
};

/** Which note on which ticket a message is. */
export type OfTicket = { ticket: string; note: string };

/**
 * How far a note on a ticket got. `kept`: it is for colleagues, and stands in the thread; `waiting`: it leaves in its turn; the others as a message's.
 */
export const TICKET_NOTE_STATES = [
  ...(["kept", "waiting", "sent", "delivered", "read", "failed", "unknown", "withdrawn"] as const),
] as const;
export type TicketNoteState = (typeof TICKET_NOTE_STATES)[number];

/** A note as it stands. `messages`: its entries in the thread; of a long one several. `failure`: why it did not arrive. */
export type TicketNoteTold = {
  ticket: string;
  note: string;
  public: boolean;
  state: TicketNoteState;
  messages: EntryId[];
  failure?: Failure;
};
