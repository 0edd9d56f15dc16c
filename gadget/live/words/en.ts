import { wordTools } from "../../words/word-tools.ts";

const { plural } = wordTools("en");

/** What is said of a team at this moment. `long`, `target`: lengths of time; `share`: of a hundred, with its sign. */
export const live = {
  title: "Team, live",
  today: "Today",
  waiting: "Waiting",
  unmet: "With an agent, not answered",
  longest: "Longest wait",
  inTime: "Answered in time",
  answered: "Answered today",
  contacts: "Contacts today",
  available: "Available",
  load: "Conversations",
  room: "Room for",
  roomFor: (n: number) => `Room for ${n} more`,
  unmetOf: (n: number) => `${n} with an agent, not answered`,
  missed: "Offers missed",
  free: "Free",
  queues: "Queues",
  teams: "Teams",
  pages: "Pages",
  agents: "Agents",
  queue: "Queue",
  team: "Team",
  page: "Page",
  everyone: "Everyone",
  desk: "The whole desk",
  isClosed: "Closed",
  unknown: "Not known yet",
  of: (n: number, all: number) => `${n} of ${all}`,
  target: (share: string, long: string) => `Target: ${share} within ${long}`,
  noTarget: "No target is set",
  warnings: "Needs attention",
  soon: (name: string, long: string, target: string) =>
    `${name}: the first waits for ${long}, and the target is ${target}`,
  late: (name: string, long: string, target: string) =>
    `${name}: the target of ${target} is missed, the first waits for ${long}`,
  below: (name: string, share: string, target: string) =>
    `${name}: ${share} answered in time, and the target is ${target}`,
  nobody: (name: string, long: string) => `${name}: nobody is there, and the first waits for ${long}`,
  /** Why nobody is asked for who waits; `who`: of whom it is said, null: of several. */
  stuck: {
    closed: (_who: string | null) => "Closed: nobody is asked",
    empty: (_who: string | null) => "It has no members",
    nobody: (who: string | null) => (who === null ? "Nobody is available" : `${who} is not available`),
    unable: (who: string | null) => (who === null ? "Nobody here has the skills" : `${who} lacks the skills`),
    full: (who: string | null) =>
      who === null ? "All who are here are at capacity" : `${who} is at capacity`,
    asked: (who: string | null) =>
      who === null ? "All with room are being asked for others" : `${who} is being asked for another`,
    passed: (who: string | null) =>
      who === null ? "All who could just did not take it" : `${who} just did not take it`,
  },
  hands: "Who wants help",
  hand: (name: string, long: string) => `${name} asks for help, for ${long}`,
  due: { soon: "Target near", late: "Target missed" },
  presence: { available: "Available", busy: "Busy", away: "Away", offline: "Offline" },
  presenceFor: (said: string, long: string) => `${said} for ${long}`,
  hasWaiting: (n: number, long: string) =>
    plural(n, { one: `# waits, for ${long}`, other: `# wait, the first for ${long}` }),
  offline: (n: number) => plural(n, { one: "# agent is offline", other: "# agents are offline" }),
  more: "There are more agents than are shown here.",
  connecting: "Connecting …",
  lost: (since: string) => `No connection since ${since}. This is how it was then.`,
  noAnswer: "The server does not answer. It is asked again.",
  unknownSince: (since: string) => `Not known since ${since}. This is how it was then.`,
  signIn: "This screen is not signed in.",
};
export type LiveWords = typeof live;
