import type { AgentTold, StuckTold } from "../../protocol/team/told.ts";
import { can, mayBeAsked } from "../routing/choose.ts";
import { capacityOf, isFull, WHOLE } from "../routing/load.ts";
import { isOpenAt, POOL, type Place } from "../routing/places.ts";
import type { Wait } from "../states/standing.ts";

/** Who waits, and is offered to nobody. */
export type Unoffered = Pick<Wait, "since" | "passed" | "needs">;

/**
 * Why nobody is asked for who waits at a place, by what routing chooses by (routing/choose.ts), in its order; null: somebody is about to be
 * asked, or nobody ever is there. `members`: of the place, as the desk's roster has them; `own`: capacities of their own.
 */
export function stuckOf(
  place: Place,
  { since, passed, needs = [] }: Unoffered,
  members: readonly AgentTold[],
  own: ReadonlyMap<string, number | null>,
  now: number,
): StuckTold | null {
  if (place.key === POOL) return null;
  if (!isOpenAt(place, now)) return { why: "closed" };
  if (members.length === 0) return { why: "empty" };
  const steps: [StuckTold["why"], (agent: AgentTold) => boolean][] = [
    ["nobody", ({ presence }) => presence === "available"],
    ["unable", (agent) => can({ skills: levelsOf(agent) }, [...place.needs, ...needs], now - since)],
    ["full", ({ sub, load }) => !isFull(load * WHOLE, capacityOf(own.get(sub) ?? null, place))],
    ["asked", ({ offers }) => offers === 0],
    ["passed", ({ sub }) => mayBeAsked(sub, { passed }, now)],
  ];
  let left = members;
  for (const [why, goesOn] of steps) {
    const next = left.filter(goesOn);
    if (next.length === 0) return { why, ...(left.length === 1 ? { who: left[0]!.name } : {}) };
    left = next;
  }
  return null;
}

function levelsOf({ skills }: AgentTold): ReadonlyMap<string, number> {
  return new Map(skills.map(({ skill, level }) => [skill, level]));
}
