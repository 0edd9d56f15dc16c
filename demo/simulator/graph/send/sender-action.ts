/** `sender_action` (Send API, sender actions): typing, seen marks and reactions. The apps hear nothing of it. */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { ThreadState } from "../../world/state.ts";
import { objectParam, textOf } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import { checkEnum } from "./checks.ts";

const ACTIONS = ["typing_on", "typing_off", "mark_seen", "react", "unreact"] as const;
/** The typing bubble goes away by itself. */
export const TYPING_MS = 20_000;

export function performSenderAction(
  context: SimulatorContext,
  thread: ThreadState,
  params: JsonObject,
): Json {
  const action = checkEnum(textOf(params["sender_action"]) ?? "", ACTIONS, "sender_action");
  if (action === "typing_on") thread.typingUntil = context.clock.now() + TYPING_MS;
  else if (action === "typing_off") thread.typingUntil = 0;
  else if (action === "mark_seen") {
    for (const message of thread.messages) if (message.from === "customer") message.state = "read";
  } else react(context, thread, params, action);
  context.world.changed();
  return { recipient_id: thread.psid };
}

function react(
  context: SimulatorContext,
  thread: ThreadState,
  params: JsonObject,
  action: "react" | "unreact",
): void {
  const payload = objectParam(params, "payload") ?? {};
  const mid = textOf(payload["message_id"]);
  const message = mid === null ? undefined : context.world.message(thread, mid);
  if (message === undefined)
    throw invalidParameter("Param payload[message_id] is not a message of this thread.");
  const reaction = textOf(payload["reaction"]);
  if (action === "react" && reaction === null) {
    throw invalidParameter("The parameter payload[reaction] is required.");
  }
  message.reactions ??= {};
  if (action === "react" && reaction !== null) message.reactions.page = reaction;
  else delete message.reactions.page;
}
