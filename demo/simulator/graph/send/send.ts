/** `POST /{page}/messages`: the Send API. */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { passControl, setOwner } from "../../people/thread-control.ts";
import { echoEvent } from "../../webhooks/events.ts";
import type { ThreadMessage, ThreadState } from "../../world/state.ts";
import { requireMessaging, requirePageToken, type Caller } from "../access.ts";
import { objectParam, textOf, type GraphCall } from "../call.ts";
import { guessedError, invalidParameter, outsideWindow } from "../errors.ts";
import { checkPersona } from "../personas.ts";
import { checkPass, metadataOf } from "../thread-control.ts";
import { checkEnum } from "./checks.ts";
import { readContent, type SendContent } from "./content.ts";
import { checkReachable, checkWindow, readMessagingType, STANDARD_WINDOW_MS } from "./permission.ts";
import { checkEurope } from "./europe.ts";
import { findRecipient } from "./recipient.ts";
import { performSenderAction } from "./sender-action.ts";

const NOTIFICATION_TYPES = ["REGULAR", "SILENT_PUSH", "NO_PUSH"];

export async function sendMessage(context: SimulatorContext, caller: Caller, call: GraphCall): Promise<Json> {
  requirePageToken(caller);
  requireMessaging(caller);
  const { params } = call;
  const messagingType = readMessagingType(params);
  const message = objectParam(params, "message");
  const action = textOf(params["sender_action"]);
  const notification = textOf(params["notification_type"]);
  if (notification !== null) checkEnum(notification, NOTIFICATION_TYPES, "notification_type");
  if (message !== undefined && action !== null) {
    throw invalidParameter("Message and sender action cannot be sent together.", 2018014);
  }
  if (action !== null) {
    const { thread } = findRecipient(context, caller, params);
    checkReachable(context, caller, thread);
    return performSenderAction(context, thread, params);
  }
  if (message === undefined) {
    throw guessedError("emptyMessage");
  }
  const persona = checkPersona(caller.page, params);
  const content = await readContent(message, { context, page: caller.page, files: call.files });
  const recipient = findRecipient(context, caller, params);
  const { thread } = recipient;
  checkEurope(caller.page, context.world.state.customers[thread.psid], message);
  const replyTo = readReplyTo(context, thread, params);
  checkReachable(context, caller, thread);
  // What somebody opted in to may be sent at any time.
  const isKnown = recipient.by === "user_ref" && recipient.checkbox.wrote === "person";
  if (recipient.by === "id" || isKnown)
    checkWindow(caller, thread, messagingType, content, context.clock.now());
  if (recipient.by === "comment" && messagingType.tag === "HUMAN_AGENT")
    throw guessedError("privateReplyTagged");
  const handOver = readHandOver(context, caller, thread, params);
  if (context.rules.rateLimit) {
    if (recipient.by === "comment") context.usage.countPrivateReply(caller.page.id, context.clock.now());
    context.usage.countSend(caller.page.id, isAudioVideo(content) ? "av" : "text", context.clock.now());
  }
  const sent = append(context, caller, thread, content, { replyTo, persona });
  if (recipient.by === "comment") {
    recipient.comment.answered = true;
    sent.comment = recipient.comment.text;
    sent.commentId = recipient.comment.id;
  }
  if (recipient.by === "user_ref" && recipient.checkbox.wrote === "nobody") recipient.checkbox.wrote = "page";
  if (recipient.by === "token" && recipient.optin.kind === "one_time") recipient.optin.closed = true;
  // A fault may want the echo delivered, and answered, before this call is.
  const isTold = recipient.by !== "user_ref";
  const early = isTold ? echoEvent(context, thread, sent, context.autopilot.settings.echoDelay) : [];
  if (isTold) context.autopilot.sent(thread);
  handOver();
  if (early.length > 0) await context.webhooks.sendNow(early);
  return {
    ...(isTold ? { recipient_id: thread.psid } : {}),
    message_id: sent.mid,
    ...(content.attachmentId === undefined ? {} : { attachment_id: content.attachmentId }),
  };
}

/** `reply_to` quotes a message of the thread, and needs the 24-hour window (Send API). */
function readReplyTo(
  context: SimulatorContext,
  thread: ThreadState,
  params: JsonObject,
): ThreadMessage["reply_to"] {
  const replyTo = objectParam(params, "reply_to");
  if (replyTo === undefined) return undefined;
  const quoted = context.world.message(thread, textOf(replyTo["mid"]) ?? "");
  if (quoted === undefined) {
    throw invalidParameter("Param reply_to[mid] is not a message of this thread.");
  }
  if (context.clock.now() - (thread.lastMessageAt ?? 0) > STANDARD_WINDOW_MS) throw outsideWindow();
  return { mid: quoted.mid, is_self_reply: quoted.from === "page" };
}

/** `thread_control` hands the thread over once the message is sent; the default app is meant where none is named. */
function readHandOver(
  context: SimulatorContext,
  caller: Caller,
  thread: ThreadState,
  params: JsonObject,
): () => void {
  const control = objectParam(params, "thread_control");
  if (control === undefined) return () => undefined;
  const type = checkEnum(
    textOf(control["control_type"]) ?? "",
    ["pass", "release"],
    "thread_control[control_type]",
  );
  if (type === "release") return () => setOwner(context, thread, null);
  const target = textOf(control["app_id"]) ?? caller.page.defaultAppId ?? "";
  checkPass(context, caller.app.appId, thread, target);
  return () => passControl(context, thread, target, metadataOf(control));
}

function append(
  context: SimulatorContext,
  caller: Caller,
  thread: ThreadState,
  content: SendContent,
  { replyTo, persona }: { replyTo: ThreadMessage["reply_to"]; persona: string | undefined },
): ThreadMessage {
  thread.typingUntil = 0;
  return context.world.append(thread, context.clock.now(), {
    from: "page",
    state: "sent",
    appId: caller.app.appId,
    ...(content.text === undefined ? {} : { text: content.text }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
    ...(content.quick_replies === undefined ? {} : { quick_replies: content.quick_replies }),
    ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
    ...(replyTo === undefined ? {} : { reply_to: replyTo }),
    ...(persona === undefined ? {} : { persona }),
  });
}

function isAudioVideo(content: SendContent): boolean {
  const type = content.attachments?.[0]?.type;
  return type === "audio" || type === "video";
}
