/** `message`: exactly one of text, attachment, attachments, sticker and template, plus quick replies (Send API). */
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import type { Attachment, PageState, QuickReply } from "../../world/state.ts";
import type { UploadedFile } from "../call.ts";
import { guessedError, invalidParameter } from "../errors.ts";
import { readAlbum, readAttachment, readSticker, type ReadAttachments } from "./attachments.ts";
import { checkKeys, optionalText } from "./checks.ts";
import { readQuickReplies } from "./quick-replies.ts";
import { readUtility } from "./utility.ts";

const TEXT_MAX = 2_000;
const METADATA_MAX = 1_000;
const KINDS = ["text", "attachment", "attachments", "sticker_id", "template"] as const;

export type SendContent = {
  text?: string;
  attachments?: Attachment[];
  quick_replies?: QuickReply[];
  metadata?: string;
  attachmentId?: string;
  kind: (typeof KINDS)[number];
};

export async function readContent(
  message: JsonObject,
  place: { context: SimulatorContext; page: PageState; files: readonly UploadedFile[] },
): Promise<SendContent> {
  checkKeys(message, [...KINDS, "quick_replies", "metadata"], "message");
  const kinds = KINDS.filter((kind) => isGiven(message[kind]));
  const kind = kinds[0];
  if (kind === undefined) {
    throw guessedError("emptyMessage");
  }
  if (kinds.length > 1) throw invalidParameter(`Only one of ${kinds.join(", ")} may be sent in one message.`);
  const text = optionalText(message, "text", TEXT_MAX, "message");
  const metadata = optionalText(message, "metadata", METADATA_MAX, "message");
  const quick_replies = readQuickReplies(place.context, message);
  const media = await readByKind(kind, message, place);
  return {
    kind,
    ...(kind === "text" && text !== undefined ? { text } : {}),
    ...(metadata === undefined ? {} : { metadata }),
    ...(quick_replies.length === 0 ? {} : { quick_replies }),
    ...media,
  };
}

async function readByKind(
  kind: SendContent["kind"],
  message: JsonObject,
  place: { context: SimulatorContext; page: PageState; files: readonly UploadedFile[] },
): Promise<Partial<ReadAttachments> & { text?: string }> {
  if (kind === "attachment") return await readAttachment(message["attachment"] ?? null, place);
  if (kind === "attachments") return await readAlbum(message, place);
  if (kind === "sticker_id") return readSticker(message["sticker_id"] ?? null, place);
  if (kind === "template") return readUtility(message["template"], place);
  return {};
}

function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}
