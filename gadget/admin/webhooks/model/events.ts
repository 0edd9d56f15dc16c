import { WEBHOOK_EVENTS, type WebhookEventType } from "../../../../worker/protocol/webhooks/events.ts";

/** By what an event is about; what stands alone is together. */
export type EventGroup = "message" | "comment" | "note" | "conversation" | "other";

const GROUPS: readonly EventGroup[] = ["message", "comment", "conversation", "note", "other"];

function groupOf(event: WebhookEventType): EventGroup {
  const about = event.slice(0, event.indexOf("."));
  return GROUPS.find((group) => group === about) ?? "other";
}

/** Events in groups, each once. Those of notes are offered where notes go along. */
export function eventGroups(hasNotes: boolean): { group: EventGroup; events: WebhookEventType[] }[] {
  return GROUPS.filter((group) => hasNotes || group !== "note").map((group) => ({
    group,
    events: WEBHOOK_EVENTS.filter((event) => groupOf(event) === group),
  }));
}

/** What of these may be told, in the order of the desk's list. */
export function tellable(chosen: ReadonlySet<WebhookEventType>, hasNotes: boolean): WebhookEventType[] {
  return WEBHOOK_EVENTS.filter((event) => chosen.has(event) && (hasNotes || groupOf(event) !== "note"));
}
