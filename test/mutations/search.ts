import type { Mutation } from "./mutation.ts";

const INDEX = "test/worker/search/index.test.ts";
const WHOLE = "test/worker/search/search.test.ts";
const COMMAND = "worker/objects/desk/commands/search.ts";
const SEARCH = "worker/objects/search/search.ts";

/** What is found by somebody who must not see it, or not at all, and what is kept of whom nothing may be. */
export const SEARCHING: readonly Mutation[] = [
  {
    breaks: "everybody finds what their team does not see",
    file: COMMAND,
    from: "sights.sees(actor, row) &&",
    to: "",
    caughtBy: { file: WHOLE, test: "finds nothing that they do not see" },
  },
  {
    breaks: "an answer in which nothing was found is the end, however far it looked",
    file: COMMAND,
    from: "after: after === null ? null :",
    to: "after: after === null || found.size === 0 ? null :",
    caughtBy: { file: WHOLE, test: "says how far it looked" },
  },
  {
    breaks: "an index that was told nothing of a thread takes what follows",
    file: SEARCH,
    from: "if (fromRev > have || toRev <= have)",
    to: "if (toRev <= have)",
    caughtBy: { file: INDEX, test: "asks for what it was not told" },
  },
  {
    breaks: "what is late of a thread that was erased is taken",
    file: SEARCH,
    from: "if (epoch !== null) this.#store.markErased(epoch, at);",
    to: "",
    caughtBy: { file: INDEX, test: "leaves no word of a conversation that was erased" },
  },
  {
    breaks: "words that are removed stay in the index until it is merged",
    file: "worker/objects/search/schema.ts",
    from: "VALUES ('secure-delete', 1)",
    to: "VALUES ('secure-delete', 0)",
    caughtBy: { file: INDEX, test: "leaves no word of a conversation that was erased" },
  },
  {
    breaks: "one answer reads however much there is",
    file: "worker/objects/search/finder.ts",
    from: "if (isFull || looked === LOOKED_AT_MAX)",
    to: "if (isFull)",
    caughtBy: { file: INDEX, test: "looks at no more than it may" },
  },
  {
    breaks: "words are operators",
    file: "worker/domain/search/query.ts",
    from: '`"${token.replaceAll(\'"\', \'""\')}"`',
    to: "token",
    caughtBy: { file: INDEX, test: "has an answer to NEAR" },
  },
  {
    breaks: "what a desk wants no index of stays in it",
    file: SEARCH,
    from: "this.#store.drop();\n      this.#store.set({ is_off: 1",
    to: "this.#store.set({ is_off: 1",
    caughtBy: { file: INDEX, test: "is everything where the desk keeps no index" },
  },
  {
    breaks: "an agent is told where the last text stands that was looked at",
    file: "worker/objects/kernel/hidden-place.ts",
    from: "(byte, at) => byte ^ (mask[at] ?? 0)",
    to: "(byte) => byte",
    caughtBy: { file: INDEX, test: "tells agents a place of which they learn nothing" },
  },
];
