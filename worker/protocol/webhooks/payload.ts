import * as v from "../values.ts";
import { DeskName, ConversationId } from "../ids.ts";
import { REFERENCE_REFUSALS, ReferenceId } from "../references/reference.ts";
import { TicketId, TicketRequestId } from "../tickets/ticket.ts";
import {
  At,
  CommentSummaryShape,
  EntryShape,
  LineShape,
  PersonShape,
  RecordShape,
} from "../results/entries.ts";
import { CustomerShape, PageShape, SummaryShape } from "../results/results.ts";
import { TEST_EVENT, type WebhookEventType } from "./events.ts";

/**
 * Whom an event is about. `sequence` counts the events of one conversation: a smaller one happened before. It begins
 * anywhere, has gaps where an endpoint is not told of everything, and goes on above when all of the conversation was erased.
 */
const About = {
  desk: DeskName,
  page: v.string(),
  psid: v.string(),
  conversation: ConversationId,
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
};
/** The same, with who the customer is and which record of another system they are linked to, where somebody linked one. */
const OfCustomer = { ...About, customer: CustomerShape, record: v.exactOptional(RecordShape) };
const Contact = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger()),
  begunAt: At,
  begunBy: v.picklist(["customer", "agent"]),
});

const Message = v.strictObject({ ...OfCustomer, message: EntryShape });
const Commented = v.strictObject({ ...OfCustomer, comment: CommentSummaryShape, message: EntryShape });
const Marked = v.strictObject({ ...OfCustomer, upTo: At });
const Note = v.strictObject({ ...OfCustomer, note: EntryShape });
const Moved = v.strictObject({ ...OfCustomer, at: At, line: LineShape, summary: SummaryShape });

const Reference = v.strictObject({
  reference: v.exactOptional(ReferenceId),
  kind: v.exactOptional(v.string()),
  value: v.exactOptional(v.string()),
  refused: v.exactOptional(v.picklist(REFERENCE_REFUSALS)),
});
const CameBy = v.strictObject({
  ...OfCustomer,
  at: At,
  reference: Reference,
});

const Merged = v.strictObject({
  ...OfCustomer,
  at: At,
  other: ConversationId,
  conversations: v.array(ConversationId),
  by: PersonShape,
  summary: SummaryShape,
});

const Ticket = v.strictObject({
  ...OfCustomer,
  ...{ at: At, contact: v.nullable(v.pipe(v.number(), v.safeInteger())) },
});

type Described = { summary: string; data: v.GenericSchema };

/** What each event is, and the `data` of its body. */
export const WEBHOOK_PAYLOADS: Record<WebhookEventType | typeof TEST_EVENT, Described> = {
  "message.received": { summary: "A customer wrote, or pressed something", data: Message },
  "message.sent": { summary: "The Page said something, and Meta has it", data: Message },
  "message.state": {
    summary: "A message is another than it was told: it failed, was edited, taken back, or reacted to",
    data: Message,
  },
  "message.delivered": { summary: "The customer has what the Page said until `upTo`", data: Marked },
  "message.read": { summary: "The customer read what the Page said until `upTo`", data: Marked },
  "comment.added": { summary: "Somebody wrote under a post", data: Commented },
  "comment.answered": { summary: "The Page answered there, in public or in private", data: Commented },
  "comment.changed": {
    summary: "A comment is another than it was told: edited, removed, hidden, liked, or it failed",
    data: Commented,
  },
  "comment.linked": {
    summary: "A private reply opened a conversation in Messenger",
    data: v.strictObject({ ...OfCustomer, comment: CommentSummaryShape, messenger: ConversationId }),
  },
  "note.added": { summary: "Agents wrote to each other; only with `notes:read`", data: Note },
  "note.changed": { summary: "A note was changed, or taken back; only with `notes:read`", data: Note },
  "conversation.opened": {
    summary: "A contact began",
    data: v.strictObject({ ...OfCustomer, contact: Contact, summary: SummaryShape }),
  },
  "conversation.assigned": { summary: "Somebody has it from now on", data: Moved },
  "conversation.released": { summary: "Nobody has it any more", data: Moved },
  "conversation.queued": { summary: "It waits at a queue", data: Moved },
  "conversation.transferred": { summary: "It is given on, or came back from there", data: Moved },
  "conversation.snoozed": { summary: "It was put aside, or came back", data: Moved },
  "conversation.closed": { summary: "A contact is closed", data: Moved },
  "conversation.reopened": { summary: "It was opened again", data: Moved },
  "conversation.tagged": { summary: "It has other tags", data: Moved },
  "conversation.attributes": {
    summary: "What is known of the customer or the contact changed",
    data: Moved,
  },
  "customer.linked": {
    summary: "It is linked to a record of another system from now on, or to none",
    data: v.strictObject({
      ...About,
      customer: CustomerShape,
      record: v.exactOptional(v.nullable(RecordShape)),
      by: v.nullable(PersonShape),
      summary: SummaryShape,
    }),
  },
  "customer.merged": {
    summary:
      "Somebody says that it is one person's with `other`; told of both. `conversations`: all others of that person by then",
    data: Merged,
  },
  "customer.unmerged": { summary: "Somebody took that back", data: Merged },
  "reference.used": { summary: "A customer came by a reference of the desk's, and it counts", data: CameBy },
  "reference.refused": {
    summary: "A customer came by a reference that counts for nothing: `refused` says why",
    data: CameBy,
  },
  "ticket.requested": {
    summary: "Somebody wants a ticket: make one, and say so with its `request`",
    data: v.strictObject({
      ...Ticket.entries,
      ...{ request: TicketRequestId, about: v.string(), by: PersonShape },
      reference: v.exactOptional(
        v.strictObject({ kind: v.exactOptional(v.string()), value: v.exactOptional(v.string()) }),
      ),
    }),
  },
  "ticket.close_requested": {
    summary: "The contact of a ticket is closed, and the desk wants its tickets closed as well",
    data: v.strictObject({ ...Ticket.entries, ticket: TicketId, by: v.nullable(PersonShape) }),
  },
  "checkbox.confirmed": {
    summary:
      "Somebody confirmed a checkbox on a web site: who, is known when they answer what is written to it. `reference` is what is known of the one that came with it, empty where it is none of the desk's",
    data: v.strictObject({
      ...{ desk: DeskName, page: v.string(), userRef: v.string(), at: At, reference: Reference },
    }),
  },
  "satisfaction.given": {
    summary: "A customer said how satisfied they are: `score` from 1 to 5, the best",
    data: v.strictObject({
      ...OfCustomer,
      contact: v.pipe(v.number(), v.safeInteger()),
      at: At,
      score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
      words: v.exactOptional(v.string()),
    }),
  },
  "page.needs_help": {
    summary: "A Page has a trouble that somebody must mend",
    data: v.strictObject({ desk: DeskName, page: v.string(), state: PageShape }),
  },
  "erasure.done": {
    summary: "All that was kept of a customer is erased: erase yours as well",
    data: v.strictObject(About),
  },
  [TEST_EVENT]: {
    summary: "Somebody wanted to see whether the endpoint hears; it tells nothing else",
    data: v.strictObject({ desk: DeskName, webhook: v.string() }),
  },
};

/** The body of a delivery. `timestamp`: when it happened (ISO 8601); the header of that name says when it was signed. */
export function webhookBody(type: keyof typeof WEBHOOK_PAYLOADS) {
  return v.strictObject({
    type: v.literal(type),
    timestamp: v.pipe(v.string(), v.isoTimestamp()),
    data: WEBHOOK_PAYLOADS[type].data,
  });
}
