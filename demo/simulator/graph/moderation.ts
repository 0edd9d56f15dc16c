/** `POST /{page}/moderate_conversations`: the Page blocks people, or puts their threads aside (moderation). */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json } from "../json.ts";
import type { ThreadState } from "../world/state.ts";
import { requireMessaging, type Caller } from "./access.ts";
import { jsonOf, listParam, textOf, type GraphCall } from "./call.ts";
import { invalidParameter } from "./errors.ts";
import { checkEnum } from "./send/checks.ts";
import { findThread } from "./send/permission.ts";

const ACTIONS = ["block_user", "unblock_user", "ban_user", "unban_user", "move_to_spam"] as const;
const PEOPLE_MAX = 10;
const ACTIONS_MAX = 2;

export function moderate(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  requireMessaging(caller);
  const people = jsonOf(call.params["user_ids"]);
  if (!Array.isArray(people) || people.length === 0 || people.length > PEOPLE_MAX) {
    throw invalidParameter(`Param user_ids must have 1 to ${PEOPLE_MAX} elements.`);
  }
  const given = listParam(call.params, "actions");
  if (given.length === 0 || given.length > ACTIONS_MAX) {
    throw invalidParameter(`Param actions must have 1 to ${ACTIONS_MAX} elements.`);
  }
  const actions = given.map((action, index) => checkEnum(action, ACTIONS, `actions[${index}]`));
  // All of them are known before anything is done.
  const threads = people.map((person) =>
    findThread(context, caller, textOf(isObject(person) ? person["id"] : person) ?? ""),
  );
  for (const thread of threads) for (const action of actions) perform(context, thread, action);
  context.world.changed();
  return { success: true };
}

function perform(context: SimulatorContext, thread: ThreadState, action: (typeof ACTIONS)[number]): void {
  if (action === "move_to_spam") thread.folder = "spam";
  else context.world.customer(thread.psid).blockedByPage = action === "block_user" || action === "ban_user";
}
