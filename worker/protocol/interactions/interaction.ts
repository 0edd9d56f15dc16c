import type { Why } from "../message/content.ts";
import type { Person } from "../message/entry.ts";
import type { AttributeTold, TagTold } from "../tags/tags.ts";
import type { Reason } from "../routing/people.ts";
import type { TicketTold } from "../tickets/ticket.ts";

/** What a contact was about, as the desk called it when it was closed. `note`: at most WRAP_UP_NOTE_UNITS_MAX. */
export type WrapUp = { codes: Reason[]; note?: string };

/**
 * A contact from its begin to its close; times in ms. `id`: as the thread numbers it (Interaction). `begunBy`: who wrote first, or
 * opened it. `answered`: when somebody answered first, and who; `by` null: not from here, in Meta's own inbox for instance.
 * `closed`: null while it is open; its `by` null: the desk did, and `why` says so. `satisfaction`: how satisfied the customer was,
 * from 1 to 5, with their own words where they wrote any; left out until they say so.
 * `closed`: null while it is open; its `by` null: the desk did, and `why` says so. `tags`: those that its conversation has, or had
 * when it was closed; `attributes`: what is known of the contact; `tickets`: those of it that another system keeps. Each left out where there are none.
 */
export type InteractionTold = {
  id: number;
  begunAt: number;
  begunBy: "customer" | "agent";
  answered: { at: number; by: Person | null } | null;
  closed: ({ at: number; by: Person | null; why: Why } & WrapUp) | null;
  satisfaction?: { at: number; score: number; words?: string };
  tags?: TagTold[];
  attributes?: AttributeTold[];
  tickets?: TicketTold[];
};
