import type { ConversationId } from "../../worker/protocol/ids.ts";
import { agentName } from "../state/agent-name.ts";
import type { Platform } from "../platform/doors.ts";
import type { SeatId } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

const OPEN = "fb-chat-open ";

/**
 * Keeps which conversation a gadget has open beyond a reload of its tab, where the page does not choose it. `restore` is
 * called once it is known who is there; the answer stops it all.
 */
export function keepOpen(
  { store, platform: { tab }, server }: { store: ChatStore; platform: Platform; server: string },
  seat: SeatId,
  restore: (conversation: ConversationId) => void,
): () => void {
  const name = OPEN + server;
  let agent: string | null = null;
  let open: ConversationId | null = null;
  return store.subscribe((state) => {
    const before = agent;
    agent = agentName("", server, state);
    const own = state.seats[seat];
    if (!tab || agent === null || own?.view !== "inbox") return;
    const [whose, kept = null] = tab.get(name)?.split("\n") ?? [];
    if (agent !== before && own.selected === null) {
      if (whose === agent && kept !== null) restore(kept);
    } else if (own.selected !== open) {
      if (own.selected === null) tab.remove(name);
      else tab.set(name, `${agent}\n${own.selected}`);
    }
    open = store.state.seats[seat]?.selected ?? null;
  });
}

/** The agent signed out: whoever comes next starts afresh. */
export function forgetOpen({ tab }: Platform, server: string): void {
  tab?.remove(OPEN + server);
}
