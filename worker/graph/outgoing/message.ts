import type { Outgoing, OutgoingOf, OutgoingPicture, QuickReply } from "../../protocol/outgoing/outgoing.ts";
import type { JsonObject } from "../json.ts";
import { defined } from "./defined.ts";
import { templatePayload } from "./template.ts";

/** Where Meta finds files that were uploaded here. */
export type FilePlaces = {
  /** An https address that Meta fetches (`image_url`). */
  urlOf: (file: string) => string;
  /** What the Attachment Upload API made of it. */
  attachmentOf: (file: string) => { type: "image" | "video" | "audio" | "file"; id: string };
};

/**
 * Send API, "message": how Meta wants one message. Payloads are all there. A further kind that can be sent is a further
 * case.
 */
export function messageOf(outgoing: Outgoing, places: FilePlaces): JsonObject {
  switch (outgoing.kind) {
    case "text":
      return { text: outgoing.text, ...quickReplies(outgoing, places) };
    // A public one is no message: it goes to another edge (graph/comments.ts).
    case "public_reply":
      return { text: outgoing.text ?? "" };
    case "private_reply":
      return { text: outgoing.text };
    case "files":
      return { ...filesOf(outgoing, places), ...quickReplies(outgoing, places) };
    case "sticker":
      return { sticker_id: stickerId(outgoing.stickerId), ...quickReplies(outgoing, places) };
    case "template": {
      const payload = templatePayload(outgoing.template, places);
      return { attachment: { type: "template", payload }, ...quickReplies(outgoing, places) };
    }
    case "utility":
      return { template: utility(outgoing) };
  }
}

/** The address of a picture, as cards and quick replies have it. */
export function pictureUrl(picture: OutgoingPicture, { urlOf }: FilePlaces): string {
  return "url" in picture ? picture.url : urlOf(picture.file);
}

/** "attachment", which was uploaded; or several pictures as "attachments", of which Meta names no form but by address. */
function filesOf({ files }: OutgoingOf<"files">, { attachmentOf, urlOf }: FilePlaces): JsonObject {
  const [first, ...more] = files;
  if (first !== undefined && more.length === 0) {
    const { type, id } = attachmentOf(first.file);
    return { attachment: { type, payload: { attachment_id: id } } };
  }
  return { attachments: files.map(({ file }) => ({ type: "image", payload: { url: urlOf(file) } })) };
}

/** A number in Meta's samples; one that JavaScript cannot hold goes as text, like every id elsewhere. */
function stickerId(id: string): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}

/** "Quick replies": `payload` is always sent, and may only be empty beside a picture. */
function quickReplies(
  { quickReplies: replies = [] }: { quickReplies?: QuickReply[] },
  places: FilePlaces,
): JsonObject {
  if (replies.length === 0) return {};
  return {
    quick_replies: replies.map((reply) => {
      if (reply.type !== "text") return { content_type: reply.type };
      const { title, payload, image } = reply;
      const picture = image && pictureUrl(image, places);
      return defined({ content_type: "text", title: title || undefined, payload, image_url: picture });
    }),
  };
}

/** "Utility messages": parameters by their place, or by `parameter_name`. */
function utility({ name, language, parameters = [], buttons = [] }: OutgoingOf<"utility">): JsonObject {
  const body = parameters.map(({ name: parameter, text }) =>
    defined({ type: "text", text, parameter_name: parameter }),
  );
  const presses = buttons.map(({ payload, url }) =>
    url === undefined ? { type: "POSTBACK", payload } : { type: "URL", url },
  );
  return {
    name,
    language: { code: language },
    components: [
      ...(body.length === 0 ? [] : [{ type: "body", parameters: body }]),
      ...(presses.length === 0 ? [] : [{ type: "buttons", parameters: presses }]),
    ],
  };
}
