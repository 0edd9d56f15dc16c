import type { Status } from "../../protocol/thread/conversation.ts";
import type { Snooze } from "../../protocol/thread/state.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { Ownership } from "../ownership.ts";

/** `asked`: id of the newest entry that asked when it was put aside; what comes after it is new. */
export type SnoozedUntil = Snooze & { asked: number };

/** Its wait in a queue of the desk (by its id). `since` in ms: when it came there. */
export type Wait = { queue: string; since: number };

/** An offer to some agents of what waits. `at`, `until` in ms. */
export type Offer = { to: Person[]; at: number; until: number };

/** Where a conversation stands, and with whom. `wait` null: it waits in the one pool of a desk that has no queues. */
export type Standing =
  | { state: "bot" }
  | { state: "queued"; wait: Wait | null }
  | { state: "offered"; wait: Wait; offer: Offer }
  | { state: "assigned"; owner: Person }
  | { state: "snoozed"; owner: Person; snooze: SnoozedUntil }
  | { state: "closed" };

/** It waits for everyone. */
export const QUEUED: Standing = { state: "queued", wait: null };

/** Who has it, null where nobody does. */
export function ownerOf(standing: Standing): Person | null {
  return "owner" in standing ? standing.owner : null;
}

/** A standing as gadgets of before there were states read it: whether it is open, and whose it is. */
export function ownershipOf(standing: Standing): Ownership {
  const status: Status = standing.state === "closed" ? "closed" : "open";
  return { status, owner: ownerOf(standing) };
}

/** When it becomes another by itself, in ms; null: it does not. */
export function dueAtOf(standing: Standing): number | null {
  if (standing.state === "snoozed") return standing.snooze.until;
  return standing.state === "offered" ? standing.offer.until : null;
}
