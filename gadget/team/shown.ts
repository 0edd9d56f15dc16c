import type { AgentTold, HandTold } from "../../worker/protocol/team/told.ts";
import { told, type LiveShown } from "../live/shown.ts";
import { lateSlice } from "../state/late-slice.ts";

/** A team as the Worker told of it. `isOld`: on a socket that is gone. */
export type TeamShown = LiveShown & { isOld?: true };

/**
 * After `team.open`; null before it was ever told. What is told piece by piece is of one socket: the next begins with all of it,
 * and until then what was told before is there, as old.
 */
export const team = lateSlice<TeamShown | null>("team", null, (held, update) => {
  if (update.type === "connection")
    return held === null || held.isOld || update.status.state === "open" ? held : { ...held, isOld: true };
  if (update.type !== "frame" || update.frame.type !== "team") return held;
  return told(held?.isOld === true ? null : held, update.frame) ?? held;
});

/** With what somebody wants help, as the Worker told of it last. */
export const hands = lateSlice<readonly HandTold[]>("hands", [], (held, update) => {
  if (update.type !== "frame") return held;
  if (update.frame.type === "hands") return update.frame.hands;
  return update.frame.type === "welcome" && held.length > 0 ? [] : held;
});

const RANK = { available: 0, away: 1, offline: 2 } as const;

/**
 * Who is here first, of them who was given nothing for the longest time. `kept`: those whose place is not to change now, by `sub`, in
 * their order; who is new comes behind them.
 */
export function inOrder(agents: Iterable<AgentTold>, kept: readonly string[] = []): AgentTold[] {
  const places = new Map(kept.map((sub, at) => [sub, at]));
  const placeOf = ({ sub }: AgentTold): number => places.get(sub) ?? kept.length;
  return [...agents].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      RANK[a.presence] - RANK[b.presence] ||
      (a.givenAt ?? 0) - (b.givenAt ?? 0) ||
      a.name.localeCompare(b.name),
  );
}
