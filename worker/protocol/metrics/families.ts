/** The classes of objects, as what they cost is told by them. */
export const OBJECT_CLASSES = [
  "audit",
  "black_box",
  "conversation",
  "desk",
  "directory",
  "page",
  "placement",
  "post",
  "relay",
  "reports",
  "search",
  "webhooks",
] as const;
export type ObjectClass = (typeof OBJECT_CLASSES)[number];

/** What a label may say beside its own words: whatever is none of them. */
export const OTHER = "other";

/** Meta's codes that mean something of their own (worker/domain/send-error-table.ts); all others are `other`. */
const GRAPH_CODES = [
  ...["-1", "1", "2", "4", "9", "10", "17", "32", "100", "102", "104", "190", "200", "210", "230", "341"],
  ...["368", "506", "551", "613", "1200", "1545041", "80001", "80006", OTHER],
] as const;

const SEND_KINDS = [
  ...["text", "files", "sticker", "template", "utility", "public_reply", "private_reply", OTHER],
] as const;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const LONG_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600] as const;

/** `page`: a Page's id, the one label whose words are not written here. */
export type Label = readonly string[] | "page";

type Traits = {
  type: "counter" | "gauge" | "histogram";
  /** As OpenMetrics has it; a name then ends with it. */
  unit?: "seconds" | "bytes" | "ratio";
  help: string;
  /** Its labels in their order, with all that each may say. */
  labels: Readonly<Record<string, Label>>;
  /** Upper bounds of a histogram, without the last one. */
  buckets?: readonly number[];
  /**
   * Who counts it. `edge`: the Worker that took the request, and it tells Analytics Engine itself. `objects`: an object, by what it
   * tells its desk anyway. `desk`: read when somebody asks, from what the desk keeps.
   */
  by: "edge" | "objects" | "desk";
};

/**
 * Every family of metrics there is, by its name without `fbchat_`. What is counted, told, drawn, and what alerts may name, follows from
 * this table; nothing else becomes a series.
 */
