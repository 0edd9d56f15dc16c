import type { ThreadState } from "./state.ts";

/** Written after one that waits for its agent's decision, and not leaving before that. */
export function isBehind({ sends }: Pick<ThreadState, "sends">, id: string): boolean {
  const refused = sends.findIndex(({ phase }) => phase === "refused");
  return refused >= 0 && sends.findIndex((send) => send.id === id) > refused;
}
