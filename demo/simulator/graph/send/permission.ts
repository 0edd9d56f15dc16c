/** May this app write to this person now? People, apps, Pages, routing and windows (Send API, messaging window). */
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import { reaches } from "../../webhooks/emit.ts";
import { LEAD_FLOW_APP_ID, ownerOf } from "../../world/control.ts";
import type { ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { textOf } from "../call.ts";
import { GraphError, guessedError, invalidParameter, outsideWindow } from "../errors.ts";
import { checkEnum } from "./checks.ts";
import type { SendContent } from "./content.ts";

const HOUR_MS = 60 * 60_000;
/** Meta's limits are inclusive as far as anyone can tell. */
export const STANDARD_WINDOW_MS = 24 * HOUR_MS;
export const HUMAN_AGENT_WINDOW_MS = 7 * 24 * HOUR_MS;

const TYPES = ["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"] as const;
/** Removed on 27 April 2026 in all versions. */
const REMOVED_TAGS = ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"];

export type MessagingType = {
  type: (typeof TYPES)[number];
  tag: "HUMAN_AGENT" | "CUSTOMER_FEEDBACK" | null;
};

/** `messaging_type` and `tag`. Without the first, the second decides, as older clients rely on. */
export function readMessagingType(params: JsonObject): MessagingType {
  const tag = textOf(params["tag"]);
  const given = textOf(params["messaging_type"]) ?? (tag === null ? "RESPONSE" : "MESSAGE_TAG");
  const type = checkEnum(given, TYPES, "messaging_type");
  if (tag !== null && REMOVED_TAGS.includes(tag)) throw guessedError("retiredTag");
  if (type !== "MESSAGE_TAG") {
    if (tag !== null) throw invalidParameter("Messaging type should be MESSAGE_TAG for tagged messages.");
    return { type, tag: null };
  }
  if (tag === null) throw guessedError("tagMissing");
  if (tag !== "HUMAN_AGENT" && tag !== "CUSTOMER_FEEDBACK") throw guessedError("tagUnknown");
  return { type, tag };
}

/** The thread with a person of this Page who wrote, or was written to. @throws GraphError 100/2018001 for a stranger. */
export function findThread(context: SimulatorContext, caller: Caller, psid: string): ThreadState {
  const thread = context.world.state.threads[psid];
  if (thread?.pageId !== caller.page.id || (thread.windowFrom === null && thread.messages.length === 0)) {
    throw invalidParameter("No matching user found", 2018001);
  }
  return thread;
}

/** Everything about app, Page and person that has nothing to do with time. */
export function checkReachable(context: SimulatorContext, caller: Caller, thread: ThreadState): void {
  const { app, page } = caller;
  const customer = context.world.customer(thread.psid);
  if ((!app.live && !customer.hasRole) || !reaches(app, customer)) {
    throw new GraphError({
      code: 200,
      subcode: 2018028,
      message:
        "(#200) Cannot message users who are not admins, developers or testers of the app until " +
        "pages_messaging permission is reviewed and the app is live.",
    });
  }
  if (page.restricted) {
    throw new GraphError({
      code: 10,
      subcode: 1893063,
      message: "(#10) This Page is temporarily restricted from sending messages.",
    });
  }
  if (customer.blocked) {
    throw new GraphError({
      code: 551,
      subcode: 1545041,
      message: "(#551) This person isn't available right now.",
    });
  }
  if (customer.blockedByPage) throw guessedError("blockedByPage");
  checkControl(context, app.appId, thread);
}

/** Conversation Routing: who holds the thread may write, in an idle one the default app, and without routing everybody. */
function checkControl(context: SimulatorContext, appId: string, thread: ThreadState): void {
  const owner = ownerOf(thread, context.clock.now());
  if (owner === appId) return;
  if (owner === LEAD_FLOW_APP_ID) throw guessedError("leadFlowRuns");
  if (owner !== null) throw guessedError("threadOfAnotherApp");
  const { defaultAppId } = context.world.page(thread.pageId);
  if (defaultAppId !== null && defaultAppId !== appId) throw guessedError("idleThread");
}

export function checkWindow(
  caller: Caller,
  thread: ThreadState,
  { type, tag }: MessagingType,
  content: SendContent,
  now: number,
): void {
  const within = (since: number | null, window: number): boolean => since !== null && now - since <= window;
  // What Meta approved may be sent at any time, and as nothing else.
  if ((type === "UTILITY") !== (content.kind === "template")) throw guessedError("utilityTemplateMissing");
  if (type === "UTILITY") return;
  if (tag === "CUSTOMER_FEEDBACK" && !isFeedbackTemplate(content)) {
    throw guessedError("feedbackTemplateMissing");
  }
  if (tag === "HUMAN_AGENT" && !caller.app.humanAgent) {
    throw guessedError("humanAgentNotGranted");
  }
  if (content.kind === "sticker_id" || type !== "MESSAGE_TAG") {
    if (!within(thread.windowFrom, STANDARD_WINDOW_MS)) throw outsideWindow();
  } else if (!within(thread.lastMessageAt, HUMAN_AGENT_WINDOW_MS)) throw outsideWindow();
}

function isFeedbackTemplate(content: SendContent): boolean {
  return content.attachments?.[0]?.payload?.["template_type"] === "customer_feedback";
}
