import type { InboundAttachment, Said } from "../../domain/item.ts";
import { idAt, listAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import { ATTACHMENTS_MAX, onceEach } from "./attachments.ts";
import { label, shortName, shownText, SHOWN_TEXT_UNITS_MAX } from "./names.ts";
import { webLink } from "./web-link.ts";

/**
 * What a comment, post or review says: in a webhook ("feed") as `message`, `photo`, `photos`, `video`, `link`, in an answer of the Graph
 * API as `message` and one `attachment`.
 */
export function readFeedSaid(value: JsonObject): Said {
  const text = stringAt(value, "message") ?? stringAt(value, "review_text") ?? "";
  const parts = onceEach([...linked(value), ...attached(objectAt(value, "attachment"))]);
  const rest = [
    ...(text.length > SHOWN_TEXT_UNITS_MAX ? ["long text"] : []),
    ...(parts.length > ATTACHMENTS_MAX ? ["more attachments"] : []),
  ];
  return { text: shownText(text), rest, parts: parts.slice(0, ATTACHMENTS_MAX), replyTo: null };
}

function linked(value: JsonObject): InboundAttachment[] {
  const photos = [stringAt(value, "photo"), ...listAt(value, "photos")].filter(isText);
  const images = [...new Set(photos)].map((url) => ({ type: "image", media: { url } }) as const);
  const video = stringAt(value, "video");
  const link = webLink(stringAt(value, "link"));
  // The link of a photo or a video is the page that shows it.
  const isOwn = images.length > 0 || video !== null;
  return [
    ...images,
    ...(video === null ? [] : [{ type: "video", media: { url: video } } as const]),
    ...(link === null || isOwn ? [] : [{ type: "share", what: "link", title: null, url: link } as const]),
  ];
}

const PICTURES = new Set(["photo", "animated_image_share", "photo_inline"]);

/** "Comment", `attachment` (StoryAttachment). */
function attached(attachment: JsonObject | null): InboundAttachment[] {
  if (attachment === null) return [];
  const type = stringAt(attachment, "type") ?? "attachment";
  const url = stringAt(objectAt(objectAt(attachment, "media"), "image"), "src");
  if (type === "sticker")
    return [{ type, stickerId: idAt(objectAt(attachment, "target"), "id"), media: { url } }];
  if (PICTURES.has(type)) return [{ type: "image", media: { url } }];
  const link = webLink(stringAt(attachment, "url"));
  return link === null
    ? [{ type: "other", what: shortName(type) }]
    : [{ type: "share", what: "link", title: label(stringAt(attachment, "title")), url: link }];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
