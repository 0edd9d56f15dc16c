import type { Feature } from "../../worker/protocol/session/features.ts";
import type { ChatState } from "./state.ts";

/** Whether the Worker that was met last can do this. An older one names nothing, and before the first welcome none does. */
export function knows({ session }: Pick<ChatState, "session">, feature: Feature): boolean {
  return session?.features.includes(feature) ?? false;
}
