import { done, refused, type Outcome } from "./outcome.ts";

/** Who answers a conversation, and whether it is open. The Desk holds this; these rules change it. */
export type Ownership = { status: "open" | "closed"; owner: Person | null };
type Person = { sub: string; name: string };
export type Actor = Person & { role: "agent" | "supervisor" | "admin" | "service" };

export type OwnershipEvent =
  | { event: "assigned"; to: Person; by: Person | null }
  | { event: "released"; by: Person | null }
  | { event: "closed"; by: Person | null }
  | { event: "reopened"; by: Person | null };

export type Change = { next: Ownership; events: OwnershipEvent[] };
type Decision = Outcome<Change, { code: "not_allowed" } | { code: "wrong_state"; state: string }>;

/** Whoever answers first owns it. Anyone may answer; answering a colleague's conversation does not take it. */
export function onReply(now: Ownership, actor: Actor): Change {
  if (now.status === "open" && now.owner !== null) return { next: now, events: [] };
  const to = personOf(actor);
  const reopened = now.status === "closed" ? [{ event: "reopened" as const, by: to }] : [];
  return { next: { status: "open", owner: to }, events: [...reopened, { event: "assigned", to, by: to }] };
}

/** Anyone may take over, also from a colleague: whoever is there helps the customer. */
export function onTake(now: Ownership, actor: Actor): Decision {
  if (now.status === "closed") return refused({ code: "wrong_state", state: now.status });
  if (now.owner?.sub === actor.sub) return unchanged(now);
  const to = personOf(actor);
  return done({ next: { status: "open", owner: to }, events: [{ event: "assigned", to, by: to }] });
}

export function onRelease(now: Ownership, actor: Actor): Decision {
  if (now.owner === null) return unchanged(now);
  if (!mayActFor(now, actor)) return refused({ code: "not_allowed" });
  return done({
    next: { status: now.status, owner: null },
    events: [{ event: "released", by: personOf(actor) }],
  });
}

export function onClose(now: Ownership, actor: Actor): Decision {
  if (now.status === "closed") return unchanged(now);
  if (!mayActFor(now, actor)) return refused({ code: "not_allowed" });
  return done({
    next: { status: "closed", owner: null },
    events: [{ event: "closed", by: personOf(actor) }],
  });
}

export function onReopen(now: Ownership, actor: Actor): Decision {
  if (now.status === "open") return unchanged(now);
  const to = personOf(actor);
  const events: OwnershipEvent[] = [
    { event: "reopened", by: to },
    { event: "assigned", to, by: to },
  ];
  return done({ next: { status: "open", owner: to }, events });
}

/**
 * What news from the customer makes of it: someone who asks again after closing comes back to everyone.
 * `asked` and `closedAsked` are ids of entries: the newest that asks, and the newest when it was closed.
 */
export function onNews(now: Ownership, asked: number, closedAsked: number): Ownership {
  return now.status === "closed" && asked > closedAsked ? { status: "open", owner: null } : now;
}

function mayActFor(now: Ownership, actor: Actor): boolean {
  return now.owner === null || now.owner.sub === actor.sub || actor.role !== "agent";
}

function unchanged(now: Ownership): Decision {
  return done({ next: now, events: [] });
}

function personOf({ sub, name }: Actor): Person {
  return { sub, name };
}
