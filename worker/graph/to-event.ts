import type { InboundEvent } from "../domain/item.ts";
import { readEdit, readReaction, readResponseFeedback, sideOf } from "./events/changes.ts";
import { readMessage } from "./events/message.ts";
import { ENVELOPE, namesOf, shortName, shownText } from "./events/names.ts";
import { readPolicy } from "./events/policy.ts";
import { referralAt } from "./events/referral.ts";
import {
  readCoupon,
  readCustomerInformation,
  readFeedback,
  readLeadForm,
  readOrder,
} from "./events/submissions.ts";
import { readThreadControl } from "./events/thread-control.ts";
import { readAccountLinking, readCheckbox, readOptin, readReferralEvent } from "./events/visits.ts";
import { isBlank } from "../protocol/message/blank.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt, type JsonObject } from "./json.ts";
import { parseMs } from "./timestamp.ts";

/** An item as it was understood. */
export type ReadEvent = {
  event: InboundEvent;
  /** The event says all that the item says, so the raw JSON need not be kept. */
  complete: boolean;
};

type Reader = (item: JsonObject, psid: string) => ReadEvent | null;

/**
 * Webhooks reference, "webhook events": the kind of an item is never named, only shown by its key. Some come with a
 * sibling ("lead", "hop_context"), in any order; the first of these decides.
 */
const READERS = new Map<string, Reader>(
  Object.entries<Reader>({
    message: readMessage,
    postback: readPostback,
    delivery: readDelivery,
    read: readRead,
    reaction: readReaction,
    message_edit: readEdit,
    response_feedback: readResponseFeedback,
    optin: readOptin,
    referral: readReferralEvent,
    account_linking: readAccountLinking,
    pass_thread_control: (item) => readThreadControl(item, "pass_thread_control"),
    take_thread_control: (item) => readThreadControl(item, "take_thread_control"),
    request_thread_control: (item) => readThreadControl(item, "request_thread_control"),
    messaging_feedback: readFeedback,
    messaging_customer_information: readCustomerInformation,
    form: readLeadForm,
    order: readOrder,
    template: readCoupon,
  }),
);

/** Kinds that name no person: the Page keeps them. */
const OF_PAGE = ["app_roles", "policy_enforcement"];
const KINDS = [...READERS.keys(), ...OF_PAGE];

/** Nothing is refused for its content: what no reader understands is kept whole, under its name. */
export function toEvent(item: JsonObject, psid: string | null): ReadEvent {
  const what = KINDS.find((kind) => objectAt(item, kind) !== null) ?? namesOf(item, ENVELOPE)[0] ?? "empty";
  const known =
    psid === null ? (readPolicy(item) ?? readCheckbox(item)) : (READERS.get(what)?.(item, psid) ?? null);
  return known ?? { event: unsupported(item, what, psid), complete: false };
}

/** `changes[]`: a field and a value. The dashboard's Test button puts an item of `messaging` there. */
export function toChangeEvent(change: JsonObject): { what: string; messaging: JsonObject | null } {
  const name = stringAt(change, "field") ?? "unnamed";
  const value = objectAt(change, "value");
  const isMessaging = value !== null && isObject(value["sender"]) && isObject(value["recipient"]);
  return { what: `changes:${shortName(name)}`, messaging: isMessaging ? value : null };
}

/** "messaging_postbacks". Other apps, and `standby`, get it without the payload. */
function readPostback(item: JsonObject): ReadEvent | null {
  const postback = objectAt(item, "postback");
  if (postback === null) return null;
  const [mid, payload] = [idAt(postback, "mid"), stringAt(postback, "payload")];
  const told = stringAt(postback, "title") ?? payload ?? "";
  const known = new Set(["mid", "title", "payload"]);
  const isAllSaid = namesOf(postback, known).length === 0 && namesOf(item, ENVELOPE).length === 1;
  const title = shownText(told) || shownText(payload ?? "");
  return {
    event: { kind: "postback", mid, title, payload, referral: referralAt(postback, item) },
    complete: isAllSaid && title === told,
  };
}

/** What the Page received or read itself marks nothing of what it sent. */
function readDelivery(item: JsonObject, psid: string): ReadEvent | null {
  const delivery = objectAt(item, "delivery");
  const watermark = watermarkAt(delivery);
  const mids = listAt(delivery, "mids").filter((mid): mid is string => typeof mid === "string");
  // Without a watermark what it lists was delivered all the same.
  if (watermark === null && mids.length === 0) return null;
  if (sideOf(item, psid) === "page")
    return { event: { kind: "delivery", mids: [], watermark: 0 }, complete: true };
  return { event: { kind: "delivery", mids, watermark: watermark ?? 0 }, complete: true };
}

function readRead(item: JsonObject, psid: string): ReadEvent | null {
  const told = watermarkAt(item["read"]);
  if (told === null) return null;
  const watermark = sideOf(item, psid) === "page" ? 0 : told;
  return { event: { kind: "read", watermark }, complete: true };
}

function watermarkAt(value: unknown): number | null {
  return parseMs(field(value, "watermark"));
}

function unsupported(item: JsonObject, what: string, psid: string | null): InboundEvent {
  const message = what === "message" ? objectAt(item, "message") : null;
  const isEcho = field(message, "is_echo") === true;
  const isPages = isEcho || (psid !== null && sideOf(item, psid) === "page");
  const by = OF_PAGE.includes(what) ? "meta" : isPages ? "page" : "customer";
  const isMessage = message !== null && by === "customer" && field(message, "is_deleted") !== true;
  return {
    kind: "unsupported",
    what: shortName(message === null ? what : messageName(message)),
    mid: isMessage || (message !== null && by === "page") ? idAt(message, "mid") : null,
    by,
    asks: isMessage,
    opensWindow: isMessage,
  };
}

const NAMELESS_KEYS = new Set(["mid", "nlp", "seq", "is_echo", "app_id", "metadata"]);

/** A message that says nothing we can show, by the names of what it holds. */
function messageName(message: JsonObject): string {
  if (field(message, "is_deleted") === true) return "unsent message";
  if (!isBlank(stringAt(message, "text") ?? "") || listAt(message, "attachments").length > 0)
    return "message";
  const names = namesOf(message, NAMELESS_KEYS).filter((key) => key !== "text" && key !== "attachments");
  return names.length > 0 ? names.join(", ").replaceAll("_", " ") : "empty message";
}
