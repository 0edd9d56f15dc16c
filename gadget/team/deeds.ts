import type { Presence } from "../../worker/protocol/frames.ts";
import type { GoesTo, Reassigned } from "../../worker/protocol/team/commands.ts";
import { REASSIGN_MAX, TEAM_CONVERSATIONS_MAX } from "../../worker/protocol/limits.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { silent } from "../session/silent.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { CommandRefusal } from "../wire/commands.ts";

type Channel = Pick<DeedTools, "channel">;

/** What an agent has, or what waits at a place. */
export type Of = { agent: string } | { place: string };

/** Asks to be told of the team on this socket. */
export function watchTeam({ channel }: Channel): void {
  channel.send({ type: "team.open" }, () => {});
}

/** Asks to be told of it no more. */
export function leaveTeam({ channel }: Channel): void {
  channel.send({ type: "team.close" }, () => {});
}

/** Null where nobody can say now. */
export async function conversationsOf({ channel }: Channel, of: Of): Promise<Summary[] | null> {
  const answer = await channel.request({ type: "team.conversations", of, limit: TEAM_CONVERSATIONS_MAX });
  return answer.ok ? answer.result.items : null;
}

/** Null: a colleague is as it was set. */
export async function setPresenceOf(
  { channel, hooks }: DeedTools,
  agent: string,
  presence: Exclude<Presence, "offline">,
): Promise<CommandRefusal | null> {
  const answer = await channel.request({ type: "agent.setPresence", agent, presence });
  if (answer.ok) return null;
  hooks.refused("agent.setPresence", null, answer.refusal);
  return answer.refusal;
}

/** A conversation, and whose it is as far as whoever decides knows, by `sub`. */
export type Had = { conversation: string; owner: string | null };

/** What came of each, by conversation, or why nothing did; REASSIGN_MAX at most. */
export async function reassign(
  { channel, hooks }: DeedTools,
  chosen: readonly Had[],
  to: GoesTo,
): Promise<ReadonlyMap<string, Reassigned> | CommandRefusal> {
  const conversations = chosen.slice(0, REASSIGN_MAX);
  const answer = await channel.request({ type: "conversations.reassign", conversations, to });
  if (answer.ok) return new Map(answer.result.outcomes.map((one) => [one.conversation, one]));
  hooks.refused("conversations.reassign", null, answer.refusal);
  return answer.refusal;
}

/** How many conversations went on; null: the agent is as before. */
export async function removeAgent(
  { channel, hooks }: DeedTools,
  agent: string,
  to: GoesTo,
): Promise<number | null> {
  const answer = await channel.request({ type: "agent.remove", agent, to });
  if (answer.ok) return answer.result.moved;
  hooks.refused("agent.remove", null, answer.refusal);
  return null;
}

/** Shows a conversation to who leads, whom colleagues are shown at it or not. */
export function look(
  { navigation }: Pick<SeatController, "navigation">,
  name: string,
  isSilent: boolean,
): void {
  if (isSilent) silent.add(name);
  else silent.delete(name);
  navigation.select(name);
}
