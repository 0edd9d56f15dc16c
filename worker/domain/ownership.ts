import type { Status } from "../protocol/thread/conversation.ts";
import type { Person } from "../protocol/message/entry.ts";
import type { Role } from "../protocol/rights.ts";
import type { ReviewScope } from "./review-link.ts";

/** Who answers a conversation, and whether it is open: what states/ says of it, as the first gadgets read it. */
export type Ownership = { status: Status; owner: Person | null };

/**
 * Who gives a command, and how far their token reaches. `picture`: where it is, if their token says. `review`: what a reviewer sees; one without
 * it sees nothing.
 */
export type Actor = Person & { role: Role; picture?: string; review?: ReviewScope };

/** For so long after it was closed, what the customer adds is taken for a part of it. */
export const ONE_MORE_THING_MS = 15 * 60_000;

/** To whom a conversation comes back that was closed, and when it was, in ms. */
export type Closing = { by: Person; at: number };

/** To whom it comes back, while it was closed not long ago. */
export function closedJustNow(closing: Closing | null, now: number): Person | null {
  return closing !== null && now - closing.at <= ONE_MORE_THING_MS ? closing.by : null;
}
