import type { Mutation } from "./mutation.ts";

const HANDLERS = "worker/objects/desk/commands/library.ts";
const VARIABLES = "worker/protocol/library/variables.ts";
const LIBRARY = "test/worker/desk/library.test.ts";
const VARIABLES_TEST = "test/worker/protocol/library/variables.test.ts";

/** What is kept to be sent again, and macros. */
export const CANNED: readonly Mutation[] = [
  {
    breaks: "templates: whoever left a team keeps what is the team's",
    file: HANDLERS,
    from: "filter(({ members }) => members.includes(sub))",
    to: "filter(({ members }) => members.length >= 0)",
    caughtBy: { file: LIBRARY, test: "whoever leaves loses it" },
  },
  {
    breaks: "templates: two of a scope have one shortcut",
    file: HANDLERS,
    from: "return holder === null || holder === before?.id ? null",
    to: "return holder === holder ? null",
    caughtBy: { file: LIBRARY, test: "is one of its scope" },
  },
  {
    breaks: "templates: a customer's name turns the words behind it around",
    file: VARIABLES,
    from: 'variable === null ? "" : inOneLine(valueOf(variable, facts))',
    to: 'variable === null ? "" : valueOf(variable, facts)',
    caughtBy: { file: VARIABLES_TEST, test: "is text once, whatever the customer is called" },
  },
];
