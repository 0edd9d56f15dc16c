import { PRIORITY_STEP_MS } from "../../protocol/limits.ts";
import type { Queue } from "../../protocol/routing/config.ts";
import type { Need } from "../../protocol/routing/people.ts";
import { RESPONSE_WINDOW_MS } from "../../protocol/thread/window-ends.ts";
import type { Wait } from "../states/standing.ts";

/** Whoever writes again has longer at Meta, and is set back by no more than this (ms): nobody waits for ever. */
const SET_BACK_MS = 60 * 60_000;

/** A conversation that waits at a place. `turn`: who has the smallest is first, in ms of the clock. */
export type Waiting = { name: string; turn: number } & Pick<Wait, "since" | "passed" | "last">;

/**
 * Whose turn is sooner, also of two places. `endsAt`: when Meta takes no more replies (Messenger Platform, 24-hour standard
 * messaging window), in ms; null: not known, or it takes none any more.
 */
export function turnOf(
  { since, priority = 0 }: Pick<Wait, "since" | "priority">,
  order: NonNullable<Queue["order"]>,
  endsAt: number | null,
): number {
  const latest = since + SET_BACK_MS;
  const from = order === "waiting" ? since : Math.min(latest, (endsAt ?? Infinity) - RESPONSE_WINDOW_MS);
  return from - priority * PRIORITY_STEP_MS;
}

/** Of two that wait for agents of the same kind at the same place, by the same rules. */
export function kindOf({ queue, needs = [], priority = 0 }: Wait): string {
  return JSON.stringify([queue, priority, needs]);
}

/** The level that is still asked for after so long a wait (ms); 0: none is. */
export function levelAfter({ level, relaxSeconds }: Need, waitedMs: number): number {
  if (relaxSeconds === undefined) return level;
  return Math.max(0, level - Math.floor(Math.max(0, waitedMs) / (relaxSeconds * 1_000)));
}

/** Conversations in the order of their turns, then of their names. None of the others is looked at to add or to remove one. */
export class LineUp {
  readonly #inOrder: Waiting[] = [];

  get size(): number {
    return this.#inOrder.length;
  }

  add(waiting: Waiting): void {
    this.#inOrder.splice(this.#placeOf(waiting), 0, waiting);
  }

  /** One that was added, as it was then. */
  remove(waiting: Waiting): void {
    const at = this.#placeOf(waiting);
    if (this.#inOrder[at]?.name === waiting.name) this.#inOrder.splice(at, 1);
  }

  /** From the first on, as far as is read. */
  [Symbol.iterator](): Iterator<Waiting> {
    return this.#inOrder[Symbol.iterator]();
  }

  #placeOf(waiting: Waiting): number {
    let [from, to] = [0, this.#inOrder.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#inOrder[middle];
      if (other !== undefined && isBefore(other, waiting)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

export function isBefore(a: Waiting, b: Waiting): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.name < b.name);
}
