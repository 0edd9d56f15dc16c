/** Quick replies (Send API, content): at most 13; title 20 characters, payload 1000. */
import { cutText } from "../../../../worker/protocol/message/cut-text.ts";
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import type { QuickReply } from "../../world/state.ts";
import {
  checkCount,
  checkEnum,
  checkKeys,
  checkLength,
  optionalList,
  optionalText,
  requiredObject,
  requiredUrl,
} from "./checks.ts";
import { invalidParameter } from "../errors.ts";

const QUICK_REPLIES_MAX = 13;
const TITLE_MAX = 20;
const PAYLOAD_MAX = 1_000;

export function readQuickReplies(context: SimulatorContext, message: JsonObject): QuickReply[] {
  const list = optionalList(message, "quick_replies", "message");
  checkCount(list, QUICK_REPLIES_MAX, "message quick_replies");
  return list.map((entry, index) => {
    const where = `message[quick_replies][${index}]`;
    const reply = requiredObject(entry, where);
    checkKeys(reply, ["content_type", "title", "payload", "image_url"], where);
    const content_type = checkEnum(
      String(reply["content_type"] ?? ""),
      ["text", "user_phone_number", "user_email"],
      `${where}[content_type]`,
    );
    const title = readTitle(context, reply, where);
    const payload = optionalText(reply, "payload", PAYLOAD_MAX, where);
    const image = reply["image_url"];
    const image_url =
      image === undefined || image === null || image === ""
        ? undefined
        : requiredUrl(image, `${where}[image_url]`);
    if (content_type === "text") {
      if (!title && image_url === undefined)
        throw invalidParameter(`The parameter ${where}[title] is required.`);
      if (!payload && image_url === undefined) {
        throw invalidParameter(`The parameter ${where}[payload] is required.`);
      }
    }
    return {
      content_type,
      ...(title === undefined ? {} : { title }),
      ...(payload === undefined ? {} : { payload }),
      ...(image_url === undefined ? {} : { image_url }),
    };
  });
}

function readTitle(context: SimulatorContext, reply: JsonObject, where: string): string | undefined {
  const title = optionalText(reply, "title", Infinity, where);
  if (title === undefined || title.length <= TITLE_MAX) return title;
  if (context.rules.longQuickReplyTitles === "truncate") return `${cutText(title, TITLE_MAX - 1)}…`;
  checkLength(title, TITLE_MAX, `${where}[title]`);
  return title;
}
