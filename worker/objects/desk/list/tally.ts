import type { Looker } from "../../../domain/sight/looker.ts";
import { sees, type Shown } from "../../../domain/sight/sight.ts";
import { COUNT_MAX } from "../../../protocol/frames.ts";
import type { CountedView, Counts } from "../../../protocol/list/views.ts";
import type { Status } from "../../../protocol/thread/conversation.ts";

type Alike = { shown: Shown; open: number; closed: number; aside: number };

/** How many conversations there are of those that are shown alike, to count once for all who see a part of the desk. */
export class Tally {
  readonly #alike = new Map<string, Alike>();

  add(status: Status, shown: Shown, isAside: boolean): void {
    const key = keyOf(shown);
    const alike = this.#alike.get(key) ?? { shown, open: 0, closed: 0, aside: 0 };
    alike[status] += 1;
    if (isAside) alike.aside += 1;
    this.#alike.set(key, alike);
  }

  counts(looker: Looker, sub: string): Counts {
    const counts: Record<CountedView, number> = {
      mine: 0,
      unassigned: 0,
      open: 0,
      closed: 0,
      aside: 0,
      all_aside: 0,
      mentions: 0,
    };
    for (const { shown, open, closed, aside } of this.#alike.values()) {
      if (!sees(looker, shown)) continue;
      counts.open += open;
      counts.closed += closed;
      counts.all_aside += aside;
      if (shown.owner === null) counts.unassigned += open;
      if (shown.owner !== sub) continue;
      counts.mine += open - aside;
      counts.aside += aside;
    }
    return Object.fromEntries(
      Object.entries(counts).map(([view, count]) => [view, Math.min(count, COUNT_MAX)]),
    ) as Record<CountedView, number>;
  }
}

/** Two of the same key are shown to the same people. */
export function keyOf({ conversation, owner, place, beside }: Shown): string {
  return JSON.stringify([conversation.slice(0, conversation.indexOf(":")), owner, place, ...beside]);
}
