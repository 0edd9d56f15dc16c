/** How people come to a Page, and what they agree to on the way (Webhooks, "messaging_referrals" to 2.12). */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import { addSample } from "../media/library.ts";
import { mediaReference } from "../media/links.ts";
import { ONE_TIME_TOKEN_MS } from "../rules.ts";
import { SimulatorError } from "../simulator-error.ts";
import { checkboxEvent, customerEvent } from "../webhooks/customer-events.ts";
import type { OptinState, ThreadState } from "../world/state.ts";

/** An ad that opens Messenger. */
export type Ad = {
  adId?: string;
  title?: string;
  ref?: string;
};

const RECURRING_TOKEN_MS = 9 * 30 * 24 * 60 * 60_000;

/** What an m.me link may carry (m.me links). */
const REF = /^[A-Za-z0-9_=-]{1,2083}$/;

/** The `ref` of a link as it is handed on; null: of other letters, or too long, it is dropped on the way. */
export function goodRef(ref: string): string | null {
  return REF.test(ref) ? ref : null;
}

export function linkReferral(ref: string): JsonObject {
  const handedOn = goodRef(ref);
  return { ...(handedOn === null ? {} : { ref: handedOn }), source: "SHORTLINK", type: "OPEN_THREAD" };
}

export function adReferral(context: SimulatorContext, psid: string, { adId, title, ref }: Ad): JsonObject {
  return {
    ...(ref === undefined ? {} : { ref }),
    ad_id: adId ?? "23850000000000111",
    source: "ADS",
    type: "OPEN_THREAD",
    ads_context_data: {
      ad_title: title ?? "Tents for two persons",
      photo_url: mediaReference(addSample(context, "photo", psid).id),
      post_id: "10150001_90210",
    },
  };
}

/** "Send to Messenger" on a web site: opens the window, and lets the profile be read (User Profile API). */
export function optInByPlugin(context: SimulatorContext, thread: ThreadState, ref: string): void {
  thread.windowFrom = context.clock.now();
  thread.lastMessageAt ??= thread.windowFrom;
  context.world.changed();
  customerEvent(context, thread, "optin", { ref });
}

/** Agrees that the Page, which wrote first, may write (Webhooks, "messaging_optins"). */
export function acceptRequest(context: SimulatorContext, thread: ThreadState): void {
  thread.windowFrom = context.clock.now();
  thread.lastMessageAt ??= thread.windowFrom;
  context.world.changed();
  customerEvent(context, thread, "optin", { message_request: "accept" });
}

/**
 * The checkbox: the Page learns `user_ref` alone, and can write to that (checkbox plugin).
 * @throws SimulatorError `user_ref_used`: each is of one time that the box was shown
 */
export function optInByCheckbox(
  context: SimulatorContext,
  thread: ThreadState,
  ref: string,
  userRef: string,
): void {
  const checkboxes = (context.world.page(thread.pageId).checkboxes ??= {});
  if (checkboxes[userRef] !== undefined)
    throw new SimulatorError(409, "user_ref_used", "This user_ref was confirmed before.");
  checkboxes[userRef] = { psid: thread.psid, at: context.clock.now(), wrote: "nobody" };
  context.world.changed();
  checkboxEvent(context, thread.pageId, { ref, user_ref: userRef });
}

/**
 * The person writes: the `user_ref` of the checkbox under which the Page wrote to them before, told once. By it the Page
 * learns who they are (checkbox plugin, `prior_message`).
 */
export function answeredCheckbox(context: SimulatorContext, { pageId, psid }: ThreadState): string | null {
  const all = Object.entries(context.world.page(pageId).checkboxes ?? {});
  const found = all.findLast(([, one]) => one.psid === psid && one.wrote === "page");
  if (found === undefined) return null;
  const [userRef, checkbox] = found;
  checkbox.wrote = "person";
  return userRef;
}

/** "Notify me": the token is good for one message. */
export function optInOnce(
  context: SimulatorContext,
  thread: ThreadState,
  title: string,
  payload: string,
): string {
  const token = addOptin(context, thread, { kind: "one_time", title, payload }, ONE_TIME_TOKEN_MS);
  customerEvent(context, thread, "optin", {
    type: "one_time_notif_req",
    payload,
    one_time_notif_token: token,
  });
  return token;
}

/** Recurring notifications. Alone they open no window (Send API, messaging window). */
export function optInToNotifications(
  context: SimulatorContext,
  thread: ThreadState,
  title: string,
  payload: string,
): string {
  const token = addOptin(context, thread, { kind: "recurring", title, payload }, RECURRING_TOKEN_MS);
  customerEvent(context, thread, "optin", notification(context, thread, token));
  return token;
}

/** The person stops notifications, or takes them up again. @throws SimulatorError `unknown_token` */
export function changeNotifications(
  context: SimulatorContext,
  thread: ThreadState,
  token: string,
  change: "stop" | "resume",
): void {
  optinOf(context, thread, token).closed = change === "stop";
  context.world.changed();
  const status = change === "stop" ? "STOP NOTIFICATIONS" : "RESUME NOTIFICATIONS";
  const body = { ...notification(context, thread, token), notification_messages_status: status };
  customerEvent(context, thread, "optin", body);
}

export function linkAccount(context: SimulatorContext, thread: ThreadState, code: string): void {
  context.world.customer(thread.psid).linked = true;
  context.world.changed();
  customerEvent(context, thread, "account_linking", { status: "linked", authorization_code: code });
}

export function unlinkAccount(context: SimulatorContext, thread: ThreadState): void {
  context.world.customer(thread.psid).linked = false;
  context.world.changed();
  customerEvent(context, thread, "account_linking", { status: "unlinked" });
}

function notification(context: SimulatorContext, thread: ThreadState, token: string): JsonObject {
  const { title, payload, expiresAt } = optinOf(context, thread, token);
  return {
    type: "notification_messages",
    payload,
    title,
    notification_messages_token: token,
    notification_messages_timezone: "Europe/Oslo",
    token_expiry_timestamp: expiresAt,
    user_token_status: "NOT_REFRESHED",
  };
}

function addOptin(
  context: SimulatorContext,
  thread: ThreadState,
  optin: Pick<OptinState, "kind" | "title" | "payload">,
  lifeMs: number,
): string {
  const token = context.ids.optinToken();
  const expiresAt = context.clock.now() + lifeMs;
  context.world.page(thread.pageId).optins[token] = { ...optin, psid: thread.psid, expiresAt, closed: false };
  context.world.changed();
  return token;
}

function optinOf(context: SimulatorContext, thread: ThreadState, token: string): OptinState {
  const optin = context.world.page(thread.pageId).optins[token];
  if (optin?.psid === thread.psid) return optin;
  throw new SimulatorError(404, "unknown_token", "This person has opted in to no such thing.");
}
