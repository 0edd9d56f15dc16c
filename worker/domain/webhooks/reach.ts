import type { Scope } from "../../protocol/api/scopes.ts";
import {
  DEFAULT_WEBHOOK_SCOPES,
  type WebhookEventType,
  type WebhookScope,
} from "../../protocol/webhooks/events.ts";
import { hasScope } from "../api/key.ts";
import type { Actor } from "../ownership.ts";

/** What a key reads of people by itself is what an endpoint may be told for it. Notes stand among the messages of a conversation. */
const READ_BY: Readonly<Record<WebhookScope, Scope>> = {
  "messages:read": "messages:read",
  "customers:read": "customers:read",
  "conversations:read": "conversations:read",
  "notes:read": "messages:read",
};

type Reaching = Pick<Actor, "scopes">;

/** Those of the scopes that whoever asks reads by themselves. */
export function withinReach({ scopes }: Reaching, wanted: readonly WebhookScope[]): WebhookScope[] {
  return wanted.filter((it) => hasScope(scopes ?? null, READ_BY[it]));
}

/** Whether an endpoint of these scopes is told nothing that whoever asks may not read. */
export function isWithinReach(actor: Reaching, wanted: readonly WebhookScope[]): boolean {
  return withinReach(actor, wanted).length === wanted.length;
}

/** What is wanted of tickets is for who works with them. */
const OF_TICKETS: readonly WebhookEventType[] = ["ticket.requested", "ticket.close_requested"];

/** The place of the first event that is of what whoever asks may not work with, as `path` of a refusal; null: there is none. */
export function pathOfEventBeyond({ scopes }: Reaching, wanted: readonly WebhookEventType[]): string | null {
  if (hasScope(scopes ?? null, "tickets:read") || hasScope(scopes ?? null, "tickets:write")) return null;
  const at = wanted.findIndex((it) => OF_TICKETS.includes(it));
  return at === -1 ? null : `events[${at}]`;
}

/** Whether an endpoint is told of tickets at all: that a message is a note on one as well. */
export function isToldOfTickets(wanted: readonly WebhookEventType[]): boolean {
  return wanted.some((it) => OF_TICKETS.includes(it));
}

/** What an endpoint is told where nobody says: what its maker reads, but for notes. */
export function defaultScopesOf(actor: Reaching): WebhookScope[] {
  return withinReach(actor, DEFAULT_WEBHOOK_SCOPES);
}

/** The place of the first scope that is beyond it, as `path` of a refusal; null: there is none. */
export function pathBeyondReach(actor: Reaching, wanted: readonly WebhookScope[]): string | null {
  const at = wanted.findIndex((it) => !isWithinReach(actor, [it]));
  return at === -1 ? null : `scopes[${at}]`;
}
