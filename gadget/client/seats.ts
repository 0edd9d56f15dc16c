import type { ConversationId } from "../../worker/protocol/ids.ts";
import { emptySeat } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

let seatCount = 0;

/**
 * Follows a thread, or the list (null), as what stands on a gadget's screen is followed; the answer stops that. `takesOffers`: the agent
 * is offered customers here.
 */
export function takeSeat(
  store: ChatStore,
  selected: ConversationId | null,
  takesOffers: boolean,
): () => void {
  const seat = `client-${++seatCount}`;
  const view = selected === null ? "list" : "thread";
  store.dispatch({ type: "seat", seat, change: { ...emptySeat, selected, view, readonly: !takesOffers } });
  return () => {
    store.dispatch({ type: "seat.left", seat });
  };
}
