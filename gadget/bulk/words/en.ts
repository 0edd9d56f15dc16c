import { wordTools } from "../../words/word-tools.ts";

const { plural } = wordTools("en");

const conversations = (n: number) => plural(n, { one: "# conversation", other: "# conversations" });

/** The words of what is done with several conversations at once. */
export const bulk = {
  title: "Several at once",
  selected: (n: number) => plural(n, { one: "# selected", other: "# selected" }),
  all: (n: number) => plural(n, { one: "The one shown", other: "All # shown" }),
  most: (n: number) => `At most ${n} at once.`,
  end: "End selection",
  does: { close: "Close", give: "Assign…", tag: "Tags…", snooze: "Put aside…" },
  deeds: {
    close: (n: number) => `Close ${conversations(n)}`,
    give: (n: number) => `Assign ${conversations(n)}`,
    tag: (n: number) => `Change the tags of ${conversations(n)}`,
    snooze: (n: number) => `Put ${conversations(n)} aside`,
  },
  phases: {
    waits: (deed: string) => `${deed}: begins in a moment`,
    runs: (deed: string, done: number) => `${deed}: ${done} done so far`,
    done: (deed: string, done: number) => `${deed}: ${done} done`,
    undone: (deed: string) => `${deed}: taken back, nothing was done`,
    stopped: (deed: string, done: number) => `${deed}: stopped, ${done} done`,
    interrupted: (deed: string, done: number) => `${deed}: interrupted, ${done} done`,
  },
  not: (n: number) => `, ${n} not`,
  over: (name: string, room: number, n: number) =>
    `${name} has room for ${room}. Beyond their capacity: ${n}.`,
  beyond: (n: number, name: string) => `, ${n} of them beyond the capacity of ${name}`,
  firstEnds: (until: string) => `The first of them can be answered until ${until}.`,
  lateOf: (n: number, all: number) => `After the time to reply: ${n} of ${all}`,
  states: { not: "not done", asked: "it is not known whether it was done", refused: "not done" },
  noConnection: "No connection. What was asked for is asked for again, and not done twice.",
  undo: "Undo",
  stop: "Stop",
  goOn: "Go on",
  dismiss: "Dismiss",
  without: (n: number, all: number) => `Not with ${n} of ${all}`,
  why: {
    closed: "It is closed.",
    colleague: "A colleague has it.",
    nobody: "Nobody has it yet: it has to be taken first.",
  },
  waiting: (n: number, all: number) => `${n} of ${all} still wait for an answer`,
  waits: (since: string) => `waits ${since}`,
  closeAll: (n: number) => `Close all ${n}`,
  closeOthers: (n: number) => plural(n, { one: "Close the other one", other: "Close the # others" }),
  goOnWith: (n: number) => `Go on with ${n}`,
};
export type BulkWords = typeof bulk;
