import type { InboundEvent } from "../domain/item.ts";
import { opensWindow } from "../domain/send-window.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt, type JsonObject } from "./json.ts";
import { parseMs } from "./timestamp.ts";

/** Longer texts are kept whole in the raw item and shown up to here, in UTF-16 units. */
const SHOWN_TEXT_UNITS_MAX = 20_000;

/** Names of kinds and parts come from the item itself and are shown in a line. */
const NAME_UNITS_MAX = 60;
const NAMES_MAX = 20;

/** Keys an item has beside the one that names its kind. */
const ENVELOPE = new Set(["sender", "recipient", "timestamp"]);

/** Kinds that mean something here. Some come with a sibling ("lead", "hop_context"), in any order. */
const KINDS = [
  "message",
  "postback",
  "delivery",
  "read",
  "reaction",
  "optin",
  "referral",
  "pass_thread_control",
  "take_thread_control",
  "request_thread_control",
  "app_roles",
  "policy_enforcement",
];

export type ReadEvent = {
  event: InboundEvent;
  /** The event says all that the item says, so the raw JSON need not be kept. */
  complete: boolean;
};

/** The kind of an item is never named, only shown by its key (Webhooks reference, "webhook events"). */
export function toEvent(item: JsonObject, psid: string | null): ReadEvent {
  const what = kindOf(item);
  const known = psid === null ? null : readKnown(item, what, psid);
  return known ?? { event: unsupported(item, what), complete: false };
}

function kindOf(item: JsonObject): string {
  return KINDS.find((kind) => objectAt(item, kind) !== null) ?? namesOf(item, ENVELOPE)[0] ?? "empty";
}

/** The keys that say something, apart from those in `known`. */
function namesOf(object: JsonObject, known: ReadonlySet<string>): string[] {
  return Object.keys(object).filter((key) => !known.has(key) && object[key] !== null);
}

export function shortName(name: string): string {
  return name.slice(0, NAME_UNITS_MAX).toWellFormed();
}

/** `changes[]`: a field and a value. The dashboard's Test button puts an item of `messaging` there. */
export function toChangeEvent(change: JsonObject): { what: string; messaging: JsonObject | null } {
  const name = stringAt(change, "field") ?? "unnamed";
  const value = objectAt(change, "value");
  const isMessaging = value !== null && isObject(value["sender"]) && isObject(value["recipient"]);
  return { what: `changes:${shortName(name)}`, messaging: isMessaging ? value : null };
}

function readKnown(item: JsonObject, what: string, psid: string): ReadEvent | null {
  switch (what) {
    case "message":
      return readMessage(item, psid);
    case "postback":
      return readPostback(item);
    case "delivery":
      return readDelivery(item);
    case "read": {
      const watermark = watermarkAt(item["read"]);
      return watermark === null ? null : { event: { kind: "read", watermark }, complete: true };
    }
    default:
      return null;
  }
}

function readMessage(item: JsonObject, psid: string): ReadEvent | null {
  const message = objectAt(item, "message");
  const mid = stringAt(message, "mid");
  // Unsent messages name the mid they delete, and nobody wrote an admin notice: neither is a message.
  if (message === null || field(message, "is_deleted") === true || isAdminNotice(message)) return null;

  const shown = shownText(message);
  const rest = [...restOf(message), ...namesOf(item, ENVELOPE).filter((key) => key !== "message")]
    .slice(0, NAMES_MAX)
    .map(shortName);
  if (shown.isCut) rest.push("long text");
  if (field(message, "is_echo") === true || idAt(item["sender"], "id") !== psid) {
    if (mid === null) return null;
    const [appId, metadata] = [idAt(message, "app_id"), stringAt(message, "metadata")];
    return {
      event: { kind: "echo", mid, appId, metadata, text: shown.text, rest },
      complete: rest.length === 0,
    };
  }
  if (shown.text === null) return null;
  const quickReply = stringAt(objectAt(message, "quick_reply"), "payload");
  return { event: { kind: "message", mid, text: shown.text, quickReply, rest }, complete: rest.length === 0 };
}

