import type { Mutation } from "./mutation.ts";

const HELD = "worker/objects/desk/list/held-rows.ts";
const OWNERSHIP = "worker/objects/desk/ownership/ownership-store.ts";
const LIST = "worker/objects/desk/list/list-store.ts";
const HELD_ROWS = "test/worker/desk/held-rows.test.ts";
const AS_THE_TABLE = { file: HELD_ROWS, test: "are as the table has them" };

/** Rows in memory are those of the table, or not there. */
export const HELD_IN_MEMORY: readonly Mutation[] = [
  {
    breaks: "rows in memory outlive a transaction that failed",
    file: "worker/objects/desk/store.ts",
    from: "this.#held.forgetAll();",
    to: "",
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "a decision that could not be written is shown",
    file: "worker/objects/desk/store.ts",
    from: "this.#held.forgetAll();",
    to: "",
    caughtBy: { file: HELD_ROWS, test: "know nothing of a decision" },
  },
  {
    breaks: "rows in memory miss news",
    file: LIST,
    from: "this.#held.hasNews(name, news);",
    to: "",
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "rows in memory miss new conversations",
    file: LIST,
    from: "this.#held.inserted(row);",
    to: "",
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "rows in memory outlive the move of their Page",
    file: LIST,
    from: "this.#held.removed(names);",
    to: "",
    caughtBy: { file: HELD_ROWS, test: "with a Page that moved away" },
  },
  {
    breaks: "rows in memory miss who took them",
    file: OWNERSHIP,
    from: "this.#held.written(before.name);",
    to: "",
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "rows in memory miss which command decided",
    file: OWNERSHIP,
    from: "JSON.stringify(decided), name);\n    this.#held.written(name);",
    to: "JSON.stringify(decided), name);",
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "rows in memory are all there are, though one had to go",
    file: HELD,
    from: "this.#rows.delete(oldest.value);\n      this.#hasAll = false;",
    to: "this.#rows.delete(oldest.value);",
    caughtBy: { file: HELD_ROWS, test: "are no more than so many" },
  },
  {
    breaks: "news of a conversation read its row each time",
    file: HELD,
    from: "if (held !== undefined) return held;\n    const row",
    to: "const row",
    caughtBy: { file: HELD_ROWS, test: "cost news no reading" },
  },
  {
    breaks: "a list is not sorted anew after five minutes",
    file: LIST,
    from: 'was === slot ? "" : ", activity_slot = ?14"',
    to: 'was === slot ? "" : ", activity_slot = activity_slot + 0 * ?14"',
    caughtBy: AS_THE_TABLE,
  },
  {
    breaks: "each message writes the index of the list",
    file: LIST,
    from: 'was === slot ? "" : ", activity_slot = ?14"',
    to: '", activity_slot = " + String(slot)',
    caughtBy: { file: HELD_ROWS, test: "cost one row written" },
  },
];
