import type { Mutation } from "./mutation.ts";

const RUNS = "gadget/bulk/runs.ts";
const TEST = "test/gadget/bulk/bulk.test.ts";

/** What is done with several conversations of the list. */
export const SEVERAL: readonly Mutation[] = [
  {
    breaks: "several: what is asked for again has another id, and is done twice",
    file: "gadget/session/until-answered.ts",
    from: "channel.send(ask, resolve, undefined, id);",
    to: "channel.send(ask, resolve);",
    caughtBy: { file: TEST, test: "are asked for again under the same ids" },
  },
  {
    breaks: "several: they leave as fast as they can",
    file: RUNS,
    from: "await this.#wait(PACE_MS);",
    to: "",
    caughtBy: { file: TEST, test: "no faster than the desk takes" },
  },
  {
    breaks: "several: nothing is held back for the undo time",
    file: RUNS,
    from: "platform.after(undoMs,",
    to: "platform.after(undoMs * 0,",
    caughtBy: { file: TEST, test: "are taken back within the undo time" },
  },
  {
    breaks: "several: what a colleague took meanwhile is put aside all the same",
    file: RUNS,
    from: 'deed.do === "tag" || isExpected ? null',
    to: "isExpected || now !== null ? null",
    caughtBy: { file: TEST, test: "what a colleague took meanwhile is left to them" },
  },
  {
    breaks: "several: what may not be is not said before",
    file: "gadget/bulk/run.ts",
    from: 'if (owner !== null) return "colleague";',
    to: "if (owner !== null) return null;",
    caughtBy: { file: TEST, test: "leave out what may not be" },
  },
];
