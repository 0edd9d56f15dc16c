import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** Takes what is offered; null: it is the agent's. */
export async function accept(
  { channel, hooks }: DeedTools,
  conversation: ConversationId,
): Promise<CommandRefusal | null> {
  const answer = await channel.request({ type: "offer.accept", conversation });
  if (answer.ok) return null;
  hooks.refused("offer.accept", conversation, answer.refusal);
  return answer.refusal;
}

/** Leaves it to others, for one of the desk's reasons or without one; null: it is not offered to the agent any more. */
export async function decline(
  { channel, hooks }: DeedTools,
  conversation: ConversationId,
  reason: string | null,
): Promise<CommandRefusal | null> {
  const why = reason === null ? {} : { reason };
  const answer = await channel.request({ type: "offer.decline", conversation, ...why });
  if (answer.ok) return null;
  hooks.refused("offer.decline", conversation, answer.refusal);
  return answer.refusal;
}
