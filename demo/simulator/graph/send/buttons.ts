/** Buttons of templates (Send API, buttons): one to three, title 20 characters, postback payload 1000. */
import type { Json, JsonObject } from "../../json.ts";
import { invalidParameter } from "../errors.ts";
import {
  checkCount,
  checkEnum,
  checkKeys,
  optionalList,
  requiredObject,
  requiredText,
  requiredUrl,
} from "./checks.ts";

const BUTTONS_MAX = 3;
const TITLE_MAX = 20;
const PAYLOAD_MAX = 1_000;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  web_url: [
    "type",
    "url",
    "title",
    "webview_height_ratio",
    "messenger_extensions",
    "fallback_url",
    "webview_share_button",
  ],
  postback: ["type", "title", "payload"],
  phone_number: ["type", "title", "payload"],
  account_link: ["type", "url"],
  account_unlink: ["type"],
  game_play: ["type", "title", "payload", "game_metadata"],
  audio_call: ["type", "title"],
};

/** Checks `holder.buttons`; `types` are the kinds this template allows. */
export function checkButtons(
  holder: JsonObject,
  where: string,
  { required = false, types = Object.keys(KEYS) }: { required?: boolean; types?: readonly string[] } = {},
): void {
  const buttons = optionalList(holder, "buttons", where);
  if (required && buttons.length === 0)
    throw invalidParameter(`The parameter ${where}[buttons] is required.`);
  checkCount(buttons, BUTTONS_MAX, "name_placeholder[buttons]");
  buttons.forEach((button, index) => checkButton(button, `${where}[buttons][${index}]`, types));
}

/** One button of these kinds. */
export function checkButton(
  value: Json,
  where: string,
  types: readonly string[],
  titleMax = TITLE_MAX,
): void {
  const button = requiredObject(value, where);
  const type = checkEnum(String(button["type"] ?? ""), types, `${where}[type]`);
  checkKeys(button, KEYS[type] ?? [], where);
  if (KEYS[type]?.includes("title")) requiredText(button, "title", titleMax, where);
  if (type === "postback" || type === "phone_number") requiredText(button, "payload", PAYLOAD_MAX, where);
  if (type === "phone_number" && !/^\+\d+$/.test(String(button["payload"]))) {
    throw invalidParameter(`Param ${where}[payload] must be a phone number with country code.`);
  }
  if (type === "web_url" || type === "account_link") checkWebUrl(button, where);
}

function checkWebUrl(button: JsonObject, where: string): void {
  requiredUrl(button["url"], `${where}[url]`);
  const ratio = button["webview_height_ratio"];
  if (ratio !== undefined && ratio !== null) {
    checkEnum(String(ratio), ["compact", "tall", "full"], `${where}[webview_height_ratio]`);
  }
  const fallback = button["fallback_url"];
  if (fallback === undefined || fallback === null) return;
  requiredUrl(fallback, `${where}[fallback_url]`);
  if (button["messenger_extensions"] !== true) {
    throw invalidParameter(`Param ${where}[fallback_url] may only be set with messenger_extensions.`);
  }
}

/** The `default_action` of an element: a web_url button without a title. */
export function checkDefaultAction(element: JsonObject, where: string): void {
  const value = element["default_action"];
  if (value === undefined || value === null) return;
  const action = requiredObject(value, `${where}[default_action]`);
  checkEnum(String(action["type"] ?? ""), ["web_url"], `${where}[default_action][type]`);
  checkKeys(
    action,
    (KEYS["web_url"] ?? []).filter((key) => key !== "title"),
    `${where}[default_action]`,
  );
  checkWebUrl(action, `${where}[default_action]`);
}
