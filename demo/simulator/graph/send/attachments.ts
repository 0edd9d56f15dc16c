/** `message.attachment`, `message.attachments` and `message.sticker_id` (Send API, attachments). */
import type { SimulatorContext } from "../../context.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { addSample, addSticker, addUpload } from "../../media/library.ts";
import { mediaReference } from "../../media/links.ts";
import type { Attachment, PageState } from "../../world/state.ts";
import { jsonOf, textOf, type UploadedFile } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import { checkFile, fetchedMedia } from "../media.ts";
import { checkEnum, checkKeys, optionalList, requiredObject, requiredUrl } from "./checks.ts";
import { checkSavedAttachment, saveAttachment } from "./saved-attachments.ts";
import { checkTemplate } from "./templates.ts";

const TYPES = ["image", "video", "audio", "file", "template"] as const;
/** An album holds images only. */
const ALBUM_MAX = 30;
/** The thumb that sits beside every composer (Webhooks, "messages"). */
export const LIKE_STICKER_ID = "369239263222822";

export type ReadAttachments = {
  attachments: Attachment[];
  /** Set when the media was sent with `is_reusable`. */
  attachmentId?: string;
};

export type Place = {
  context: SimulatorContext;
  page: PageState;
  files: readonly UploadedFile[];
};

export async function readAttachment(value: Json, place: Place): Promise<ReadAttachments> {
  const where = "message[attachment]";
  const attachment = requiredObject(value, where);
  checkKeys(attachment, ["type", "payload"], where);
  const type = checkEnum(textOf(attachment["type"]) ?? "", TYPES, `${where}[type]`);
  const given = jsonOf(attachment["payload"]);
  const payload = isObject(given) ? given : {};
  if (type === "template") {
    checkTemplate(payload, place);
    return { attachments: [{ type, payload: structuredClone(payload) }] };
  }
  return await readMedia(type, payload, place);
}

/** Media by URL, by `attachment_id`, or uploaded along as `filedata`. */
async function readMedia(type: string, payload: JsonObject, place: Place): Promise<ReadAttachments> {
  const { context, page, files } = place;
  const where = "message[attachment][payload]";
  checkKeys(payload, ["url", "attachment_id", "is_reusable"], where);
  const id = textOf(payload["attachment_id"]);
  if (id !== null) {
    const saved = checkSavedAttachment(context, page, id);
    return { attachments: [mediaAttachment(type, saved.url)] };
  }
  const reusable = payload["is_reusable"] === true || payload["is_reusable"] === "true";
  const file = files[0];
  let url: string;
  if (file !== undefined) {
    if (files.length > 1)
      throw invalidParameter("Incorrect number of files uploaded. Must upload exactly one file.");
    checkFile(type, file);
    const { name, type: mime, bytes } = file;
    url = mediaReference(addUpload(context, { name, mime, bytes, type, psid: null }).id);
  } else {
    url = await fetchedMedia(context, type, requiredUrl(payload["url"], `${where}[url]`));
  }
  const attachments = [mediaAttachment(type, url)];
  return reusable ? { attachments, attachmentId: saveAttachment(context, page, type, url) } : { attachments };
}

export async function readAlbum(message: JsonObject, { context }: Place): Promise<ReadAttachments> {
  const list = optionalList(message, "attachments", "message");
  if (list.length > ALBUM_MAX) throw invalidParameter(`A message takes at most ${ALBUM_MAX} images.`);
  const urls: string[] = [];
  for (const [index, value] of list.entries()) {
    const where = `message[attachments][${index}]`;
    const attachment = requiredObject(value, where);
    if (attachment["type"] !== "image") throw invalidParameter("Only images can be sent together.");
    const url = requiredUrl(
      requiredObject(attachment["payload"], `${where}[payload]`)["url"],
      `${where}[url]`,
    );
    urls.push(await fetchedMedia(context, "image", url));
  }
  return { attachments: urls.map((url) => mediaAttachment("image", url)) };
}

export function readSticker(value: Json, { context }: Place): ReadAttachments {
  const id = textOf(value) ?? "";
  if (!/^\d+$/.test(id)) throw invalidParameter("Param message[sticker_id] must be a sticker id.");
  const isLike = id === LIKE_STICKER_ID;
  const url = mediaReference((isLike ? addSample(context, "like", null) : addSticker(context, id)).id);
  return { attachments: [{ type: "sticker", payload: { url, sticker_id: Number(id) } }] };
}

function mediaAttachment(type: string, url: string): Attachment {
  return { type, payload: { url } };
}
