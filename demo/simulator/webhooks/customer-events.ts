/** Everything a customer does besides writing and tapping (Webhooks, "message_edits", 2.6, 2.9 to 2.12, 2.16 to 2.18). */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import { REACTIONS } from "../people/reactions.ts";
import type { ThreadState } from "../world/state.ts";
import { emit, fromCustomer, placeOf } from "./emit.ts";
import type { Volley } from "./lines.ts";
import { linked } from "./events.ts";

/** The field of each kind, and the key under which its item has it. */
const KINDS = {
  reaction: ["message_reactions", "reaction"],
  message_edit: ["message_edits", "message_edit"],
  referral: ["messaging_referrals", "referral"],
  optin: ["messaging_optins", "optin"],
  account_linking: ["messaging_account_linking", "account_linking"],
  response_feedback: ["response_feedback", "response_feedback"],
  feedback: ["messaging_feedback", "messaging_feedback"],
  customer_information: ["messaging_customer_information", "messaging_customer_information"],
  lead_form: ["messaging_in_thread_lead_form_submit", "form"],
  coupon: ["messages", "template"],
  order: ["send_cart", "order"],
} as const;

export type CustomerEventKind = keyof typeof KINDS;

/** `siblings` stand beside the event in the item, or instead of what is usually there. */
export function customerEvent(
  context: SimulatorContext,
  thread: ThreadState,
  kind: CustomerEventKind,
  body: JsonObject,
  siblings: JsonObject = {},
): Volley {
  const [field, key] = KINDS[kind];
  const at = context.clock.now();
  return emit(context, {
    kind,
    field,
    ...placeOf(thread),
    item: () => ({ ...fromCustomer(thread, at), [key]: linked(context, body), ...siblings }),
  });
}

/** Somebody of the Page reacted, or took it back: the same item, with the Page as its sender. */
export function pageReactionEvent(
  context: SimulatorContext,
  thread: ThreadState,
  mid: string,
  emoji: string | null,
): Volley {
  const body =
    emoji === null
      ? { mid, action: "unreact" }
      : { mid, action: "react", reaction: REACTIONS[emoji] ?? "other", emoji };
  const sides = { sender: { id: thread.pageId }, recipient: { id: thread.psid } };
  return customerEvent(context, thread, "reaction", body, sides);
}

/** The checkbox plugin on a web site: nobody knows yet whose `user_ref` it is, so there is no sender (Webhooks, "messaging_optins"). */
export function checkboxEvent(
  context: SimulatorContext,
  pageId: string,
  optin: { ref: string; user_ref: string },
): void {
  emit(context, {
    kind: "optin",
    field: "messaging_optins",
    pageId,
    psid: null,
    item: () => ({ recipient: { id: pageId }, timestamp: context.clock.now(), optin }),
  });
}