export const FAMILIES = {
  webhook_deliveries: {
    type: "counter",
    help: "Deliveries of Meta's, by what they were answered with.",
    labels: {
      page: "page",
      outcome: [
        ...["accepted", "not_written", "signature_mismatch", "other_page", "other_object"],
        ...["bad_body", "body_too_large", "not_configured", "unknown_page", OTHER],
      ],
    },
    by: "edge",
  },
  webhook_ingest_seconds: {
    type: "histogram",
    unit: "seconds",
    help: "From a delivery's first byte read to all its items being durable.",
    labels: {},
    buckets: SECONDS,
    by: "edge",
  },
  webhook_items: {
    type: "counter",
    help: "Items of Meta's that a conversation took, also those that it had before.",
    labels: {
      page: "page",
      kind: [...["message", "postback", "echo", "change", "event", "delivery", "read", "unsupported", OTHER]],
    },
    by: "objects",
  },
  webhook_lag_seconds: {
    type: "histogram",
    unit: "seconds",
    help: "From Meta's time of a customer's message to its being durable.",
    labels: {},
    buckets: LONG_SECONDS,
    by: "objects",
  },
  dead_letters: {
    type: "counter",
    help: "Items that their conversation could not write while its storage worked.",
    labels: { page: "page" },
    by: "objects",
  },
  black_box_lost: {
    type: "counter",
    help: "What a Page's black box was to keep and has not: it was not reached in time, or the oldest went for want of room.",
    labels: { page: "page", why: ["not_recorded", "full"] },
    by: "objects",
  },
  publish_seconds: {
    type: "histogram",
    unit: "seconds",
    help: "From a conversation's telling its desk to the desk's answer.",
    labels: {},
    buckets: SECONDS,
    by: "objects",
  },
  publish_failures: {
    type: "counter",
    help: "Times that a desk could not be told of news and an alarm had to go on.",
    labels: {},
    by: "objects",
  },
  sends: {
    type: "counter",
    help: "Messages to customers, by what came of a try.",
    labels: {
      page: "page",
      kind: SEND_KINDS,
      outcome: ["sent", "failed", "retried", "unknown", "found"],
    },
    by: "objects",
  },
  send_seconds: {
    type: "histogram",
    unit: "seconds",
    help: "From a request to Meta to send a message to its answer.",
    labels: {},
    buckets: SECONDS,
    by: "objects",
  },
  send_refusals: {
    type: "counter",
    help: "Meta's refusals of messages, by Meta's code.",
    labels: { page: "page", code: GRAPH_CODES },
    by: "objects",
  },
  outbox_messages: {
    type: "gauge",
    help: "Messages of ours that have not come to their end.",
    labels: {},
    by: "objects",
  },
  outbox_oldest_age_seconds: {
    type: "gauge",
    unit: "seconds",
    help: "How long the oldest of them has been waiting; 0 where there is none.",
    labels: {},
    by: "objects",
  },
  media_copies: {
    type: "counter",
    help: "Files of messages and pictures of customers, by what came of a try to copy them.",
    labels: { outcome: ["copied", "retried", "failed"] },
    by: "objects",
  },
  page_usage_ratio: {
    type: "gauge",
    unit: "ratio",
    help: "How much of Meta's budget for calls a Page uses, by Meta's headers, as last heard within the hour.",
    labels: { page: "page" },
    by: "objects",
  },
  page_ok: {
    type: "gauge",
    help: "Whether messages of a Page leave: 1, or 0 while it is paused or not connected.",
    labels: { page: "page" },
    by: "desk",
  },
  recovered_messages: {
    type: "counter",
    help: "Messages that no webhook brought and Meta's record did.",
    labels: { page: "page" },
    by: "objects",
  },
  offers: {
    type: "counter",
    help: "What routing offered to agents, and what became of it.",
    labels: { outcome: ["made", "accepted", "declined", "expired"] },
    by: "objects",
  },
  conversations_waiting: {
    type: "gauge",
    help: "Open conversations whose customer waits for an answer, of agents and of nobody.",
    labels: { owned: ["yes", "no"] },
    by: "desk",
  },
  waiting_longest_seconds: {
    type: "gauge",
    unit: "seconds",
    help: "How long the customer who has waited longest has been waiting; 0 where none does.",
    labels: {},
    by: "desk",
  },
  sockets: { type: "gauge", help: "Open sockets of agents.", labels: {}, by: "desk" },
  sockets_relayed: {
    type: "gauge",
    help: "Of the open sockets those that relays hold.",
    labels: {},
    by: "desk",
  },
  relays: { type: "gauge", help: "Relays that hold sockets of the desk.", labels: {}, by: "desk" },
  agents_here: { type: "gauge", help: "Agents with a socket.", labels: {}, by: "desk" },
  sockets_closed: {
    type: "counter",
    help: "Sockets that ended, by their code.",
    labels: { code: ["1000", "1001", "1005", "1006", OTHER] },
    by: "objects",
  },
  commands: {
    type: "counter",
    help: "What agents and programs asked of the desk, by what came of it.",
    labels: { outcome: ["done", "refused", "fault"] },
    by: "objects",
  },
  webhooks_out_deliveries: {
    type: "counter",
    help: "Tries to deliver events to endpoints of programs.",
    labels: { outcome: ["arrived", "failed", "given_up"] },
    by: "objects",
  },
  webhooks_out_untold: {
    type: "gauge",
    help: "Events that the desk has yet to hand on to those who deliver them.",
    labels: {},
    by: "desk",
  },
  object_requests: {
    type: "counter",
    help: "Requests that objects took: calls, alarms, frames of sockets (20 frames are billed as one, and counted so).",
    labels: { class: OBJECT_CLASSES },
    by: "objects",
  },
  rows_read: {
    type: "counter",
    help: "Rows that statements read, as Cloudflare bills them.",
    labels: { class: OBJECT_CLASSES },
    by: "objects",
  },
  rows_written: {
    type: "counter",
    help: "Rows that statements wrote, indexes among them, as Cloudflare bills them; an alarm that is set is one.",
    labels: { class: OBJECT_CLASSES },
    by: "objects",
  },
  storage_bytes: {
    type: "gauge",
    unit: "bytes",
    help: "What the databases of objects grew by since metrics are counted.",
    labels: { class: OBJECT_CLASSES },
    by: "objects",
  },
  worker_requests: {
    type: "counter",
    help: "Requests that the Worker took and brought to this desk's objects: deliveries, passes, sockets, files that are given, the API and the admin.",
    labels: {},
    by: "objects",
  },
  object_active_seconds: {
    type: "counter",
    unit: "seconds",
    help: "How long objects had something under way and could not sleep. The platform's clock stands still while a script runs: it is what they waited.",
    labels: { class: OBJECT_CLASSES },
    by: "objects",
  },
  bucket_operations: {
    type: "counter",
    help: "Operations of the bucket, by R2's class: A writes and lists, B reads. Removing is free.",
    labels: { class: ["A", "B"] },
    by: "objects",
  },
  bucket_written_bytes: {
    type: "counter",
    unit: "bytes",
    help: "What was written into the bucket; what was removed from it is not taken off.",
    labels: {},
    by: "objects",
  },
  log_events: {
    type: "counter",
    help: "What Workers Logs takes: one event of each invocation, and the lines that the Worker writes.",
    labels: { kind: ["invocation", "line"] },
    by: "objects",
  },
  analytics_points: {
    type: "counter",
    help: "Points written to Analytics Engine.",
    labels: {},
    by: "objects",
  },
} as const satisfies Record<string, Traits>;

export type Family = keyof typeof FAMILIES;
export type FamilyTraits = Traits;

/** Before every name. */
export const PREFIX = "fbchat_";

/** What is known of a family. */
export function traitsOf(family: Family): FamilyTraits {
  return FAMILIES[family];
}

export function isFamily(name: string): name is Family {
  return Object.hasOwn(FAMILIES, name);
}
