import type { Said } from "../../domain/item.ts";
import { field, idAt, listAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { ATTACHMENTS_MAX, readAttachments } from "./attachments.ts";
import { sideOf } from "./changes.ts";
import { ENVELOPE, NAMES_MAX, namesOf, shortName, shownText, SHOWN_TEXT_UNITS_MAX } from "./names.ts";
import { referralAt } from "./referral.ts";

/** What is read here, and what no agent would miss. */
const READ_KEYS = new Set([
  "mid",
  "text",
  "is_echo",
  "app_id",
  "metadata",
  "attachments",
  "quick_reply",
  "reply_to",
  "referral",
  "nlp",
  "seq",
]);
/** Siblings of `message` that say nothing of their own: whose lead form it was is in the text. */
const SILENT_SIBLINGS = new Set([...ENVELOPE, "message", "hop_context", "prior_message"]);

/** `message`: what a customer wrote, or the echo of what the Page sent (Webhooks, "messages", "message_echoes"). */
export function readMessage(item: JsonObject, psid: string): ReadEvent | null {
  const message = objectAt(item, "message");
  if (message === null) return null;
  const mid = idAt(message, "mid");
  if (field(message, "admin_text") !== undefined) return readAdminText(message);
  // An unsent message names the mid that it takes back (Instagram's documentation; Messenger's is silent).
  if (field(message, "is_deleted") === true) {
    if (mid === null) return null;
    const by = isEcho(item, message, psid) ? "page" : "customer";
    const event = { kind: "change", mid, change: { type: "unsend" }, by, opensWindow: false } as const;
    return { event, complete: false };
  }

  const said = readSaid(item, message);
  const complete = isAllSaid(message, said);
  if (isEcho(item, message, psid)) {
    if (mid === null) return null;
    const [appId, metadata] = [idAt(message, "app_id"), stringAt(message, "metadata")];
    return { event: { kind: "echo", mid, appId, metadata, ...said }, complete };
  }
  const referral = referralAt(message, item);
  const quickReply = stringAt(objectAt(message, "quick_reply"), "payload");
  // A tap says something even where its title is left out.
  if (said.text === "" && quickReply !== null) said.text = shownText(quickReply);
  if (said.text === "" && said.parts.length === 0 && referral === null) return null;
  return {
    event: { kind: "message", mid, quickReply, referral, ...said },
    complete: complete && referral === null,
  };
}

function isEcho(item: JsonObject, message: JsonObject, psid: string): boolean {
  return field(message, "is_echo") === true || sideOf(item, psid) === "page";
}

function readSaid(item: JsonObject, message: JsonObject): Said {
  const text = stringAt(message, "text") ?? "";
  const names = [...namesOf(message, READ_KEYS), ...namesOf(item, SILENT_SIBLINGS)];
  const rest = names.slice(0, NAMES_MAX).map((name) => shortName(name.replaceAll("_", " ")));
  if (text.length > SHOWN_TEXT_UNITS_MAX) rest.push("long text");
  if (listAt(message, "attachments").length > ATTACHMENTS_MAX) rest.push("more attachments");
  return {
    text: shownText(text),
    rest,
    parts: readAttachments(message),
    replyTo: idAt(objectAt(message, "reply_to"), "mid"),
  };
}

/** Plain words need no copy of the item as it came, unless half a character of them cannot be shown. */
function isAllSaid(message: JsonObject, said: Said): boolean {
  const isShownWhole = said.text === (stringAt(message, "text") ?? "");
  const isAlone = said.parts.length === 0 && objectAt(message, "reply_to") === null;
  return isShownWhole && isAlone && said.rest.length === 0;
}

/** Without a `mid`, and nobody wrote it: Meta tells what happened with the thread. */
function readAdminText(message: JsonObject): ReadEvent {
  const text = shownText(stringAt(message, "admin_text") ?? "");
  const event = { type: "admin_text", text } as const;
  return { event: { kind: "event", event, by: "meta", asks: false, opensWindow: false }, complete: false };
}
