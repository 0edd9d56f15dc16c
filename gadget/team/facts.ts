import type { DeskState } from "../../worker/protocol/frames.ts";
import type { AgentTold } from "../../worker/protocol/team/told.ts";
import { dueOf, isBusy } from "../live/board.ts";
import { presenceWords } from "../people/presence-words.ts";
import { duration } from "../words/list-times.ts";
import { apart } from "../words/tagged.ts";
import { words } from "./words.ts";

/** How an agent is there, since when and why, and what they have: "Lunch for 12 min", "3 of 5 conversations", "2 put aside". */
export function factsOf(agent: AgentTold, desk: DeskState | null, now: number): string[] {
  const w = words();
  const { presence, load, capacity, aside, offers, givenAt, missed = 0, away, waits } = agent;
  const due = dueOf(agent, now);
  const isIdle = givenAt !== null && presence === "available" && load === 0;
  return [
    presenceSaid(agent, desk, now),
    ...(away?.by ? [w.setBy(apart(away.by.name))] : []),
    ...(away?.idle === undefined ? [] : [w.didNothing]),
    w.load(load, capacity),
    ...(waits === undefined
      ? []
      : [`${due === "fine" ? "" : "▲ "}${w.live.hasWaiting(waits.n, long(waits.since, now))}`]),
    ...(due === "fine" ? [] : [w.live.due[due]]),
    ...(aside === 0 ? [] : [w.aside(aside)]),
    ...(offers === 0 ? [] : [w.offers(offers)]),
    ...(missed === 0 ? [] : [w.missed(missed)]),
    ...(isIdle ? [w.idle(long(givenAt, now))] : []),
  ];
}

/** What teams they are in, and what they can, how well. */
export function abilitiesOf({ teams, skills }: AgentTold, desk: DeskState | null): string[] {
  const w = words();
  const named = teams.map((id) => desk?.routing?.teams.find((team) => team.id === id)?.name ?? id);
  return [
    ...(named.length === 0 ? [] : [w.teams(named)]),
    ...(skills.length === 0 ? [] : [w.skills(skills.map(({ name, level }) => `${name} ${level}`))]),
  ];
}

function presenceSaid(agent: AgentTold, desk: DeskState | null, now: number): string {
  const { since } = agent;
  const busy = isBusy(agent);
  const said = presenceWords({ ...agent, ...(busy ? { busy } : {}) }, desk);
  // Since when they have no room is not told: `since` is from when on they are available.
  return since === undefined || busy ? said : words().presenceFor(said, long(since, now));
}

export function long(at: number, now: number): string {
  return duration(Math.max(0, now - at));
}

export function joined(said: readonly string[]): string {
  return said.join(" · ");
}
