import { customerOf, type FbChatKnownCustomer } from "../state/known-customer.ts";
import type { Unread } from "../state/unread.ts";
import { connectionStatus, countUnsent } from "../state/state.ts";
import type { ConnectionStatus, SeatState } from "../state/state.ts";

/** What `getState()` answers. */
export type FbChatState = {
  connection: ConnectionStatus;
  /** Null until the first welcome, and after a logout. */
  agent: { sub: string; name: string; presence: "available" | "away" | "offline" } | null;
  conversation: string | null;
  /** Whom it is with, null while that is not known. */
  customer: FbChatKnownCustomer | null;
  /** Who owns that conversation, null when nobody does or it is not known. */
  owner: { sub: string; name: string } | null;
  unread: Unread;
  /** Messages that wait for the connection. */
  unsent: number;
};

const NONE = { conversations: 0, messages: 0 };

/** The answer of `getState()`. `unread` null: nothing is known of it yet. */
export function describeState(state: SeatState, unread: Unread | null): FbChatState {
  const { session, selected, threads } = state;
  const owner = selected === null ? null : (threads[selected]?.summary?.owner ?? null);
  return {
    connection: connectionStatus(state),
    agent: session && { sub: session.me.sub, name: session.me.name, presence: session.me.presence },
    conversation: selected,
    customer: selected === null ? null : customerOf(state, selected),
    owner: owner && { sub: owner.sub, name: owner.name },
    unread: unread ?? { ...NONE, mine: NONE, unassigned: NONE },
    unsent: countUnsent(state),
  };
}
