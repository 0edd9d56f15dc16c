import type { Env } from "../../../env.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { conversationStub } from "../../kernel/stubs.ts";

/** The first of these conversations that is to be kept, by whom and why; null: none is. */
export async function firstHeld(
  env: Env,
  conversations: readonly string[],
): Promise<{ conversation: string; by: Person; reason: string } | null> {
  const holds = await Promise.all(conversations.map((name) => conversationStub(env, name).holdOf(name)));
  const at = holds.findIndex((hold) => hold !== null);
  const [hold, conversation] = [holds[at], conversations[at]];
  return hold == null || conversation === undefined
    ? null
    : { conversation, by: hold.by, reason: hold.reason };
}
