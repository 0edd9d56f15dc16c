import { live } from "../../live/words/en.ts";
import { wordTools } from "../../words/word-tools.ts";

const { plural, list } = wordTools("en");

/** The words of the team, for who leads it. `long`: how long, with its unit. */
export const team = {
  live,
  title: "Team",
  close: "Close",
  agents: "Agents",
  places: "Who waits",
  everyone: "Everyone",
  byRules: "Where the rules lead",
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
  refused: "That did not work.",
  /** `said`: how they are there. */
  presenceFor: (said: string, long: string) => `${said} for ${long}`,
  setBy: (by: string) => `set by ${by}`,
  didNothing: "nothing was done there",
  missed: (n: number) => plural(n, { one: "# offer not answered", other: "# offers in a row not answered" }),
  teams: (names: string[]) => `Teams: ${list(names)}`,
  skills: (names: string[]) => `Skills: ${list(names)}`,
  waits: (long: string) => `Waits ${long}`,
  choose: "Choose …",
  gave: (n: number, to: string) =>
    plural(n, { one: `# conversation given to ${to}`, other: `# conversations given to ${to}` }),
  wentByRules: (n: number) =>
    plural(n, {
      one: "# conversation goes where the rules lead",
      other: "# conversations go where the rules lead",
    }),
  undo: "Undo",
  undone: (n: number) =>
    plural(n, { one: "# conversation is where it was", other: "# conversations are where they were" }),
  remove: "Remove from the desk …",
  removeTitle: (name: string) => `Remove ${name} from the desk?`,
  removeHint:
    "They are taken out of teams, queues and rules, and signed out here. It takes away no access: whoever manages sign-in does that.",
  removeHas: (n: number) =>
    plural(n, { other: "Their # conversations go to", one: "Their conversation goes to" }),
  removeNone: "They have no conversations.",
  removeDo: (name: string) => `Remove ${name}`,
  removed: (name: string, n: number) =>
    `${name} was removed. ${plural(n, { one: "# conversation went on.", other: "# conversations went on." })}`,
  cancel: "Cancel",
};
export type TeamWords = typeof team;
