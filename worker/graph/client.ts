import { personName } from "../domain/names.ts";
import { isKnownError, type GraphErrorCode } from "../domain/send-error.ts";
import type { SendType } from "../domain/send-window.ts";
import type { Outgoing } from "../protocol/outgoing/outgoing.ts";
import type { ThreadControlAction } from "../protocol/thread/acts.ts";
import { messageOf, type FilePlaces } from "./outgoing/message.ts";
import type { GraphCall } from "./raw/call.ts";
import { regainMs, usageOf } from "./usage.ts";
import { field, idAt, listAt, objectAt, parseLossless, stringAt } from "./json.ts";

/** The Worker gives up waiting after this; whether Meta took the message is then unknown. */
export const SEND_TIMEOUT_MS = 20_000;
/** Of every call but a send. */
export const READ_TIMEOUT_MS = 10_000;

/** Where and as whom to call: one Page and its token. */
export type GraphAccess = {
  graphUrl: string;
  pageId: string;
  token: string;
  /** Hears of each call when it ended, where somebody keeps them. It must not throw. */
  heard?: (call: GraphCall, token: string) => void;
};
/** The same for what concerns no Page. */
type Caller = Pick<GraphAccess, "graphUrl" | "token" | "heard">;

/**
 * What became of a call. `ambiguous`: no answer, or one that does not say whether Meta took it. `refused`
 * carries Meta's code; `retryAfterMs` is Meta's own estimate where its usage header gives one. `usage`: of Meta's budget for
 * calls, in per cent, where its headers say. `trace`: Meta's `fbtrace_id` of the call, where there is one.
 */
export type GraphOutcome<T> =
  | { kind: "accepted"; value: T; usage?: number }
  | { kind: "refused"; error: GraphErrorCode; retryAfterMs: number | null; usage?: number; trace?: string }
  | {
      kind: "ambiguous";
      trace?: string;
      why: "no_answer" | "server_error" | "not_json" | "no_message_id" | "no_attachment_id" | "no_code";
    };

/** What a private reply answers ("recipient"): it goes to whoever wrote that. */
export type Answered = { comment_id: string } | { post_id: string };

/**
 * One message on its way to Meta. `metadata` (under 1,000 characters) comes back in the echo; `replyTo` is the mid of the
 * message that it quotes.
 */
export type GraphMessage = {
  psid: string;
  outgoing: Outgoing;
  places: FilePlaces;
  replyTo: string | null;
  metadata: string;
  type: SendType;
  /** Left out of all but private replies, which name nobody else. */
  answers?: Answered;
  /** Of whom it comes from ("Personas API"); null, or left out: from the Page. */
  personaId?: string | null;
};

/** What Meta took. `recipientId`: of a private reply, whose it is; left out of all else, and where Meta does not say. */
export type SentMessage = { mid: string; recipientId?: string };

/**
 * Send API, `POST /{page-id}/messages`. Never throws; there is no idempotency key, so the caller must not repeat an
 * ambiguous send.
 */
export async function sendMessage(
  access: GraphAccess,
  message: GraphMessage,
): Promise<GraphOutcome<SentMessage>> {
  const { type, replyTo, answers, personaId = null } = message;
  const outcome = await callGraph(access, "POST", `${access.pageId}/messages`, SEND_TIMEOUT_MS, {
    recipient: answers ?? { id: message.psid },
    messaging_type: type.messagingType,
    ...(type.messagingType === "MESSAGE_TAG" ? { tag: type.tag } : {}),
    message: { ...messageOf(message.outgoing, message.places), metadata: message.metadata },
    ...(replyTo === null ? {} : { reply_to: { mid: replyTo } }),
    ...(personaId === null ? {} : { persona_id: personaId }),
  });
  if (outcome.kind !== "accepted") return outcome;
  const mid = stringAt(outcome.value, "message_id");
  return mid === null || mid === ""
    ? { kind: "ambiguous", why: "no_message_id" }
    : { ...outcome, value: { mid, ...(answers === undefined ? {} : recipientOf(outcome.value)) } };
}

function recipientOf(answer: unknown): Pick<SentMessage, "recipientId"> {
  const recipientId = idAt(answer, "recipient_id");
  return recipientId === null ? {} : { recipientId };
}

/**
 * The same to who confirmed a checkbox, which alone is known of them ("checkbox plugin", `user_ref`). The answer names nobody. Files of
 * ours cannot be sent so.
 */
export async function sendToCheckbox(
  access: GraphAccess,
  { userRef, outgoing }: { userRef: string; outgoing: Outgoing },
): Promise<GraphOutcome<null>> {
  const places: FilePlaces = { urlOf: noFiles, attachmentOf: noFiles };
  const outcome = await callGraph(access, "POST", `${access.pageId}/messages`, SEND_TIMEOUT_MS, {
    recipient: { user_ref: userRef },
    messaging_type: "RESPONSE",
    message: messageOf(outgoing, places),
  });
  if (outcome.kind !== "accepted") return outcome;
  return stringAt(outcome.value, "message_id") === null
    ? { kind: "ambiguous", why: "no_message_id" }
    : { ...outcome, value: null };
}

