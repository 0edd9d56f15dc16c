import type { DeskLine } from "../protocol/message/content.ts";
import type { Status } from "../protocol/thread/conversation.ts";
import type { Person } from "../protocol/message/entry.ts";
import { may, type Role } from "../protocol/rights.ts";
import { done, refused, type Outcome } from "./outcome.ts";

/** Who answers a conversation, and whether it is open. The Desk holds this; these rules change it. */
export type Ownership = { status: Status; owner: Person | null };

/** Who gives a command, and how far their token reaches. `picture`: where it is, if their token says. */
export type Actor = Person & { role: Role; picture?: string };

/** What a decision comes to, and the lines that tell of it in the thread. */
export type Decided = { next: Ownership; lines: DeskLine[] };
type Decision = Outcome<
  Decided,
  { code: "not_allowed" } | { code: "wrong_state"; state: string } | { code: "taken"; by: Person }
>;

/** Whoever answers first owns it. Anyone may answer; answering a colleague's conversation does not take it. */
export function onReply(now: Ownership, by: Person): Decided {
  if (now.status === "open" && now.owner !== null) return { next: now, lines: [] };
  const to = personOf(by);
  const reopened = now.status === "closed" ? [{ event: "reopened" as const, by: to }] : [];
  return { next: { status: "open", owner: to }, lines: [...reopened, { event: "assigned", to, by: to }] };
}

/**
 * Anyone may take over, also from a colleague: whoever is there helps the customer. `seen` is whose it was when the agent
 * decided to, by `sub`; who took it since keeps it. Left out by who does not tell.
 */
export function onTake(now: Ownership, actor: Actor, seen?: string | null): Decision {
  const { status, owner } = now;
  if (status === "closed") return refused({ code: "wrong_state", state: status });
  if (owner?.sub === actor.sub) return unchanged(now);
  if (seen !== undefined && owner !== null && owner.sub !== seen)
    return refused({ code: "taken", by: owner });
  const to = personOf(actor);
  return done({ next: { status: "open", owner: to }, lines: [{ event: "assigned", to, by: to }] });
}

/** Gives it back to everyone. */
export function onRelease(now: Ownership, actor: Actor): Decision {
  if (now.owner === null) return unchanged(now);
  if (!mayActFor(now, actor)) return refused({ code: "not_allowed" });
  return done({
    next: { status: now.status, owner: null },
    lines: [{ event: "released", by: personOf(actor) }],
  });
}

/** Ends the interaction; nobody owns what is closed. */
export function onClose(now: Ownership, actor: Actor): Decision {
  if (now.status === "closed") return unchanged(now);
  if (!mayActFor(now, actor)) return refused({ code: "not_allowed" });
  return done({
    next: { status: "closed", owner: null },
    lines: [{ event: "closed", by: personOf(actor) }],
  });
}

/** Whoever opens it again owns it. */
export function onReopen(now: Ownership, actor: Actor): Decision {
  if (now.status === "open") return unchanged(now);
  const to = personOf(actor);
  const lines: DeskLine[] = [
    { event: "reopened", by: to },
    { event: "assigned", to, by: to },
  ];
  return done({ next: { status: "open", owner: to }, lines });
}

/** For so long after it was closed, what the customer adds is taken for a part of it. */
export const ONE_MORE_THING_MS = 15 * 60_000;

/** Who closed a conversation, and when, in ms. */
export type Closing = { by: Person; at: number };

/**
 * What news from the customer makes of it: someone who asks again after closing comes back to everyone; soon after it,
 * to `closer`, who closed it and is there to answer (null where nobody is). `asked` and `closedAsked` are ids of
 * entries: the newest that asks, and the newest when it was closed.
 */
export function onNews(now: Ownership, asked: number, closedAsked: number, closer: Person | null): Decided {
  if (now.status === "open" || asked <= closedAsked) return { next: now, lines: [] };
  const lines: DeskLine[] = closer === null ? [] : [{ event: "assigned", to: closer, by: null }];
  return { next: { status: "open", owner: closer }, lines };
}

/** Who closed it, while that is not long ago. */
export function closedJustNow(closing: Closing | null, now: number): Person | null {
  return closing !== null && now - closing.at <= ONE_MORE_THING_MS ? closing.by : null;
}

function mayActFor(now: Ownership, actor: Actor): boolean {
  return now.owner === null || now.owner.sub === actor.sub || may(actor.role, "act_for_colleagues");
}

function unchanged(now: Ownership): Decision {
  return done({ next: now, lines: [] });
}

function personOf({ sub, name }: Person): Person {
  return { sub, name };
}
