/**
 * What Meta tells the subscribed apps (§2). Each function builds one item and queues a webhook for every app
 * that is to hear of it. They answer what {@link Webhooks.add} answers.
 */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import type { AppState, CustomerState, ThreadMessage, ThreadState } from "../world/state.ts";
import { mediaLink, withLinks } from "../media/links.ts";
import { toMetaJson } from "./escape.ts";
import type { Volley } from "./lines.ts";
import type { Webhook, WebhookKind } from "./webhook.ts";

interface Event {
  kind: WebhookKind;
  /** Must be on both subscription lists (§1.1). */
  field: string;
  pageId: string;
  psid: string | null;
  /** Where the item goes. Default: `messaging`, or `standby` for an app that does not control the thread. */
  list?: "changes";
  /** The item as this app sees it. */
  item: (app: AppState, standby: boolean) => JsonObject;
  delay?: number;
}

/** What apps hear of that do not control the thread (§2.15). */
const STANDBY_KINDS: ReadonlySet<WebhookKind> = new Set(["message", "echo", "delivery", "read", "postback"]);

/** A message from the customer; a tapped quick reply is one too. */
export function messageEvent(context: SimulatorContext, thread: ThreadState, message: ThreadMessage): Volley {
  return emit(context, {
    kind: "message",
    field: "messages",
    ...place(thread),
    item: () => ({
      ...fromCustomer(thread, message.at),
      message: {
        mid: message.mid,
        ...content(context, message),
        ...(message.quick_reply === undefined ? {} : { quick_reply: message.quick_reply }),
      },
    }),
  });
}

/** Anything the Page sent, by whichever app (§2.4). */
export function echoEvent(
  context: SimulatorContext,
  thread: ThreadState,
  message: ThreadMessage,
  delay = 0,
): Volley {
  return emit(context, {
    kind: "echo",
    field: "message_echoes",
    ...place(thread),
    delay,
    item: () => ({
      sender: { id: thread.pageId },
      recipient: { id: thread.psid },
      timestamp: message.at,
      message: {
        is_echo: true,
        ...(message.appId === undefined ? {} : { app_id: Number(message.appId) }),
        ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
        mid: message.mid,
        ...content(context, message),
      },
    }),
  });
}

/** A button was tapped. Only the app whose button it was learns the payload (§2.8). */
export function postbackEvent(context: SimulatorContext, thread: ThreadState, tap: ThreadMessage): Volley {
  return emit(context, {
    kind: "postback",
    field: "messaging_postbacks",
    ...place(thread),
    item: (app, standby) => {
      const own = !standby && (tap.appId === undefined || tap.appId === app.appId);
      const payload = own ? tap.postback?.payload : undefined;
      const referral = tap.postback?.referral;
      const postback = {
        mid: tap.mid,
        title: tap.text ?? "",
        ...(payload === undefined ? {} : { payload }),
        ...(referral === undefined ? {} : { referral }),
      };
      return { ...fromCustomer(thread, tap.at), postback };
    },
  });
}

/** The phone received these messages. Items of this kind carry no `timestamp` in Meta's documentation (§2.7). */
export function deliveryEvent(
  context: SimulatorContext,
  thread: ThreadState,
  mids: readonly string[],
  watermark: number,
): Volley {
  return emit(context, {
    kind: "delivery",
    field: "message_deliveries",
    ...place(thread),
    item: () => ({
      sender: { id: thread.psid },
      recipient: { id: thread.pageId },
      delivery: { mids: [...mids], watermark },
    }),
  });
}

/** Everything up to the watermark was read. */
export function readEvent(context: SimulatorContext, thread: ThreadState, watermark: number): Volley {
  return emit(context, {
    kind: "read",
    field: "message_reads",
    ...place(thread),
    item: () => ({ ...fromCustomer(thread, context.clock.now()), read: { watermark } }),
  });
}

/** Anything else the customer did: a reaction, an edit, an m.me link into the thread. */
export function customerEvent(
  context: SimulatorContext,
  thread: ThreadState,
  kind: "reaction" | "message_edit" | "referral",
  body: JsonObject,
): Volley {
  const fields = {
    reaction: "message_reactions",
    message_edit: "message_edits",
    referral: "messaging_referrals",
  };
  const at = context.clock.now();
  return emit(context, {
    kind,
    field: fields[kind],
    ...place(thread),
    item: () => ({ ...fromCustomer(thread, at), [kind]: body }),
  });
}

/** Meta restricts the Page, or lifts it; nobody is its sender (§2.13). */
export function policyEvent(context: SimulatorContext, pageId: string, action: "block" | "unblock"): void {
  const reason = action === "block" ? { reason: "The Page violated the Messenger Platform policies." } : {};
  emit(context, {
    kind: "policy_enforcement",
    field: "messaging_policy_enforcement",
    pageId,
    psid: null,
    item: () => ({
      recipient: { id: pageId },
      timestamp: context.clock.now(),
      policy_enforcement: { action, ...reason },
    }),
  });
  // The value of this field is not documented; its place, `changes`, is (§2.1).
  emit(context, {
    kind: "integrity",
    field: "messaging_integrity",
    pageId,
    psid: null,
    list: "changes",
    item: () => ({ field: "messaging_integrity", value: { action, ...reason } }),
  });
}

function place(thread: ThreadState): { pageId: string; psid: string } {
  return { pageId: thread.pageId, psid: thread.psid };
}

function fromCustomer(thread: ThreadState, timestamp: number): JsonObject {
  return { sender: { id: thread.psid }, recipient: { id: thread.pageId }, timestamp };
}

function content(context: SimulatorContext, message: ThreadMessage): JsonObject {
  const link = (id: string): string => mediaLink(context, id);
  return {
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.reply_to === undefined ? {} : { reply_to: { ...message.reply_to } }),
    ...(message.attachments === undefined
      ? {}
      : { attachments: message.attachments.map((a) => withLinks({ ...a }, link)) }),
  };
}

/** Queues the event for every app that is to hear of it. */
function emit(context: SimulatorContext, event: Event): Volley {
  const { world, clock, ids } = context;
  const page = world.page(event.pageId);
  const customer = event.psid === null ? null : world.customer(event.psid);
  const owner = event.psid === null ? null : world.thread(event.psid).owner;
  const webhooks: Webhook[] = [];
  for (const [appId, pageFields] of Object.entries(page.subscribedApps)) {
    const app = world.app(appId);
    const subscribed = (field: string): boolean => pageFields.includes(field) && app.fields.includes(field);
    if (!app.live || !subscribed(event.field) || !reaches(app, customer)) continue;
    const standby = owner !== null && owner !== appId;
    if (standby && (!STANDBY_KINDS.has(event.kind) || !subscribed("standby"))) continue;
    const list = event.list ?? (standby ? "standby" : "messaging");
    const body: Json = {
      object: "page",
      entry: [{ id: event.pageId, time: clock.now(), [list]: [event.item(app, standby)] }],
    };
    webhooks.push({
      id: ids.local("wh"),
      kind: event.kind,
      appId,
      pageId: event.pageId,
      psid: event.psid,
      body: toMetaJson(body),
      signature: "good",
      createdAt: clock.now(),
      status: "waiting",
      attempts: [],
    });
  }
  return context.webhooks.add(webhooks, event.delay);
}

/** Under Standard Access only people with a role on the app exist for it (§1.1). */
export function reaches(app: AppState, customer: CustomerState | null): boolean {
  return app.access === "advanced" || customer === null || customer.hasRole;
}
