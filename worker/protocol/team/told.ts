import type { Away, Presence } from "../frames.ts";
import type { Person } from "../message/entry.ts";
import type { Service } from "../routing/config.ts";
import type { Summary } from "../thread/conversation.ts";
import type { DueTold, PageTold, TodayTold, UnmetTold } from "./live.ts";

/**
 * An agent as who leads the team sees them, also before they first signed in and after their last. Times in ms; null: never, as
 * far as the desk remembers.
 */
export type AgentTold = Person & {
  presence: Presence;
  /** Ids of their teams, by the document. */
  teams: string[];
  /** What the document says that they can: an id of its skills, how it calls it, and from 1 to 5 how well. */
  skills: { skill: string; name: string; level: number }[];
  /** Conversations that they have, beside what they put aside, and how many they may have. */
  load: number;
  aside: number;
  capacity: number;
  /** What is offered to them. */
  offers: number;
  /** When they were last given a conversation: who was given none for the longest time is idle longest. */
  givenAt: number | null;
  /** When they were last seen to come, to go, or to set their presence. */
  seenAt: number | null;
  /** Why they are away; left out where nothing is known of it, and of who is not. */
  away?: Away;
  /** Since when they are available, away or offline; left out where the desk does not remember. */
  since?: number;
  /** Offers in a row that they did not answer; left out where they answered the last one. */
  missed?: number;
  /** Of what they have, how many customers wait for an answer, and since when the first of them does; left out where none does. */
  waits?: { n: number; since: number };
  /** How many more they could be offered, where they are a member; left out of who is not available. */
  room?: number;
  /** Of those who wait for an answer, the one whose target (`seconds` from `since`) ends first. */
  due?: DueTold;
};

/**
 * A place of the desk where customers wait: a queue, a team, one agent, or everyone's (see keyOf()). `name`: empty for everyone's.
 */
export type PlaceTold = {
  key: string;
  name: string;
  /** How many wait, those included that are offered. */
  waiting: number;
  offered: number;
  /** From when on the first of them waits, in ms; null: nobody does. */
  since: number | null;
  /**
   * Its members: all of them, those who are here and available, and of these who have room for another, can what is needed,
   * and are asked for nothing.
   */
  members: number;
  here: number;
  free: number;
  /** Whether anything is offered there now. */
  isOpen: boolean;
  /** How soon who waits there is to be answered; left out where nobody said. */
  service?: Service;
  /** Who waited there last, has an agent by now, and waits for an answer; left out where nobody is so. */
  unmet?: UnmetTold;
  /** Of whoever waits longest of those who are offered to nobody; left out where there is none, or somebody is about to be asked. */
  stuck?: StuckTold;
};

/**
 * Why nobody is asked for who waits: the place is closed, has no members (`empty`), none who is available (`nobody`), or can what is needed
 * (`unable`); they have no room (`full`), are asked for another (`asked`), or did not take this one within the last minute
 * (`passed`). `who`: whom it is said of, where that is one.
 */
export type StuckTold = {
  why: "closed" | "empty" | "nobody" | "unable" | "full" | "asked" | "passed";
  who?: string;
};

/** Somebody wants help with a conversation, since `at` (ms). */
export type HandTold = { summary: Summary; by: Person; at: number; note?: string };

/** Who wants help, since `at` (ms), without with whom: also a screen on a wall is told of it. */
export type RaisedTold = { by: Person; at: number };

/**
 * What changed since the frame before, by `sub` and by key. `whole`: it is all there is, and what was told before is forgotten.
 * `gone`: agents whom the desk knows no more. `places`: all of them, left out where none changed. `more`: there are agents
 * beyond TEAM_AGENTS_MAX, of whom only `roster.list` tells. What else there is, each left out where it did not change: `teams`,
 * `pages` and `hands`, all of them; `today`, null until it is known; `service`, of the desk, null where it has no target.
 */
export type TeamNews = {
  whole?: true;
  agents: AgentTold[];
  gone: string[];
  places?: PlaceTold[];
  more?: boolean;
  teams?: { id: string; name: string }[];
  pages?: PageTold[];
  hands?: RaisedTold[];
  today?: TodayTold | null;
  service?: Service | null;
};
