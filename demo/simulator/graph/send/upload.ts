/** `POST /{page}/message_attachments`: media that is saved before it is sent (Attachment Upload API). */
import type { SimulatorContext } from "../../context.ts";
import type { Json } from "../../json.ts";
import { requireMessaging, type Caller } from "../access.ts";
import { objectParam, type GraphCall } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import { readAttachment } from "./attachments.ts";
import { saveAttachment } from "./saved-attachments.ts";

export async function uploadAttachment(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
): Promise<Json> {
  requireMessaging(caller);
  const { page } = caller;
  const message = objectParam(call.params, "message") ?? {};
  const { attachments, attachmentId } = await readAttachment(message["attachment"] ?? null, {
    context,
    page,
    files: call.files,
  });
  const [saved] = attachments;
  const url = saved?.payload?.["url"];
  if (saved === undefined || typeof url !== "string") throw invalidParameter("Only media can be uploaded.");
  return { attachment_id: attachmentId ?? saveAttachment(context, page, saved.type, url) };
}
