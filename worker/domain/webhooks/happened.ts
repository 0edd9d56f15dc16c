import type { PageState } from "../../protocol/frames.ts";
import type { DeskLine, ToldLine } from "../../protocol/message/content.ts";
import type { Entry } from "../../protocol/message/entry.ts";
import type { ConversationId } from "../../protocol/ids.ts";
import type { Summary } from "../../protocol/thread/conversation.ts";
import { kindOf } from "../../protocol/thread/kind.ts";
import type { Marks } from "../../protocol/thread/marks.ts";
import { WEBHOOK_EVENTS_KEPT_DAYS } from "../../protocol/webhooks/limits.ts";
import type { MARK_EVENTS, WebhookEventType } from "../../protocol/webhooks/events.ts";

/** An entry as an event; `id` is the same whenever it is told anew. */
export type Told = { type: WebhookEventType; id: string };

/** What each line that a desk writes is; those that are missing tell of nothing that moved. */
const OF_LINE: { readonly [E in DeskLine["event"]]?: WebhookEventType } = {
  assigned: "conversation.assigned",
  released: "conversation.released",
  queued: "conversation.queued",
  transferring: "conversation.transferred",
  returned: "conversation.transferred",
  snoozed: "conversation.snoozed",
  woken: "conversation.snoozed",
  closed: "conversation.closed",
  reopened: "conversation.reopened",
  tagged: "conversation.tagged",
  attributes: "conversation.attributes",
};

/** What a line is told as: as where it brought the conversation, and as a transfer where that is why. None: nobody is told. */
export function eventsOfLine(line: ToldLine): readonly WebhookEventType[] {
  // What is told of tickets is told by itself: the system that keeps them knows the rest.
  if (line.event === "ticket") return [];
  if (line.event === "reference")
    return [line.refused === undefined ? "reference.used" : "reference.refused"];
  const where = OF_LINE[line.event];
  const types = new Set<WebhookEventType>(line.why === "transfer" ? ["conversation.transferred"] : []);
  if (where !== undefined) types.add(where);
  return [...types];
}

/** What is said under a post is told as what it is, so that nobody takes it for a message. */
const OF_COMMENTS: { readonly [E in WebhookEventType]?: WebhookEventType } = {
  "message.received": "comment.added",
  "message.sent": "comment.answered",
  "message.state": "comment.changed",
};

/** An event of an entry as that of the kind of its conversation. */
export function inItsKind(conversation: string, { type, id }: Told): Told {
  return { type: kindOf(conversation) === "comment" ? (OF_COMMENTS[type] ?? type) : type, id };
}

/** Conversations in Messenger that private replies opened since a row stood as `before`. */
export function newlyLinked(before: Summary | null, after: Summary): readonly ConversationId[] {
  const known = before?.comment?.messenger ?? [];
  return (after.comment?.messenger ?? []).filter((name) => !known.includes(name));
}

/** Beyond this (ms) nothing is told that may have been told before: the log that knew of it may not reach back so far. */
const KNOWN_MS = (WEBHOOK_EVENTS_KEPT_DAYS / 2) * 24 * 60 * 60_000;

/**
 * What an entry that changed is told as, of a desk that had all up to rev `have`. `isSent`: a message that was told before may be
 * told as sent once more, under the same id, where nobody can know whether it was.
 */
export function eventsOfEntry(entry: Entry, epoch: string, have: number, now: number): Told[] {
  const { id, at, author, content, merged, fetched } = entry;
  if (merged || fetched === "imported") return [];
  if (content.kind === "system") return content.line.event === "note" ? [noteTold(entry, epoch, have)] : [];
  if (content.kind === "event" && content.event.type === "change") return [];
  // What a desk hears of late, of a Page that came back to it for instance, is no news.
  const isOld = at < now - KNOWN_MS;
  const isNew = id > have;
  if (isNew && isOld) return [];
  if (author.type === "customer")
    return isNew ? [{ type: "message.received", id: idOf(epoch, id) }] : [stateTold(entry, epoch)];
  if (author.type === "system" || content.kind === "event") return [];
  return ofOurs(entry, epoch, { isNew, isOld });
}

function ofOurs(entry: Entry, epoch: string, { isNew, isOld }: { isNew: boolean; isOld: boolean }): Told[] {
  const { id, delivery, changes } = entry;
  const sent: Told = { type: "message.sent", id: idOf(epoch, id) };
  switch (delivery?.state ?? "sent") {
    case "queued":
    case "sending":
      return [];
    case "sent": {
      if (isNew) return [sent];
      if (changes === undefined) return isOld ? [] : [sent];
      return isOld ? [stateTold(entry, epoch)] : [sent, stateTold(entry, epoch)];
    }
    case "failed":
    case "unknown":
    case "withdrawn":
      return [stateTold(entry, epoch)];
  }
}

function noteTold(entry: Entry, epoch: string, have: number): Told {
  return entry.id > have
    ? { type: "note.added", id: idOf(epoch, entry.id) }
    : { type: "note.changed", id: idOf(epoch, entry.id, entry.rev) };
}

function stateTold({ id, rev }: Entry, epoch: string): Told {
  return { type: "message.state", id: idOf(epoch, id, rev) };
}

/** Which marks moved since they were `known`, and to when, in ms. Null: nobody remembers, so that none is told that may be old. */
export function newMarks(
  known: Marks | null,
  { deliveredAt, readAt }: Marks,
  now: number,
): { type: (typeof MARK_EVENTS)[number]; upTo: number }[] {
  const from = known ?? { deliveredAt: now - KNOWN_MS, readAt: now - KNOWN_MS };
  return [
    ...(deliveredAt > from.deliveredAt ? [{ type: "message.delivered" as const, upTo: deliveredAt }] : []),
    ...(readAt > from.readAt ? [{ type: "message.read" as const, upTo: readAt }] : []),
  ];
}

/** As `webhook-id` has it, of letters that WebhookEventId takes: a dot within a type is none of them. */
export function idOf(epoch: string, ...parts: readonly (string | number)[]): string {
  const named = parts.map((part) => String(part).replaceAll(/[^\w-]/g, "_"));
  return `evt_${[epoch.replaceAll(/[^\w-]/g, ""), ...named].join("_")}`;
}

/** Whether a Page has a trouble that it did not have: one that stops something, or a pause that Meta's answer caused. */
export function hasNewTrouble(before: PageState | null, after: PageState): boolean {
  const isStopped = after.trouble !== undefined && before?.trouble?.stops !== after.trouble.stops;
  return isStopped || (after.pause !== null && (before?.pause ?? null) === null);
}
