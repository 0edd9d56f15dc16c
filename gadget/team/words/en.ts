import { wordTools } from "../../words/word-tools.ts";

const { plural } = wordTools("en");

/** The words of the team, for who leads it. `long`: how long, with its unit. */
export const team = {
  title: "Team",
  close: "Close",
  agents: "Agents",
  places: "Who waits",
  hands: "Who wants help",
  everyone: "Everyone",
  load: (n: number, max: number) => `${n} of ${max} conversations`,
  aside: (n: number) => `${n} put aside`,
  offers: (n: number) => plural(n, { one: "# offer", other: "# offers" }),
  idle: (long: string) => `Given nothing for ${long}`,
  waiting: (n: number) => plural(n, { one: "# waits", other: "# wait" }),
  longest: (long: string) => `the first for ${long}`,
  free: (n: number, all: number) => `${n} of ${all} agents free`,
  isClosed: "Closed",
  since: (long: string) => `For ${long}`,
  showOf: (name: string) => `Conversations: ${name}`,
  set: { available: (name: string) => `Set ${name} available`, away: (name: string) => `Set ${name} away` },
  back: "Back to the team",
  nothing: "Nothing is here.",
  all: "Select all",
  giveTo: "Give to",
  queue: (name: string) => `Queue: ${name}`,
  give: (n: number) => plural(n, { one: "Give # conversation", other: "Give # conversations" }),
  open: "Open",
  silent: "Look on silently",
  done: "Given",
  taken: (by: string) => `${by} has it by now`,
  failed: "It stays as it was",
  lower: "Help came",
  lost: "No connection: this may be out of date.",
  refused: "That did not work.",
};
export type TeamWords = typeof team;
