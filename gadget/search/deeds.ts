import type { DeedTools } from "../session/deed-tools.ts";
import type { AskOf, CommandAnswer } from "../wire/commands.ts";

type Channel = Pick<DeedTools, "channel">;

/** Conversations that one answer brings, and places where one conversation alone is searched. */
export const LENGTH = 20;

/** Looks for words. */
export function search(
  { channel }: Channel,
  ask: Omit<AskOf<"search">, "type" | "length">,
): Promise<CommandAnswer<"search">> {
  return channel.request({ type: "search", length: LENGTH, ...ask });
}

/** Has the index made anew; false: it was not. */
export async function rebuild({ channel, hooks }: DeedTools): Promise<boolean> {
  const answer = await channel.request({ type: "search.rebuild" });
  if (!answer.ok) hooks.refused("search.rebuild", null, answer.refusal);
  return answer.ok && answer.result.started;
}