function isAdminNotice(message: JsonObject | null): boolean {
  return field(message, "admin_text") !== undefined;
}

/** An empty text says nothing: a message without text or parts is shown by its kind. */
function shownText(message: JsonObject): { text: string | null; isCut: boolean } {
  const text = stringAt(message, "text");
  if (text === null || text === "") return { text: null, isCut: false };
  return {
    text: text.slice(0, SHOWN_TEXT_UNITS_MAX).toWellFormed(),
    isCut: text.length > SHOWN_TEXT_UNITS_MAX,
  };
}

const SHOWN_MESSAGE_KEYS = new Set([
  "mid",
  "text",
  "is_echo",
  "app_id",
  "metadata",
  "attachments",
  "quick_reply",
]);
/** Kept, but nothing an agent would miss. */
const SILENT_MESSAGE_KEYS = new Set(["nlp", "seq", "is_echo"]);

/** Names of the parts of a message that its text does not show. */
function restOf(message: JsonObject): string[] {
  const attachments = listAt(message, "attachments").map(
    (attachment) => stringAt(attachment, "type") ?? "attachment",
  );
  const others = namesOf(message, SHOWN_MESSAGE_KEYS).filter((key) => !SILENT_MESSAGE_KEYS.has(key));
  return [...attachments, ...others.map((key) => key.replaceAll("_", " "))];
}

function readPostback(item: JsonObject): ReadEvent | null {
  const postback = objectAt(item, "postback");
  if (postback === null) return null;
  const mid = stringAt(postback, "mid");
  const payload = stringAt(postback, "payload");
  const title = stringAt(postback, "title") ?? payload ?? "";
  const shown = new Set(["mid", "title", "payload"]);
  const isCut = title.length > SHOWN_TEXT_UNITS_MAX;
  const complete = namesOf(postback, shown).length === 0 && namesOf(item, ENVELOPE).length === 1 && !isCut;
  return {
    event: { kind: "postback", mid, title: title.slice(0, SHOWN_TEXT_UNITS_MAX).toWellFormed(), payload },
    complete,
  };
}

function readDelivery(item: JsonObject): ReadEvent | null {
  const delivery = objectAt(item, "delivery");
  const watermark = watermarkAt(delivery);
  if (watermark === null) return null;
  const mids = listAt(delivery, "mids").filter((mid): mid is string => typeof mid === "string");
  return { event: { kind: "delivery", mids, watermark }, complete: true };
}

function watermarkAt(value: unknown): number | null {
  return parseMs(field(value, "watermark"));
}

/** Items about the thread itself, which the customer did not write. */
const FROM_META = new Set([
  "pass_thread_control",
  "take_thread_control",
  "request_thread_control",
  "app_roles",
  "policy_enforcement",
]);

function unsupported(item: JsonObject, what: string): InboundEvent {
  const message = what === "message" ? objectAt(item, "message") : null;
  const name = message === null ? what : messageName(message);
  const isEcho = field(message, "is_echo") === true;
  const isAdminText = isAdminNotice(message);
  const isDeleted = field(message, "is_deleted") === true;
  const by = FROM_META.has(what) || isAdminText ? "meta" : isEcho ? "page" : "customer";
  const isMessage = message !== null && by === "customer" && !isDeleted;
  return {
    kind: "unsupported",
    what: shortName(name),
    mid: isDeleted || isAdminText ? null : stringAt(message, "mid"),
    by,
    asks: isMessage,
    opensWindow:
      isMessage ||
      opensWindow(what, {
        isReact: stringAt(objectAt(item, "reaction"), "action") !== "unreact",
        isPluginOptin: stringAt(objectAt(item, "optin"), "type") === null,
      }),
  };
}

function messageName(message: JsonObject): string {
  if (field(message, "is_deleted") === true) return "unsent message";
  if (isAdminNotice(message)) return "admin text";
  const parts = restOf(message);
  if (parts.length > 0) return parts.slice(0, NAMES_MAX).join(", ");
  return shownText(message).text === null ? "empty message" : "message";
}
