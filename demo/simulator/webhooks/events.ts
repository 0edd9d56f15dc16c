/** What Meta tells the subscribed apps of messages and what becomes of them. One function, one event. */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { mediaLink, withLinks } from "../media/links.ts";
import type { Attachment, ThreadMessage, ThreadState } from "../world/state.ts";
import { emit, fromCustomer, hears, placeOf } from "./emit.ts";
import type { Volley } from "./lines.ts";

/** A message from the customer; a tapped quick reply is one too. `siblings` stand beside `message` in the item. */
export function messageEvent(
  context: SimulatorContext,
  thread: ThreadState,
  message: ThreadMessage,
  siblings: JsonObject = {},
): Volley {
  return emit(context, {
    kind: "message",
    field: "messages",
    ...placeOf(thread),
    item: (app) => ({
      ...fromCustomer(thread, message.at),
      message: {
        mid: message.mid,
        ...content(context, message),
        ...given("quick_reply", message.quick_reply),
        // Where somebody came from is told in a message only to apps that want referrals, too (Webhooks, "messages").
        ...(hears(context, thread.pageId, app, "messaging_referrals") && message.referral !== undefined
          ? { referral: linked(context, message.referral) }
          : {}),
        ...given("commands", message.commands),
      },
      ...priorMessage(message),
      ...siblings,
    }),
  });
}

/** Anything the Page sent, by whichever app (Webhooks, "message_echoes"). */
export function echoEvent(
  context: SimulatorContext,
  thread: ThreadState,
  message: ThreadMessage,
  delay = 0,
): Volley {
  return emit(context, {
    kind: "echo",
    field: "message_echoes",
    ...placeOf(thread),
    delay,
    item: () => ({
      sender: { id: thread.pageId },
      recipient: { id: thread.psid },
      timestamp: message.at,
      message: {
        is_echo: true,
        ...given("app_id", message.appId === undefined ? undefined : Number(message.appId)),
        ...given("metadata", message.metadata),
        mid: message.mid,
        ...content(context, message),
        ...(message.attachments === undefined ? {} : { attachments: echoed(context, message.attachments) }),
      },
    }),
  });
}

/** A button was tapped. Only the app whose button it was learns the payload (Webhooks, "messaging_postbacks"). */
export function postbackEvent(context: SimulatorContext, thread: ThreadState, tap: ThreadMessage): Volley {
  return emit(context, {
    kind: "postback",
    field: "messaging_postbacks",
    ...placeOf(thread),
    item: (app, standby) => {
      const own = !standby && (tap.appId === undefined || tap.appId === app.appId);
      const referral = tap.postback?.referral;
      const postback = {
        mid: tap.mid,
        title: tap.text ?? "",
        ...given("payload", own ? tap.postback?.payload : undefined),
        ...given("referral", referral === undefined ? undefined : linked(context, referral)),
      };
      return { ...fromCustomer(thread, tap.at), postback, ...priorMessage(tap) };
    },
  });
}

/** That they answer what the Page wrote to a `user_ref` (checkbox plugin). */
function priorMessage({ checkbox }: ThreadMessage): JsonObject {
  return checkbox === undefined ? {} : { prior_message: { source: "checkbox_plugin", identifier: checkbox } };
}

/**
 * The phone received these messages. Items of this kind carry no `timestamp` in Meta's documentation (Webhooks,
 * "message_deliveries" and "message_reads").
 */
export function deliveryEvent(
  context: SimulatorContext,
  thread: ThreadState,
  mids: readonly string[],
  watermark: number,
): Volley {
  return emit(context, {
    kind: "delivery",
    field: "message_deliveries",
    ...placeOf(thread),
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
    ...placeOf(thread),
    item: () => ({ ...fromCustomer(thread, context.clock.now()), read: { watermark } }),
  });
}

/** An own message was taken back, in Instagram's words (Webhooks, "messages"); only where the rules say that it is told. */
export function unsentEvent(context: SimulatorContext, thread: ThreadState, mid: string): void {
  if (context.rules.unsent === "silent") return;
  emit(context, {
    kind: "message",
    field: "messages",
    ...placeOf(thread),
    item: () => ({ ...fromCustomer(thread, context.clock.now()), message: { mid, is_deleted: true } }),
  });
}

function content(context: SimulatorContext, message: ThreadMessage): JsonObject {
  return {
    ...given("text", message.text),
    ...given("reply_to", message.reply_to),
    ...given(
      "attachments",
      message.attachments?.map((attachment) => linked(context, { ...attachment })),
    ),
  };
}

/**
 * Attachments as an echo has them: the `attachment_id` of a template is a number there, and a shared link stands
 * beside an empty payload.
 */
function echoed(context: SimulatorContext, attachments: readonly Attachment[]): Json[] {
  return attachments.map((attachment) => {
    const { type, payload } = attachment;
    if (type === "fallback") return { type, payload: null, ...shared(attachment) };
    const wire = linked(context, { ...attachment });
    return type === "template" && isObject(payload) ? numbered(wire) : wire;
  });
}

function shared({ title, url, payload }: Attachment): JsonObject {
  return { ...given("title", title ?? payload?.["title"]), ...given("url", url ?? payload?.["url"]) };
}

function numbered(value: Json): Json {
  if (Array.isArray(value)) return value.map(numbered);
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(([key, one]): [string, Json] => {
    return [key, key === "attachment_id" && typeof one === "string" ? Number(one) : numbered(one)];
  });
  return Object.fromEntries(pairs);
}

export function linked<T extends Json>(context: SimulatorContext, value: T): T {
  const { media } = context.world.state;
  return withLinks(value, (id) => (media[id]?.unlinked === true ? null : mediaLink(context, id)));
}

/** `{[name]: value}`, or nothing: Meta leaves out what there is not. */
export function given(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
