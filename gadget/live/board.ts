import type { Service } from "../../worker/protocol/routing/config.ts";
import {
  isBelow,
  shareOf,
  waitOf,
  type TodayFigures,
  type TodayTold,
  type Wait,
} from "../../worker/protocol/team/live.ts";
import type { AgentTold } from "../../worker/protocol/team/told.ts";
import type { LiveShown } from "./shown.ts";

/** Who is there of some agents, and what they have. */
export type Crew = { here: number; all: number; load: number; capacity: number };

/**
 * A line of the board. `name` empty: everyone's place, or the whole desk. `waitedMs`: of who waits longest; null: nobody waits.
 * `free`: agents who could be asked now. What a group has not is left out.
 */
export type Line = {
  id: string;
  name: string;
  waiting?: number;
  waitedMs?: number | null;
  wait: Wait;
  service: Service | null;
  figures: TodayFigures;
  share: number | null;
  isBelow: boolean;
  isOpen: boolean;
  free?: { n: number; of: number };
  crew?: Crew;
};

/** What a screen shows at one moment. `isKnown`: of today something is known. */
export type Board = {
  desk: Line;
  queues: Line[];
  teams: Line[];
  pages: Line[];
  agents: AgentTold[];
  isKnown: boolean;
};

/** What is to be said of a line. `isDesk`: the line is that of the whole desk. */
export type Warning = { line: Line; why: "soon" | "late" | "below"; isDesk: boolean };

const NOTHING: TodayFigures = { contacts: 0, answered: 0, onTime: 0, late: 0, missed: 0 };
const RANK = { available: 0, away: 1, offline: 2 } as const;

/**
 * `now`: by the Worker's clock, in ms. `dayOf`: which day it is then in a time zone: figures that were told of an earlier day are
 * not today's.
 */
export function boardOf(shown: LiveShown, now: number, dayOf: (timeZone: string) => string): Board {
  const { places, teams, pages, service } = shown;
  const today = shown.today !== null && shown.today.day === dayOf(shown.today.timeZone) ? shown.today : null;
  const agents = [...shown.agents.values()];
  const first = Math.min(...places.map(({ since }) => since ?? Infinity));
  const longest = Number.isFinite(first) ? first : null;
  return {
    desk: {
      ...lineOf({ id: "", name: "", since: longest, service, figures: today?.desk }, now),
      // Whether somebody waits too long is judged in each queue, by its own target where it has one.
      wait: worst(places.map(({ since, service: own = null }) => waitOf(since, own, now))),
      waiting: places.reduce((sum, { waiting }) => sum + waiting, 0),
      crew: crewOf(agents),
    },
    queues: places.map(({ key, name, since, waiting, free, members, isOpen, service: own = null }) => ({
      ...lineOf({ id: key, name, since, service: own, figures: figuresAt(today, "queue", key) }, now),
      ...{ waiting, free: { n: free, of: members }, isOpen },
    })),
    teams: teams.map(({ id, name }) => ({
      ...lineOf({ id, name, service, figures: figuresAt(today, "team", id) }, now),
      crew: crewOf(agents.filter((agent) => agent.teams.includes(id))),
    })),
    pages: pages.map(({ id, name, since, waiting }) => ({
      ...lineOf({ id, name, since, service, figures: figuresAt(today, "page", id) }, now),
      // No target is a Page's: its customers wait in queues, and are warned of there.
      ...{ waiting, wait: "fine" },
    })),
    agents: agents.sort(
      (a, b) =>
        RANK[a.presence] - RANK[b.presence] ||
        b.load / b.capacity - a.load / a.capacity ||
        a.name.localeCompare(b.name),
    ),
    isKnown: today !== null,
  };
}

/** What is to be said of a board, what is missed already first. Of queues alone who waits: a Page's customers wait in them. */
export function warningsOf({ desk, queues, teams, pages }: Board): Warning[] {
  const waits = queues.flatMap((line): Warning[] =>
    line.wait === "fine" ? [] : [{ line, why: line.wait, isDesk: false }],
  );
  // Where the desk has one queue they are the same.
  const groups = [desk, ...(queues.length > 1 ? queues : []), ...teams, ...(pages.length > 1 ? pages : [])];
  const below = groups
    .filter((line) => line.isBelow)
    .map((line): Warning => ({ line, why: "below", isDesk: line === desk }));
  const of = (why: Warning["why"]): Warning[] => waits.filter((it) => it.why === why);
  return [...of("late"), ...of("soon"), ...below];
}

/** Whether an agent has no room for another. */
export function isBusy({ presence, load, capacity }: AgentTold): boolean {
  return presence === "available" && load >= capacity;
}

type Said = { id: string; name: string; since?: number | null; service: Service | null };

function lineOf(
  { id, name, since, service, figures = NOTHING }: Said & { figures: TodayFigures | undefined },
  now: number,
): Line {
  return {
    ...{
      id,
      name,
      service,
      figures,
      share: shareOf(figures),
      isBelow: isBelow(figures, service),
      isOpen: true,
    },
    ...(since === undefined ? {} : { waitedMs: since === null ? null : Math.max(0, now - since) }),
    wait: waitOf(since ?? null, service, now),
  };
}

/** Teams have places of their own, which count among teams. */
function figuresAt(
  today: TodayTold | null,
  by: "queue" | "team" | "page",
  id: string,
): TodayFigures | undefined {
  if (by === "queue" && id.startsWith("team:")) return today?.team[id.slice("team:".length)];
  return today?.[by][id];
}

function crewOf(agents: readonly AgentTold[]): Crew {
  const here = agents.filter(({ presence }) => presence === "available");
  const sum = (of: "load" | "capacity"): number => here.reduce((all, agent) => all + agent[of], 0);
  return { here: here.length, all: agents.length, load: sum("load"), capacity: sum("capacity") };
}

function worst(waits: readonly Wait[]): Wait {
  return waits.includes("late") ? "late" : waits.includes("soon") ? "soon" : "fine";
}
