import type { SeatState } from "../state/state.ts";
import type { FbChatIdentify } from "./contract.ts";

/** What the page set to be asked whom it knows a customer as; null: nothing that could be asked. */
export function identifyOf({ identify }: Pick<SeatState, "identify">): FbChatIdentify | null {
  return typeof identify === "function" ? identify : null;
}
