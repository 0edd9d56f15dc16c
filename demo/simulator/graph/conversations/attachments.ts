/** Attachments as the Conversations API shows them, which is not how webhooks do (Conversations API). */
import type { SimulatorContext } from "../../context.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { contentOf } from "../../media/library.ts";
import { mediaLink } from "../../media/links.ts";
import { linked } from "../../webhooks/events.ts";
import type { Attachment, ThreadMessage } from "../../world/state.ts";

/** What is shown as a share, not as an attachment. */
const SHARES = new Set(["fallback"]);
/** Shown with the payload that webhooks have. */
const AS_THEY_ARE = new Set([
  "sticker",
  "appointment_booking",
  "post",
  "ig_post",
  "reel",
  "ig_reel",
  "location",
]);

export async function attachmentsOf(
  context: SimulatorContext,
  message: ThreadMessage,
): Promise<Json | undefined> {
  const shown = (message.attachments ?? []).filter(({ type }) => !SHARES.has(type));
  if (shown.length === 0) return undefined;
  const data: Json[] = [];
  for (const [index, attachment] of shown.entries()) {
    data.push({ id: `${message.at}${index}`, ...(await attachmentOf(context, attachment)) });
  }
  return { data };
}

export function sharesOf(context: SimulatorContext, message: ThreadMessage): Json | undefined {
  const shares = (message.attachments ?? []).filter(({ type }) => SHARES.has(type));
  const data = shares.map((attachment, index) => {
    const { payload, title, url } = linked(context, { ...attachment });
    const link = url ?? payload?.["url"] ?? null;
    return {
      id: `${message.at}${index}`,
      ...(link === null ? {} : { link }),
      name: title ?? payload?.["title"] ?? "",
    };
  });
  return data.length === 0 ? undefined : { data };
}

/** The picture of the sticker, when the message is one. */
export function stickerOf(context: SimulatorContext, message: ThreadMessage): Json | undefined {
  const sticker = message.attachments?.find(({ type }) => type === "sticker");
  return sticker === undefined ? undefined : linked(context, sticker.payload?.["url"] ?? null);
}

async function attachmentOf(context: SimulatorContext, attachment: Attachment): Promise<JsonObject> {
  const { type } = attachment;
  const payload = attachment.payload ?? {};
  if (AS_THEY_ARE.has(type)) return { type, ...linked(context, payload) };
  if (type === "template") return templateOf(linked(context, payload));
  const { facts, url } = await fileOf(context, payload["url"]);
  if (type === "image") {
    const image_data = { url, preview_url: url, image_type: 1, render_as_sticker: false };
    return { ...facts, image_data };
  }
  if (type === "video")
    return { ...facts, video_data: { url, preview_url: url, video_type: 1, rotation: 0 } };
  return { ...facts, file_url: url };
}

/** Files of the simulator's are known by name, type and size; of others there is the address alone. */
async function fileOf(
  context: SimulatorContext,
  reference: Json | undefined,
): Promise<{ facts: JsonObject; url: string }> {
  const url = typeof reference === "string" ? reference : "";
  const media = url.startsWith("media:") ? context.world.state.media[url.slice("media:".length)] : undefined;
  if (media === undefined) return { facts: {}, url };
  const { mime, name, bytes } = await contentOf({ media });
  return { facts: { mime_type: mime, name, size: bytes.length }, url: mediaLink(context, media.id) };
}

function templateOf(payload: JsonObject): JsonObject {
  const product = payload["product"];
  const holder = isObject(product) ? product : payload;
  const elements = holder["elements"];
  const first = Array.isArray(elements) ? elements[0] : undefined;
  const {
    title = payload["text"] ?? payload["title"] ?? "",
    subtitle,
    image_url,
  } = isObject(first) ? first : {};
  return {
    generic_template: {
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      ...(image_url === undefined ? {} : { media_url: image_url }),
    },
  };
}
