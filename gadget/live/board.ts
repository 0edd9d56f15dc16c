import { own } from "../../worker/protocol/own.ts";
import type { Service } from "../../worker/protocol/routing/config.ts";
import {
  isBelow,
  shareOf,
  waitOf,
  type TodayFigures,
  type TodayTold,
  type Wait,
} from "../../worker/protocol/team/live.ts";
import type { AgentTold, PlaceTold, StuckTold } from "../../worker/protocol/team/told.ts";
import type { LiveShown } from "./shown.ts";

/** Who is there of some agents, and what they have. `here`: available, and not busy. */
export type Crew = {
  here: number;
  all: number;
  /** What all of them have, also who is away or gone: those customers are theirs all the same. */
  load: number;
  /** How many more those who are here could be offered. */
  room: number;
};

/**
 * A line of the board. `name` empty: everyone's place, or the whole desk. `waiting`: for an agent; `unmet`: those who have one, and
 * wait for an answer. `waitedMs`: of who of all these waits longest; null: nobody does. `free`: agents who could be asked now. `isLeft`:
 * somebody waits for an agent, and nobody is there, though they should. What a group has not is left out.
 */
export type Line = {
  id: string;
  name: string;
  waiting?: number;
  unmet?: number;
  waitedMs?: number | null;
  wait: Wait;
  service: Service | null;
  figures: TodayFigures;
  share: number | null;
  isBelow: boolean;
  isOpen: boolean;
  isLeft: boolean;
  free?: { n: number; of: number };
  /** Why nobody is asked for who waits longest of those who are offered to nobody. */
  stuck?: StuckTold;
  crew?: Crew;
};

/** What a screen shows at one moment. `isKnown`: of today something is known. */
export type Board = {
  desk: Line;
  queues: Line[];
  teams: Line[];
  pages: Line[];
  agents: AgentTold[];
  /** Who wants help, and for how long (ms). */
  hands: { name: string; ms: number }[];
  isKnown: boolean;
};

/** What is to be said of a line. `isDesk`: the line is that of the whole desk. */
export type Warning = { line: Line; why: "nobody" | "soon" | "late" | "below"; isDesk: boolean };

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
  const longest = earliest(...places.map(firstOf));
  return {
    desk: {
      ...lineOf({ id: "", name: "", since: longest, service, figures: today?.desk }, now),
      // Whether somebody waits too long is judged in each queue, by its own target where it has one.
      wait: worst(places.map((place) => waitOf(firstOf(place), place.service ?? null, now))),
      waiting: places.reduce((sum, { waiting }) => sum + waiting, 0),
      unmet: places.reduce((sum, { unmet }) => sum + (unmet?.n ?? 0), 0),
      crew: crewOf(agents),
    },
    queues: places.map((place) => {
      const {
        key: id,
        name,
        waiting,
        unmet,
        free,
        here,
        members,
        isOpen,
        service: own = null,
        stuck,
      } = place;
      return {
        ...lineOf(
          { id, name, since: firstOf(place), service: own, figures: figuresAt(today, "queue", id) },
          now,
        ),
        ...{ waiting, unmet: unmet?.n ?? 0, free: { n: free, of: members }, isOpen },
        isLeft: waiting > 0 && here === 0 && isOpen,
        ...(stuck === undefined ? {} : { stuck }),
      };
    }),
    teams: teams.map(({ id, name }) => ({
      ...lineOf({ id, name, service, figures: figuresAt(today, "team", id) }, now),
      crew: crewOf(agents.filter((agent) => agent.teams.includes(id))),
    })),
    pages: pages.map((page) => ({
      ...lineOf({ ...page, since: firstOf(page), service, figures: figuresAt(today, "page", page.id) }, now),
      // No target is a Page's: its customers wait in queues, are warned of there, and are marked here.
      ...{ waiting: page.waiting, unmet: page.unmet?.n ?? 0, wait: dueOf(page, now) },
    })),
    agents: agents.sort(
      (a, b) =>
        RANK[a.presence] - RANK[b.presence] ||
        b.load / b.capacity - a.load / a.capacity ||
        a.name.localeCompare(b.name),
    ),
    hands: (shown.hands ?? []).map(({ by, at }) => ({ name: by.name, ms: Math.max(0, now - at) })),
    isKnown: today !== null,
  };
}

/**
 * What is to be said of a board, what is missed already first, and each thing once. Of queues alone who waits: a Page's customers
 * wait in them. Who waits where nobody is cannot but be late. What queues lack the desk, teams and Pages lack with them; tables
 * mark it there.
 */
export function warningsOf({ desk, queues, teams, pages }: Board): Warning[] {
  const waits = queues.flatMap((line): Warning[] => {
    const why = line.isLeft ? "nobody" : line.wait;
    return why === "fine" ? [] : [{ line, why, isDesk: false }];
  });
  // Where the desk has one queue they are the same.
  const groups = [queues.length > 1 ? queues : [], [desk], teams, pages.length > 1 ? pages : []];
  const below = groups.map((lines) => lines.filter((line) => line.isBelow)).find((lines) => lines.length > 0);
  const of = (why: Warning["why"]): Warning[] => waits.filter((it) => it.why === why);
  return [
    ...[...of("nobody"), ...of("late"), ...of("soon")],
    ...(below ?? []).map((line): Warning => ({ line, why: "below", isDesk: line === desk })),
  ];
}

/** Whether who waits, with an agent or of a Page, will have their answer in time. */
export function dueOf({ due }: Pick<AgentTold, "due">, now: number): Wait {
  return due === undefined ? "fine" : waitOf(due.since, { seconds: due.seconds, percent: 100 }, now);
}

/** Whether an agent has no room for another. */
export function isBusy({
  presence,
  load,
  capacity,
}: Pick<AgentTold, "presence" | "load" | "capacity">): boolean {
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
      isLeft: false,
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
  if (by === "queue" && id.startsWith("team:")) return own(today?.team ?? {}, id.slice("team:".length));
  return own(today?.[by] ?? {}, id);
}

function crewOf(agents: readonly AgentTold[]): Crew {
  const here = agents.filter((agent) => agent.presence === "available" && !isBusy(agent));
  return {
    ...{ here: here.length, all: agents.length },
    load: agents.reduce((all, { load }) => all + load, 0),
    // An older Worker tells of no room.
    room: here.reduce((all, { load, capacity, room = capacity - load }) => all + room, 0),
  };
}

/** From when on the first of those waits who have no answer, with an agent or without; null: nobody does. */
function firstOf({ since, unmet }: Pick<PlaceTold, "since" | "unmet">): number | null {
  return earliest(since, unmet?.since ?? null);
}

function earliest(...times: readonly (number | null)[]): number | null {
  const first = Math.min(...times.map((at) => at ?? Infinity));
  return Number.isFinite(first) ? first : null;
}

function worst(waits: readonly Wait[]): Wait {
  return waits.includes("late") ? "late" : waits.includes("soon") ? "soon" : "fine";
}
