import type { Scope } from "../protocol/api/scopes.ts";
import type { Status } from "../protocol/thread/conversation.ts";
import type { Person } from "../protocol/message/entry.ts";
import type { Role } from "../protocol/rights.ts";
import type { ReviewScope } from "./review-link.ts";

/** Who answers a conversation, and whether it is open: what states/ says of it, as the first gadgets read it. */
export type Ownership = { status: Status; owner: Person | null };

/**
 * Who gives a command, and how far their token reaches. `picture`: where it is, if their token says. `review`: what a reviewer sees; one without
 * it sees nothing. `scopes`: of whoever has a key, what it lets do; left out: all that the role may.
 */
export type Actor = Person & {
  role: Role;
  picture?: string;
  review?: ReviewScope;
  scopes?: readonly Scope[];
};

/** For so long after it was closed, what the customer adds is taken for a part of it. */
export const ONE_MORE_THING_MS = 15 * 60_000;

/** To whom a conversation comes back that was closed (null: to nobody), and when it was, in ms. `isOwners` false: they closed it, and did not have it. */
export type Closing = { by: Person | null; at: number; isOwners?: false };

/** `owner`: who had it when `closer` closed it at `at`, null where nobody did: it is the closer's then alone where the desk has no rules. */
export function closingOf(
  { owner, closer, at }: { owner: Person | null; closer: Person | null; at: number },
  hasRules: boolean,
): Closing {
  if (owner !== null || hasRules || closer === null) return { by: owner, at };
  return { by: closer, at, isOwners: false };
}

/** The end of a contact, and who had it then. */
export function endOf({ by, at, isOwners }: Closing): { by: Person | null; at: number } {
  return { by: isOwners === false ? null : by, at };
}

/** To whom it comes back, while it was closed not long ago; null: to nobody. */
export function closedJustNow(closing: Closing | null, now: number): Person | null {
  return closing !== null && now - closing.at <= ONE_MORE_THING_MS ? closing.by : null;
}
