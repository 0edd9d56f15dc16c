/** Who may read conversations, how often, and which conversation an id means (Conversations API). */
import type { SimulatorContext } from "../../context.ts";
import type { ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { guessedError } from "../errors.ts";

const NEEDED = ["pages_messaging", "pages_manage_metadata", "pages_read_engagement"];

/** Counts the call. @throws GraphError for a missing permission or task, or above two calls a second */
export function checkReading(context: SimulatorContext, caller: Caller): void {
  if (!NEEDED.every((permission) => caller.token.permissions.includes(permission))) {
    throw guessedError("missingPermission");
  }
  if (!caller.token.tasks.includes("MESSAGING")) throw guessedError("messagingTaskMissing");
  if (context.rules.rateLimit) context.usage.countRead(caller.page.id, context.clock.now());
}

/** `t_` and digits that follow from the person's id, but do not show it. */
export function conversationId(psid: string): string {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (const unit of psid) {
    high = Math.imul(high ^ unit.charCodeAt(0), 0x01000193);
    low = Math.imul(low ^ unit.charCodeAt(0), 0x5bd1e995);
  }
  const digits = (part: number): string => String(part >>> 0).padStart(10, "0");
  return `t_${digits(high | 0x80000000)}${digits(low).slice(-7)}`;
}

/** The Page's conversation of this id; one without messages does not exist. */
export function findConversation(
  context: SimulatorContext,
  caller: Caller,
  id: string,
): ThreadState | undefined {
  return conversationsOf(context, caller).find((thread) => conversationId(thread.psid) === id);
}

/** The Page's conversations, the one in which something was said last at the head. */
export function conversationsOf(context: SimulatorContext, caller: Caller): ThreadState[] {
  return Object.values(context.world.state.threads)
    .filter((thread) => thread.pageId === caller.page.id && thread.messages.length > 0)
    .sort((one, other) => updatedAt(other) - updatedAt(one));
}

export function updatedAt(thread: ThreadState): number {
  return thread.messages.at(-1)?.at ?? 0;
}

/** As Graph writes times. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+0000");
}
