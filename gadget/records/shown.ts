import type { SeatController } from "../shell/seat-controller.ts";
import { hasRight } from "../people/rights.ts";
import { identities } from "../state/identities.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import type { FbChatIdentity } from "./contract.ts";

/** Who somebody is, for the agent: the record that the conversation is linked to goes before what the page says. */
export function shownIdentity(state: SeatState): FbChatIdentity | null {
  const thread = selectedThread(state);
  if (!thread) return null;
  const said = identities.of(state)[thread.conversation];
  const identity = said?.epoch === thread.thread?.epoch ? (said?.identity ?? null) : null;
  const record = shownSummary(thread)?.record;
  if (record === undefined) return identity;
  // Of another one the page tells nothing of use.
  const { attributes } = identity?.id === record.id ? identity : {};
  return attributes === undefined ? record : { ...record, attributes };
}

/** Whether this agent may say whom a conversation is with. */
export function mayLink(seat: SeatController): boolean {
  const { session, readonly } = seat.peek((state) => state);
  return !readonly && hasRight(session, "answer");
}
