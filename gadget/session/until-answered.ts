import type { CommandType } from "../../worker/protocol/commands.ts";
import type { AskOf, CommandAnswer } from "../wire/commands.ts";
import type { DeedTools } from "./deed-tools.ts";

/** How long a connection that broke is waited for before it is looked at again (ms). */
const AGAIN_MS = 1_000;

/** `wait`: not now; `end`: nobody wants it any more. */
export type Turn = "give" | "wait" | "end";

/**
 * Gives a command under its id, and again under the same id where nobody heard the answer: whatever is repeated is done once. What is
 * refused is an answer. `turn` is asked each time before it is given; null: it said `end`, and what was given may have been done.
 */
export async function untilAnswered<T extends CommandType>(
  { channel, platform }: Pick<DeedTools, "channel" | "platform">,
  id: string,
  ask: AskOf<T>,
  turn: () => Turn,
): Promise<CommandAnswer<T> | null> {
  for (;;) {
    const now = turn();
    if (now === "end") return null;
    if (now === "give") {
      const answer = await new Promise<CommandAnswer<T>>((resolve) => {
        channel.send(ask, resolve, undefined, id);
      });
      if (answer.ok || !/^(lost|unavailable)$/.test(answer.refusal.code)) return answer;
    }
    await new Promise<void>((resolve) => {
      platform.after(AGAIN_MS, resolve);
    });
  }
}
