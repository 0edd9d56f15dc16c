import { agentName } from "../state/agent-name.ts";
import type { Memory } from "../platform/doors.ts";
import type { ChatState } from "../state/state.ts";

/** Begins the name of everything that names a customer: none of it stays longer than KEPT_MS, or beyond a logout. */
export const KEPT = "fb-chat ";
/** What the tabs of one browser have told already: one name for each conversation. */
export const TOLD = `${KEPT}told `;

/** Whose things these are while nobody is welcomed: the agent who was last. One name for each server. */
export const LAST = "fb-chat-last ";

/** Begins the names of what one agent wrote at one Worker; null before it is known who. */
export function keptPrefix(server: string, state: ChatState): string | null {
  const name = agentName(KEPT.trimEnd(), server, state);
  return name === null ? null : `${name} `;
}

/** The agent signed out, perhaps before the Worker said who they are: nothing of theirs stays in this browser. */
export function eraseKept(memory: Memory, server: string, state: ChatState): void {
  const last = LAST + server;
  const prefix = keptPrefix(server, state) ?? memory.get(last) ?? "";
  // Anybody may write into the memory of a page: what is not ours is left alone, whatever stands there.
  for (const begin of [TOLD, prefix].filter((name) => name.startsWith(KEPT))) {
    for (const name of memory.names(begin)) memory.remove(name);
  }
  memory.remove(last);
}
