import type { Person } from "../message/entry.ts";
import type { Summary } from "./conversation.ts";

/**
 * Where a conversation stands. `bot`: a program has it. `queued`: it waits for whoever takes it. `offered`: it waits, and some
 * are asked whether they take it. `assigned`: somebody has it. `snoozed`: somebody has it, and is reminded of it later.
 */
export const STATES = ["bot", "queued", "offered", "assigned", "snoozed", "closed"] as const;
export type State = (typeof STATES)[number];

/** When one who put it aside is reminded: at a time in ms, as soon as the customer writes, or at whichever comes first. */
export type Snooze = { until: number | null; onMessage: boolean };

/**
 * Some are asked to take it over, and who has it keeps it until one of them does. `by`: who asks. `place`: the team or queue
 * of which they are, by its name; empty where one agent is asked. `until`: when it is too late (ms).
 */
export type TransferTold = { by: Person; to: Person[]; place: string; until: number };

/** Who was asked to help: they write as well, and do not have it. Left out where there are none. */
type Helped = { invited?: Person[] };

/**
 * What `status` and `owner` do not tell. `name`: of the program. `queue`: its id. `offered`: to whom, and until when they may take it (ms).
 * `priority`: of who waits, from 1 to 9; left out where they have none.
 */
export type Finer =
  | { state: "bot"; name?: string }
  | { state: "queued"; queue: string; priority?: number }
  | { state: "offered"; queue: string; priority?: number; to: Person[]; until: number }
  | ({ state: "assigned"; transfer?: TransferTold } & Helped)
  | ({ state: "snoozed" } & Snooze & Helped);

/** The priority of who waits, 0 for none. */
export function priorityOf(finer: Finer | undefined): number {
  return (finer as { priority?: number } | undefined)?.priority ?? 0;
}

/** Who was asked to help with it. */
export function invitedTo(finer: Finer | undefined): readonly Person[] {
  return (finer as Helped | undefined)?.invited ?? [];
}

/** The transfer that somebody has yet to answer, null where there is none. */
export function transferOf({ finer }: Pick<Summary, "finer">): TransferTold | null {
  return finer?.state === "assigned" ? (finer.transfer ?? null) : null;
}

/** Where a conversation stands, by its row of a list. */
export function stateOf({ status, owner, finer }: Pick<Summary, "status" | "owner" | "finer">): State {
  if (status === "closed") return "closed";
  return finer?.state ?? (owner === null ? "queued" : "assigned");
}
