/** What happens to a Page and its threads without the customer's doing (Webhooks, "messaging_policy_enforcement", 2.14, 2.19, calls, system lines). */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import type { ThreadState } from "../world/state.ts";
import { emit, fromCustomer, placeOf } from "./emit.ts";

export type PolicyAction = "warning" | "block" | "unblock";

/** Meta warns or restricts the Page, or lifts it; nobody is its sender. */
export function policyEvent(
  context: SimulatorContext,
  pageId: string,
  action: PolicyAction,
  reason?: string,
): void {
  const why =
    action === "unblock" ? {} : { reason: reason ?? "The Page violated the Messenger Platform policies." };
  const page = { pageId, psid: null };
  emit(context, {
    kind: "policy_enforcement",
    field: "messaging_policy_enforcement",
    ...page,
    item: () => ({
      recipient: { id: pageId },
      timestamp: context.clock.now(),
      policy_enforcement: { action, ...why },
    }),
  });
  // The value of this field is not documented; its place, `changes`, is (Webhooks, subscription fields).
  emit(context, {
    kind: "integrity",
    field: "messaging_integrity",
    ...page,
    list: "changes",
    item: () => ({ field: "messaging_integrity", value: { action, ...why } }),
  });
}

/** Roles of the old handover protocol; nobody is its sender. */
export function rolesEvent(context: SimulatorContext, pageId: string, roles: Record<string, string[]>): void {
  emit(context, {
    kind: "app_roles",
    field: "messaging_handovers",
    pageId,
    psid: null,
    item: () => ({ recipient: { id: pageId }, timestamp: context.clock.now(), app_roles: roles }),
  });
}

export type ControlEvent = "pass_thread_control" | "take_thread_control" | "request_thread_control";

/** Told to one app, or to everybody. */
export function controlEvent(
  context: SimulatorContext,
  thread: ThreadState,
  name: ControlEvent,
  body: JsonObject,
  audience: "everybody" | { appId: string },
): void {
  emit(context, {
    kind: "thread_control",
    field: "messaging_handovers",
    ...placeOf(thread),
    audience,
    item: () => ({ ...fromCustomer(thread, context.clock.now()), [name]: body }),
  });
}

/** A line in the thread that nobody wrote: no `mid` (Webhooks, "messages"). */
export function adminTextEvent(context: SimulatorContext, thread: ThreadState, text: string): void {
  emit(context, {
    kind: "admin_text",
    field: "messages",
    ...placeOf(thread),
    audience: "everybody",
    item: () => ({ ...fromCustomer(thread, context.clock.now()), message: { admin_text: text } }),
  });
}

/** A kind that Meta has yet to tell of. */
export function unknownEvent(context: SimulatorContext, thread: ThreadState, name: string): void {
  emit(context, {
    kind: "unknown",
    field: "messages",
    ...placeOf(thread),
    audience: "everybody",
    item: () => ({ ...fromCustomer(thread, context.clock.now()), [name]: { id: "1" } }),
  });
}

/** A label was put on a person, or taken off. */
export function labelEvent(
  context: SimulatorContext,
  thread: ThreadState,
  action: "add" | "remove",
  label: { id: string; page_label_name: string },
): void {
  emit(context, {
    kind: "label",
    field: "inbox_labels",
    ...placeOf(thread),
    list: "changes",
    audience: "everybody",
    item: () => ({ field: "inbox_labels", value: { user: { id: thread.psid }, action, label } }),
  });
}

/** A call, in the Calling API's own list; its times are in seconds, its people bare ids. */
export function callEvent(context: SimulatorContext, thread: ThreadState, call: JsonObject): void {
  emit(context, {
    kind: "call",
    field: "calls",
    ...placeOf(thread),
    list: "calls",
    audience: "everybody",
    item: () => ({ ...call, timestamp: Math.floor(context.clock.now() / 1_000) }),
  });
}
