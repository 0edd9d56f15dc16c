import type { Agent, DeskState } from "../../worker/protocol/frames.ts";
import { words } from "../words/action-words.ts";

/** How an agent is there, in a word or two: for what reason of the desk they are away, or that they have no room for more. */
export function presenceWords({ presence, away, busy }: Agent, desk: DeskState | null): string {
  const said = words().presence;
  if (busy) return said.busy;
  const reason = desk?.routing?.awayReasons?.find(({ id }) => id === away?.reason);
  return reason?.name ?? said[presence];
}
