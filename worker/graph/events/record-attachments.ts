import type { InboundAttachment } from "../../domain/item.ts";
import { fileName } from "../../domain/names.ts";
import { field, idAt, listAt, objectAt, stringAt } from "../json.ts";
import { onceEach, ATTACHMENTS_MAX, readAttachment } from "./attachments.ts";
import { label } from "./names.ts";
import { webLink } from "./web-link.ts";

/**
 * What a message holds beside its text, as the Conversations API shows it: `attachments.data[]`, `shares.data[]` and
 * `sticker`. Other than in webhooks the kind is seldom named; what an attachment has tells what it is.
 */
export function readRecordedAttachments(message: unknown): InboundAttachment[] {
  const parts = dataOf(message, "attachments").map(readRecordedAttachment);
  const shares = dataOf(message, "shares").map(readShare);
  const sticker = stringAt(message, "sticker");
  const hasSticker = sticker === null || parts.some(({ type }) => type === "sticker" || type === "image");
  return onceEach([
    ...parts,
    ...shares,
    ...(hasSticker ? [] : [{ type: "sticker", stickerId: null, media: { url: sticker } } as const]),
  ]).slice(0, ATTACHMENTS_MAX);
}

function readRecordedAttachment(attachment: unknown): InboundAttachment {
  const type = stringAt(attachment, "type");
  // Appointments, posts, reels: named and shaped as in webhooks (2026).
  if (type !== null) return readAttachment({ type, payload: objectAt(attachment, "payload") ?? attachment });
  const named = { ...nameOf(attachment), ...bytesOf(attachment) };
  const image = objectAt(attachment, "image_data");
  if (image !== null) {
    const media = { url: stringAt(image, "url") ?? stringAt(image, "preview_url"), ...named };
    const isSticker = field(image, "render_as_sticker") === true;
    return isSticker ? { type: "sticker", stickerId: null, media } : { type: "image", media };
  }
  const video = objectAt(attachment, "video_data");
  if (video !== null) return { type: "video", media: { url: stringAt(video, "url"), ...named } };
  const template = objectAt(attachment, "generic_template");
  if (template !== null) return readTemplate(template);
  const url = stringAt(attachment, "file_url");
  const mime = stringAt(attachment, "mime_type");
  if (url === null && mime === null) return { type: "other", what: "attachment" };
  return { type: typeOfMime(mime), media: { url, ...named } };
}

function nameOf(attachment: unknown): { name?: string } {
  const name = fileName(stringAt(attachment, "name") ?? "");
  return name === null ? {} : { name };
}

function bytesOf(attachment: unknown): { bytes?: number } {
  const bytes = Number(idAt(attachment, "size") ?? NaN);
  return Number.isSafeInteger(bytes) && bytes > 0 ? { bytes } : {};
}

function typeOfMime(mime: string | null): "image" | "video" | "audio" | "file" {
  const kind = mime?.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}

/** The Conversations API tells of the first card alone. */
function readTemplate(template: unknown): InboundAttachment {
  const image = stringAt(template, "media_url");
  const card = {
    image: image === null ? null : { url: image },
    title: label(stringAt(template, "title")),
    subtitle: label(stringAt(template, "subtitle")),
    url: null,
    productId: null,
    buttons: [],
  };
  return { type: "template", template: "generic", text: null, cards: [card], buttons: [] };
}

function readShare(share: unknown): InboundAttachment {
  return {
    type: "share",
    what: "share",
    title: label(stringAt(share, "name")) ?? label(stringAt(share, "description")),
    url: webLink(stringAt(share, "link")),
  };
}

/** Lists of the Graph API are `{data: […]}`. */
function dataOf(value: unknown, name: string): unknown[] {
  return listAt(objectAt(value, name), "data");
}
