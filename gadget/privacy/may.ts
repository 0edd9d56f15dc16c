import { hasRight } from "../people/rights.ts";
import { knows } from "../state/features.ts";
import type { SeatState } from "../state/state.ts";

/** Whether the agent sets and lifts legal holds here. */
export function mayHold(state: SeatState): boolean {
  return !state.readonly && knows(state, "privacy") && hasRight(state.session, "hold_conversations");
}

/** Whether the agent gives out what is kept of customers. */
export function mayExport(state: SeatState): boolean {
  return !state.readonly && knows(state, "privacy") && hasRight(state.session, "export_people");
}
