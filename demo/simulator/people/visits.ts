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

export function linkReferral(ref: string): JsonObject {
  return { ref, source: "SHORTLINK", type: "OPEN_THREAD" };
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

/** The checkbox: the Page learns `user_ref` alone, and can write to that. */
export function optInByCheckbox(
  context: SimulatorContext,
  thread: ThreadState,
  ref: string,
  userRef: string,
): void {
  context.world.page(thread.pageId).userRefs[userRef] = thread.psid;
  context.world.changed();
  checkboxEvent(context, thread.pageId, { ref, user_ref: userRef });
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
