import type { FileType } from "../protocol/outgoing/given-file.ts";
import { callGraphWith, type GraphAccess, type GraphOutcome } from "./client.ts";
import { idAt } from "./json.ts";
import { multipartOf, type FilePart } from "./multipart.ts";

/** 25 MB over a slow line, and what Meta does with a film before it answers. */
export const UPLOAD_TIMEOUT_MS = 120_000;

/**
 * Attachment Upload API, `POST /{page-id}/message_attachments`: Meta keeps the file for 90 days, for messages of this Page.
 * Nobody is sent anything, so that whatever is not told of may be repeated. Never throws.
 */
export async function uploadAttachment(
  access: GraphAccess,
  type: FileType,
  file: FilePart,
): Promise<GraphOutcome<{ attachmentId: string }>> {
  const message = { attachment: { type, payload: { is_reusable: true } } };
  const { contentType, body } = multipartOf({ name: "message", json: message }, file);
  const path = `${access.pageId}/message_attachments`;
  const outcome = await callGraphWith(access, "POST", path, UPLOAD_TIMEOUT_MS, { contentType, body });
  if (outcome.kind !== "accepted") return outcome;
  const attachmentId = idAt(outcome.value, "attachment_id");
  return attachmentId === null || attachmentId === ""
    ? { kind: "ambiguous", why: "no_attachment_id" }
    : { kind: "accepted", value: { attachmentId } };
}
