import type { Presence } from "../../worker/protocol/frames.ts";
import type { ChatState } from "../state/state.ts";

/** Whether a colleague is at work. Of whom the Worker tells nothing has not been here for long. */
export function presenceOf({ agents }: Pick<ChatState, "agents">, sub: string): Presence {
  return agents[sub]?.presence ?? "offline";
}