function noFiles(): never {
  throw new TypeError("What is written to a checkbox has no files.");
}

/** Send API, "sender actions". `typing_on` lasts about 20 s or until the next message; both need an open window. */
export async function sendAction(
  access: GraphAccess,
  { psid, action }: { psid: string; action: "mark_seen" | "typing_on" | "typing_off" },
): Promise<GraphOutcome<null>> {
  const body = { recipient: { id: psid }, sender_action: action };
  return await callForNothing(access, `${access.pageId}/messages`, body);
}

/** Send API, "sender actions": the Page's reaction to a message, any emoji; null takes it back. Repeating it is harmless. */
export async function sendReaction(
  access: GraphAccess,
  { psid, mid, emoji }: { psid: string; mid: string; emoji: string | null },
): Promise<GraphOutcome<null>> {
  const body = {
    recipient: { id: psid },
    sender_action: emoji === null ? "unreact" : "react",
    payload: { message_id: mid, ...(emoji === null ? {} : { reaction: emoji }) },
  };
  return await callForNothing(access, `${access.pageId}/messages`, body);
}

/** Conversation Routing: `POST /{page-id}/{action}_thread_control`. Only `pass` names the app that gets it. */
export async function changeThreadControl(
  access: GraphAccess,
  { psid, action, to }: { psid: string; action: ThreadControlAction; to: string | null },
): Promise<GraphOutcome<null>> {
  const target = action === "pass" && to !== null ? { target_app_id: to } : {};
  const body = { recipient: { id: psid }, ...target };
  return await callForNothing(access, `${access.pageId}/${action}_thread_control`, body);
}

/** Moderation, `POST /{page-id}/moderate_conversations`. */
export async function moderate(
  access: GraphAccess,
  { psid, action }: { psid: string; action: "block_user" | "unblock_user" | "move_to_spam" },
): Promise<GraphOutcome<null>> {
  const body = { user_ids: [{ id: psid }], actions: [action] };
  return await callForNothing(access, `${access.pageId}/moderate_conversations`, body);
}

