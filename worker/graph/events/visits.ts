import { objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label, refAt } from "./names.ts";
import { readReferral, userRefAt } from "./referral.ts";
import { readLeadAnswers } from "./submissions.ts";

/** "messaging_referrals": came again by a link or an advertisement; with `lead`, at the end of a lead form. */
export function readReferralEvent(item: JsonObject): ReadEvent | null {
  const found = objectAt(item, "referral");
  if (found === null) return null;
  const event = { type: "referral", referral: readReferral(found), answers: readLeadAnswers(item) } as const;
  const asks = event.answers.length > 0;
  return { event: { kind: "event", event, by: "customer", asks, opensWindow: true }, complete: false };
}

/**
 * "messaging_optins". Only the plugins' opt-ins, which have no `type`, open the window: what was opted in to by a
 * token is sent with that token.
 */
export function readOptin(item: JsonObject): ReadEvent | null {
  const optin = objectAt(item, "optin");
  if (optin === null) return null;
  const type = stringAt(optin, "type");
  const isRequest = stringAt(optin, "message_request") !== null;
  const event = {
    type: "optin",
    what: label(type) ?? (isRequest ? "message_request" : "plugin"),
    title: label(stringAt(optin, "title")),
    ref: refAt(optin) ?? label(stringAt(optin, "payload")),
    status: label(stringAt(optin, "notification_messages_status")),
  } as const;
  return {
    event: { kind: "event", event, by: "customer", asks: false, opensWindow: type === null },
    complete: false,
  };
}

/** "messaging_optins" of a checkbox: who confirmed it is not told, only its session, so there is no sender. */
export function readCheckbox(item: JsonObject): ReadEvent | null {
  const optin = objectAt(item, "optin");
  const userRef = userRefAt(optin, "user_ref");
  if (optin === null || userRef === null) return null;
  return { event: { kind: "checkbox", userRef, ref: refAt(optin) }, complete: false };
}

/** "messaging_account_linking". The authorization code is a secret of the customer's and is not passed on. */
export function readAccountLinking(item: JsonObject): ReadEvent | null {
  const linking = objectAt(item, "account_linking");
  if (linking === null) return null;
  const event = { type: "account_linking", status: label(stringAt(linking, "status")) ?? "linked" } as const;
  return {
    event: { kind: "event", event, by: "customer", asks: false, opensWindow: false },
    complete: false,
  };
}
