import type { ChatState } from "./state.ts";

/** A name in the browser's memory that is this agent's alone, at this Worker and desk; null before it is known who. */
export function agentName(prefix: string, server: string, { session }: ChatState): string | null {
  if (!session) return null;
  return [prefix, ...[server, session.scope, session.me.sub].map((part) => encodeURIComponent(part))].join(
    " ",
  );
}
