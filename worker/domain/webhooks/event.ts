import type { WebhookEventType, WebhookScope } from "../../protocol/webhooks/events.ts";

/**
 * An event on its way. `id`: `webhook-id`, the same whenever it is told anew. `at`: when it happened (ms). `thread`: the
 * conversation, or else the Page, within which it keeps its order. `epoch`: of the thread, by which what comes late of one
 * that was erased is known; null where it is about no conversation. `data`: what the body says, but for `sequence` (JSON). It is
 * written once, where it becomes true, and handed on as it is.
 */
export type WebhookEvent = {
  id: string;
  at: number;
  type: WebhookEventType;
  thread: string;
  epoch: string | null;
  data: string;
};

/**
 * Of what the endpoints of a desk are told at all. `version`: the newest counts.
 */
export type Wanted = {
  version: number;
  events: readonly WebhookEventType[];
  scopes: readonly WebhookScope[];
};

/** `data` of an event with its place in its thread, as the body has it. */
export function withSequence(data: string, sequence: number): string {
  const numbered = `"sequence":${sequence}}`;
  return data === "{}" ? `{${numbered}` : `${data.slice(0, -1)},${numbered}`;
}

/** What all of some endpoints want together. */
export function wantedBy(
  endpoints: readonly { events: readonly WebhookEventType[]; scopes: readonly WebhookScope[] }[],
  version: number,
): Wanted {
  return {
    version,
    events: [...new Set(endpoints.flatMap(({ events }) => events))],
    scopes: [...new Set(endpoints.flatMap(({ scopes }) => scopes))],
  };
}

/** The types of which an endpoint is told. */
export function typesOf(endpoint: Pick<Wanted, "events" | "scopes">): WebhookEventType[] {
  return endpoint.events.filter((type) => wants(endpoint, type));
}

const NOTES: ReadonlySet<WebhookEventType> = new Set(["note.added", "note.changed"]);

/** Whether an endpoint is told of events of that type: of notes only where it may have them. */
export function wants(
  { events, scopes }: Pick<Wanted, "events" | "scopes">,
  type: WebhookEventType,
): boolean {
  return events.includes(type) && (!NOTES.has(type) || scopes.includes("notes:read"));
}
