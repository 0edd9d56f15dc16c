import type { InboundAttachment, MediaSource } from "../../domain/item.ts";
import { field, idAt, listAt, objectAt, stringAt } from "../json.ts";
import { parseMs } from "../timestamp.ts";
import { label, shortName } from "./names.ts";
import { readTemplate } from "./template.ts";
import { webLink } from "./web-link.ts";

/** Meta lets a person send up to 30 pictures at once. */
export const ATTACHMENTS_MAX = 30;

/** Types that share a link (Webhooks, "messages": fallback, posts, reels; `share` and stories are Instagram's). */
const SHARES = new Set(["fallback", "share", "post", "reel", "ig_post", "ig_reel", "story_mention"]);

/** `message.attachments`, also that of an echo, where a template looks as it was sent. */
export function readAttachments(message: unknown): InboundAttachment[] {
  return onceEach(listAt(message, "attachments").slice(0, ATTACHMENTS_MAX).map(readAttachment));
}

/**
 * From 2026-06-01 to 2026-08-30 Meta told of one sticker as an `image` and as a `sticker` ("messages"), and its record
 * tells of one in two fields; what is shared may stand in two as well. Of two that are the same the one with a link stays.
 */
export function onceEach(parts: readonly InboundAttachment[]): InboundAttachment[] {
  const kept: InboundAttachment[] = [];
  for (const part of parts) {
    const twin = kept.findIndex((other) => isSame(other, part));
    if (twin === -1) kept.push(part);
    else if (linkOf(kept[twin]!) === null) kept[twin] = part;
  }
  return kept;
}

function isSame(one: InboundAttachment, other: InboundAttachment): boolean {
  if (one.type === "sticker" && other.type === "sticker")
    return one.stickerId === other.stickerId || one.stickerId === null || other.stickerId === null;
  return one.type === "share" && other.type === "share" && one.url !== null && one.url === other.url;
}

function linkOf(part: InboundAttachment): string | null {
  return part.type === "sticker" ? part.media.url : part.type === "share" ? part.title : null;
}

/** One attachment: `{type, payload}`. */
export function readAttachment(attachment: unknown): InboundAttachment {
  const type = stringAt(attachment, "type") ?? "attachment";
  // Echoes and old shares put what belongs into the payload beside it.
  const payload = objectAt(attachment, "payload") ?? attachment;
  const stickerId = idAt(payload, "sticker_id") ?? idAt(payload, "stickerId");
  switch (type) {
    case "sticker":
      return { type, stickerId, media: sourceOf(payload) };
    case "image":
      return stickerId === null
        ? { type, media: sourceOf(payload) }
        : { type: "sticker", stickerId, media: sourceOf(payload) };
    case "video":
    case "audio":
    case "file":
      return { type, media: sourceOf(payload) };
    case "location":
      return readLocation(attachment, payload);
    case "appointment_booking":
      return readAppointment(payload);
    case "template":
      return readTemplate(payload);
    default:
      return SHARES.has(type)
        ? readShare(attachment, payload, type)
        : { type: "other", what: shortName(type) };
  }
}

function sourceOf(payload: unknown): MediaSource {
  return { url: stringAt(payload, "url") };
}

function readShare(attachment: unknown, payload: unknown, what: string): InboundAttachment {
  const title = label(stringAt(payload, "title")) ?? label(stringAt(attachment, "title"));
  const url = stringAt(payload, "url") ?? stringAt(attachment, "url") ?? stringAt(attachment, "URL");
  return { type: "share", what, title, url: webLink(url) };
}

function readLocation(attachment: unknown, payload: unknown): InboundAttachment {
  const coordinates = objectAt(payload, "coordinates");
  return {
    type: "location",
    title: label(stringAt(attachment, "title")) ?? label(stringAt(payload, "title")),
    latitude: degreesAt(coordinates, "lat"),
    longitude: degreesAt(coordinates, "long"),
    url: webLink(stringAt(attachment, "url") ?? stringAt(payload, "url")),
  };
}

function degreesAt(coordinates: unknown, name: string): number | null {
  const value = Number(field(coordinates, name) ?? NaN);
  return Number.isFinite(value) ? value : null;
}

/** Times come in seconds ("messages", appointment_booking). */
function readAppointment(payload: unknown): InboundAttachment {
  return {
    type: "appointment_booking",
    status: label(stringAt(payload, "status")),
    startsAt: parseMs(field(payload, "start_time")),
    endsAt: parseMs(field(payload, "end_time")),
    timezone: label(stringAt(payload, "timezone")),
  };
}
