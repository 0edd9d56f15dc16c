/**
 * What a desk tells endpoints of programs, by type: `noun.verb`. What each says stands in payload.ts, and what makes it in
 * worker/domain/webhooks. To add one: a row here, one there.
 */
export const WEBHOOK_EVENTS = [
  /** A customer wrote, or pressed something. */
  "message.received",
  /** The Page said something, and Meta has it: an agent, a program, or staff with another app. */
  "message.sent",
  /** A message is another than it was told: it failed, was edited, taken back, or reacted to. */
  "message.state",
  /** The customer has all that the Page said up to a time, and read it. */
  "message.delivered",
  "message.read",
  /** Somebody wrote under a post; the Page answered there, in public or in private; one is another than it was told: edited, removed, hidden. */
  "comment.added",
  "comment.answered",
  "comment.changed",
  /** A private reply opened a conversation in Messenger: which. */
  "comment.linked",
  /** Agents wrote to each other; only to endpoints that have `notes:read`. */
  "note.added",
  /** The same, changed or taken back. */
  "note.changed",
  /** A contact began. */
  "conversation.opened",
  /** Somebody has it from now on. */
  "conversation.assigned",
  /** Nobody has it any more. */
  "conversation.released",
  /** It waits at a queue. */
  "conversation.queued",
  /** It is given on: to an agent, a team or a queue, or it came back from there. */
  "conversation.transferred",
  /** It was put aside, or came back. */
  "conversation.snoozed",
  "conversation.closed",
  "conversation.reopened",
  "conversation.tagged",
  /** What is known of the customer or the contact changed. */
  "conversation.attributes",
  /** It is linked to a record of another system from now on, or to none. */
  "customer.linked",
  /** It is one person's with another conversation from now on, or no more. */
  "customer.merged",
  "customer.unmerged",
  /** A customer came by a reference of the desk's, and it counts. */
  "reference.used",
  /** And it does not: `refused` says why. */
  "reference.refused",
  /** Somebody wants a ticket: make one, and say so by `PUT …/tickets/{ticket}` with its `request`. */
  "ticket.requested",
  /** The contact of a ticket is closed, and the desk wants its tickets closed as well. */
  "ticket.close_requested",
  /** Somebody confirmed a checkbox on a web site: who, is known when they answer what is written to it. */
  "checkbox.confirmed",
  /** A customer said how satisfied they are. */
  "satisfaction.given",
  /** A Page has a trouble that somebody must mend. */
  "page.needs_help",
  /** All that was kept of a customer is erased: erase yours as well. */
  "erasure.done",
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/** How far the customer has what was said: what is told of it may have been so before anybody asked. */
export const MARK_EVENTS = ["message.delivered", "message.read"] as const;

/** What is told one endpoint alone, because somebody wanted to see whether it hears. */
export const TEST_EVENT = "webhook.test";

/**
 * What an endpoint is told of people: words that were said (`messages:read`), who customers are and what is known of them
 * (`customers:read`), what is known of a contact (`conversations:read`), what agents write to each other (`notes:read`). What is
 * not among them is empty, null or left out.
 */
export const WEBHOOK_SCOPES = [
  "messages:read",
  "customers:read",
  "conversations:read",
  "notes:read",
] as const;
export type WebhookScope = (typeof WEBHOOK_SCOPES)[number];

/** Where nobody says which: notes do not leave by themselves. */
export const DEFAULT_WEBHOOK_SCOPES: readonly WebhookScope[] = [
  "messages:read",
  "customers:read",
  "conversations:read",
];
