import type { Mutation } from "./mutation.ts";

const VIEWS = "test/worker/desk/saved-views.test.ts";
const COMMANDS = "worker/objects/desk/commands/saved-views.ts";

/** What lists are narrowed to, and whose views are kept from whom. */
export const VIEWING: readonly Mutation[] = [
  {
    breaks: "what is in memory is not narrowed",
    file: "worker/objects/desk/list/open-list.ts",
    from: "if (list.filter !== undefined && !passesSeen(list, toSummary(row))) continue;",
    to: "",
    caughtBy: { file: "test/worker/desk/held-rows.test.ts", test: "are as the table has them" },
  },
  {
    breaks: "a list is told of what does not pass its filter",
    file: "worker/protocol/list/order.ts",
    from: "passes(list, summary) &&",
    to: "",
    caughtBy: { file: VIEWS, test: "holds what passes all that is named" },
  },
  {
    breaks: "a list that is narrowed to a team keeps who was in it before",
    file: "worker/objects/desk/sight/sight-changes.ts",
    from: "`${markOf(looker)} ${JSON.stringify(reach ?? null)}`",
    to: "markOf(looker)",
    caughtBy: { file: VIEWS, test: "reaches what a team has" },
  },
  {
    breaks: "a list of many is narrowed to its end at once",
    file: "worker/objects/desk/list/search-list.ts",
    from: "const most = isNarrowed ? max : SEARCHED_IN_VAIN_MAX;",
    to: "const most = isNarrowed ? Infinity : SEARCHED_IN_VAIN_MAX;",
    caughtBy: { file: "test/worker/desk/search-list.test.ts", test: "narrows a list of many" },
  },
  {
    breaks: "anyone changes the views of a team and of the desk",
    file: COMMANDS,
    from: 'may(role, "supervise");\n\n  const isFull',
    to: "true || role;\n\n  const isFull",
    caughtBy: { file: VIEWS, test: "of others are changed by who may supervise" },
  },
  {
    breaks: "who saves a view second overwrites what the first one said",
    file: COMMANDS,
    from: "before.changedAt !== base",
    to: "before.changedAt < 0",
    caughtBy: { file: VIEWS, test: "keep what who saved first said" },
  },
  {
    breaks: "views count what their agent does not see",
    file: COMMANDS,
    from: "store.list.count(sights.of(actor),",
    to: 'store.list.count({ sees: "all" },',
    caughtBy: { file: VIEWS, test: "say how much they hold" },
  },
];
