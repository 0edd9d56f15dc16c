import { agentName } from "../state/agent-name.ts";
import type { Memory } from "../platform/doors.ts";
import type { ChatState } from "../state/state.ts";

/** Begins the name of everything that names a customer: none of it stays longer than KEPT_MS, or beyond a logout. */
export const KEPT = "fb-chat ";
/** What the tabs of one browser have told already: one name for each conversation. */
export const TOLD = `${KEPT}told `;

/** Whose things these are while nobody is welcomed: the agent who was last. One name for each server. */
const LAST = "fb-chat-last ";

/** `at`: when it was written, in ms since 1970. */
export type Kept = { at: number };

/** Null where there is nothing of that name; anybody may write into the memory of a page. */
export function readKept<T extends Kept>(memory: Memory, name: string): Partial<T> | null {
  return parseKept(memory.get(name) ?? "null");
}

export function parseKept<T extends Kept>(text: string): Partial<T> | null {
  try {
    return JSON.parse(text) as Partial<T> | null;
  } catch {
    return null;
  }
}

/** Begins the names of what one agent wrote at one Worker; null before it is known who. */
export function keptPrefix(server: string, state: ChatState): string | null {
  const name = agentName(KEPT.trimEnd(), server, state);
  return name === null ? null : `${name} `;
}

/** From now on what stands under `prefix` is that of the agent who was last. */
export function keepLast(memory: Memory, server: string, prefix: string): void {
  memory.set(LAST + server, prefix);
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