/** A call whose answer says nothing but that it was done. */
async function callForNothing(access: GraphAccess, path: string, body: object): Promise<GraphOutcome<null>> {
  const outcome = await callGraph(access, "POST", path, READ_TIMEOUT_MS, body);
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

/** What Meta tells of a person; null where it has nothing to give (no consent, no permission, a phone-number account). */
export type Profile = { name: string | null; pictureUrl: string | null; locale: string | null };

/** A field was asked for whose permission the Page's token lacks; then nothing of the profile is told. */
const FIELD_NOT_PERMITTED = 2018247;

/** User Profile API. `withLocale` needs `pages_user_locale`, see isFieldNotPermitted(). */
export async function readProfile(
  access: GraphAccess,
  psid: string,
  { withLocale }: { withLocale: boolean },
): Promise<GraphOutcome<Profile>> {
  const fields = ["name", "first_name", "last_name", "profile_pic", ...(withLocale ? ["locale"] : [])];
  const path = `${encodeURIComponent(psid)}?fields=${fields.join(",")}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const told = (field: string): string | null => {
    const text = stringAt(outcome.value, field)?.trim() ?? "";
    return text === "" ? null : text.toWellFormed();
  };
  const joined = [told("first_name"), told("last_name")].filter((part) => part !== null).join(" ");
  const name = personName(told("name") ?? "") ?? personName(joined);
  return { kind: "accepted", value: { name, pictureUrl: told("profile_pic"), locale: told("locale") } };
}

/** Whether Meta refused because the app may not read one of the fields (User Profile API). */
export function isFieldNotPermitted({ code, subcode }: GraphErrorCode): boolean {
  return code === FIELD_NOT_PERMITTED || subcode === FIELD_NOT_PERMITTED;
}

/** `POST /{page-id}/subscribed_apps`: replaces the list of fields that the Page sends to this app. */
export async function subscribePage(
  access: GraphAccess,
  fields: readonly string[],
): Promise<GraphOutcome<null>> {
  const body = { subscribed_fields: fields.join(",") };
  return await callForNothing(access, `${access.pageId}/subscribed_apps`, body);
}

/** `DELETE /{page-id}/subscribed_apps`: the Page sends this app nothing any more. Repeating it is harmless. */
export async function unsubscribePage(access: GraphAccess): Promise<GraphOutcome<null>> {
  const outcome = await callGraph(access, "DELETE", `${access.pageId}/subscribed_apps`, READ_TIMEOUT_MS);
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

/**
 * `GET /{page-id}/subscribed_apps`: the fields that the Page sends to this app; empty where it sends none. Meta ends a
 * subscription after an hour of failed deliveries (Webhooks, "acknowledgement").
 */
export async function readSubscribedFields(
  access: GraphAccess,
  appId: string,
): Promise<GraphOutcome<string[]>> {
  const outcome = await callGraph(access, "GET", `${access.pageId}/subscribed_apps`, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const app = listAt(outcome.value, "data").find((it) => idAt(it, "id") === appId);
  const fields = listAt(app, "subscribed_fields").filter((field) => typeof field === "string");
  return { kind: "accepted", value: fields };
}

/**
 * Messenger Profile API, a property Meta sets: in Europe some of Messenger's features are missing for such a Page and
 * for people there. Null when Meta does not say.
 */
export async function readPrivacyRules(access: GraphAccess): Promise<GraphOutcome<boolean | null>> {
  const path = `${access.pageId}/messenger_profile?fields=subject_to_new_eu_privacy_rules`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const told = field(listAt(outcome.value, "data")[0], "subject_to_new_eu_privacy_rules");
  return { kind: "accepted", value: typeof told === "boolean" ? told : null };
}

/** One call as this token. Never throws. */
export async function callGraph(
  access: Caller,
  method: "GET" | "POST" | "DELETE",
  path: string,
  timeoutMs: number,
  body?: object,
): Promise<GraphOutcome<unknown>> {
  return await callGraphWith(access, method, path, timeoutMs, {
    contentType: "application/json",
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** The same with a body as it is. */
export async function callGraphWith(
  access: Caller,
  method: "GET" | "POST" | "DELETE",
  path: string,
  timeoutMs: number,
  request: { contentType: string; body: BodyInit | null },
): Promise<GraphOutcome<unknown>> {
  const answer = await askGraph(access, method, path, timeoutMs, request);
  return answer === null ? { kind: "ambiguous", why: "no_answer" } : readAnswer(answer, answer.text);
}

/** The answer as it came; null: there was none. */
export async function askGraph(
  access: Caller,
  method: "GET" | "POST" | "DELETE",
  path: string,
  timeoutMs: number,
  { contentType, body }: { contentType: string; body: BodyInit | null },
): Promise<{ status: number; headers: Headers; text: string } | null> {
  // Not AbortSignal.timeout: its timer would keep the object in memory long after the answer came.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  const at = Date.now();
  let answer: GraphCall["answer"] = null;
  try {
    const response = await fetch(`${access.graphUrl}/${path}`, {
      method,
      // In the header, so that no log of URLs ever holds the token.
      headers: { Authorization: `Bearer ${access.token}`, "Content-Type": contentType },
      body,
      signal: patience.signal,
    });
    const { status, headers } = response;
    answer = { status, text: await response.text() };
    return { ...answer, headers };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    const told = typeof body === "string" ? body : null;
    access.heard?.({ at, tookMs: Date.now() - at, method, path, body: told, answer }, access.token);
  }
}

/** Graph API, "handling errors": the envelope is `{error: {code, error_subcode}}`; some answers lack it. */
export function readAnswer(
  response: { status: number; headers: Headers },
  text: string,
): GraphOutcome<unknown> {
  let value: unknown;
  try {
    value = parseLossless(text);
  } catch {
    const why = response.status >= 500 ? "server_error" : "not_json";
    return { kind: "ambiguous", why, ...traceOf(null, response.headers) };
  }
  const envelope = objectAt(value, "error");
  const percent = usageOf(response.headers);
  const usage = percent === null ? {} : { usage: percent };
  if (envelope === null && response.status < 400) return { kind: "accepted", value, ...usage };
  const error = envelope ?? value;
  const code = numberAt(error, "code");
  const trace = traceOf(error, response.headers);
  if (code === null)
    return { kind: "ambiguous", why: response.status >= 500 ? "server_error" : "no_code", ...trace };
  const subcode = numberAt(error, "error_subcode");
  if (response.status >= 500 && !isKnownError({ code, subcode }))
    return { kind: "ambiguous", why: "server_error", ...trace };
  const retryAfterMs = regainMs(response.headers);
  return { kind: "refused", error: { code, subcode }, retryAfterMs, ...usage, ...trace };
}

/** Graph API, "handling errors": Meta's support finds a call by it. In the error, else in a header. */
function traceOf(error: unknown, headers: Headers): { trace?: string } {
  const trace = stringAt(error, "fbtrace_id") ?? headers.get("x-fb-trace-id");
  return trace !== null && /^[\w+/=-]{1,64}$/.test(trace) ? { trace } : {};
}

function numberAt(value: unknown, name: string): number | null {
  const id = idAt(value, name);
  const number = id === null ? NaN : Number(id);
  return Number.isSafeInteger(number) ? number : null;
}
