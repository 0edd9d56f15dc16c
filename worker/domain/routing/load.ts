import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { Place } from "./places.ts";

/** A whole conversation, of which others are hundredths. */
export const WHOLE = 100;

/** A conversation that an agent has. `waits`: its customer waits for an answer. `activityAt`: of its newest entry, in ms. */
export type Had = { waits: boolean; activityAt: number };

/** What a conversation counts of an agent's capacity, in hundredths. */
export function weightOf({ waits, activityAt }: Had, idle: RoutingConfig["idle"], now: number): number {
  if (waits || idle === undefined || now < activityAt + idle.afterSeconds * 1_000) return WHOLE;
  return idle.percent;
}

/** How many conversations they may have who are offered something there. `own`: the agent's, null: none. */
export function capacityOf(own: number | null, { capacity }: Pick<Place, "capacity">): number {
  return own ?? capacity;
}

/** Whether one more would be too much. `load` in hundredths. */
export function isFull(load: number, capacity: number): boolean {
  return load + WHOLE > capacity * WHOLE;
}
