import type { Status } from "../../protocol/thread/conversation.ts";
import type { Snooze } from "../../protocol/thread/state.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { Need } from "../../protocol/routing/people.ts";
import type { Ownership } from "../ownership.ts";

/** `asked`: id of the newest entry that asked when it was put aside; what comes after it is new. */
export type SnoozedUntil = Snooze & { asked: number };

/**
 * Its wait at a place of the desk (`queue`: the key of it, see routing/places.ts), in ms. `since`: from when on its customer
 * waits. `until`: when it goes on to the next place; null: it stays. `passed`: agents who did not take it, and when that was.
 * Of the rule that brought it: its id, what agents must be able to for it, and its priority. `given`: an agent or a program gave
 * it there, and no rule brought it; `from`, `note`: which agent, with words for whoever takes it. `last`: who had it before, and
 * until when.
 */
export type Wait = {
  queue: string;
  since: number;
  until: number | null;
  passed: Readonly<Record<string, number>>;
  /**
   * A person answered elsewhere: it is offered to nobody, and goes nowhere, until its customer writes again. Id of the newest
   * entry that asked by then.
   */
  rests?: number;
  rule?: string;
  given?: true;
  from?: Person;
  note?: string;
  needs?: readonly Need[];
  priority?: number;
  last?: { sub: string; at: number };
};

/** Who did not take it is not asked again before that (ms). */
export const ASKED_AGAIN_MS = 60_000;

/**
 * An offer to some agents of what waits. `at`, `until` in ms. `late`: who of them was asked so late that they have missed
 * nothing once it is over, by `sub`; left out: nobody.
 */
export type Offer = { to: Person[]; at: number; until: number; late?: string[] };

/** A program that has it, by its id and name; `asks`: it is asked alone where the conversation goes. */
export type Program = { id: string; name: string; asks?: true };

/**
 * Somebody asks others to take it over, and has it until one of them does. `place`: the team or queue of which they are, by
 * its name; empty for one agent. `note`: words for whoever takes it. `at`, `until` in ms.
 */
export type Transfer = { by: Person; to: Person[]; place: string; note?: string; at: number; until: number };

/** What whoever has it may have asked of others. `invited`: who helps with it; left out where nobody does. */
type Helped = { invited?: Person[] };

/** Where a conversation stands, and with whom. `wait` null: it waits in the one pool of a desk that has no queues. */
export type Standing =
  | { state: "bot"; bot?: Program }
  | { state: "queued"; wait: Wait | null }
  | { state: "offered"; wait: Wait; offer: Offer }
  | ({ state: "assigned"; owner: Person; transfer?: Transfer } & Helped)
  | ({ state: "snoozed"; owner: Person; snooze: SnoozedUntil } & Helped)
  | { state: "closed" };

/** It waits for everyone. */
export const QUEUED: Standing = { state: "queued", wait: null };

/** Who has it, null where nobody does. */
export function ownerOf(standing: Standing): Person | null {
  return "owner" in standing ? standing.owner : null;
}

/** Its wait at a place, null where it is at none. */
export function waitOf(standing: Standing): Wait | null {
  return "wait" in standing ? standing.wait : null;
}

/** Who helps whoever has it. */
export function invitedOf(standing: Standing): readonly Person[] {
  return "invited" in standing ? (standing.invited ?? []) : [];
}

/** Whom somebody asks to take it over, null where nobody does. */
export function transferOf(standing: Standing): Transfer | null {
  return standing.state === "assigned" ? (standing.transfer ?? null) : null;
}

/** A standing as gadgets of before there were states read it: whether it is open, and whose it is. */
export function ownershipOf(standing: Standing): Ownership {
  const status: Status = standing.state === "closed" ? "closed" : "open";
  return { status, owner: ownerOf(standing) };
}

/** When it becomes another by itself, in ms; null: it does not. */
export function dueAtOf(standing: Standing): number | null {
  if (standing.state === "snoozed") return standing.snooze.until;
  if (standing.state === "offered") return Math.min(standing.offer.until, askedAgainAt(standing.wait));
  if (standing.state === "assigned") return standing.transfer?.until ?? null;
  if (standing.state !== "queued" || standing.wait === null) return null;
  const { until, rests } = standing.wait;
  if (rests !== undefined) return null;
  const at = Math.min(until ?? Infinity, askedAgainAt(standing.wait));
  return at === Infinity ? null : at;
}

/** When the first of those who did not take it may be asked again, in ms; Infinity: nobody of them waits for that. */
function askedAgainAt({ passed }: Wait): number {
  return Math.min(...Object.values(passed).map((at) => at + ASKED_AGAIN_MS));
}

/** Whom an offer was made to in time to answer it. */
export function inTimeOf({ to, late = [] }: Offer): Person[] {
  return to.filter(({ sub }) => !late.includes(sub));
}
