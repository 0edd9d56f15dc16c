import type { Mutation } from "./mutation.ts";

const HANDLERS = "worker/objects/desk/commands/library.ts";
const VARIABLES = "worker/protocol/library/variables.ts";
const LIBRARY = "test/worker/desk/library.test.ts";
const FILES = "test/worker/desk/library-files.test.ts";
const VARIABLES_TEST = "test/worker/protocol/library/variables.test.ts";

const RUNS = "gadget/canned/runs.ts";
const RUN = "gadget/canned/run.ts";
const MACROS = "test/gadget/canned/macros.test.ts";

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
    breaks: "templates: a colleague's file is read",
    file: HANDLERS,
    from: "found.template === null ? found.sub === actor.sub : seenBy(actor, found.template)",
    to: "found.template === null ? found.sub === actor.sub : true",
    caughtBy: { file: FILES, test: "is read by who sees the reply, and by nobody else" },
  },
  {
    breaks: "templates: one has a file that somebody else gave",
    file: HANDLERS,
    from: "found.template === null ? found.sub === sub : found.template === id",
    to: "found.template === null || found.template === id",
    caughtBy: { file: FILES, test: "is sent by nobody else's reply" },
  },
  {
    breaks: "templates: files that nothing sends any more stay for ever",
    file: "worker/objects/desk/desk.ts",
    from: "dueAt: () => this.#store.templateFiles.nextDueAt(),",
    to: "dueAt: () => null,",
    caughtBy: { file: FILES, test: "is removed by the next instance where one died over it" },
  },
  {
    breaks: "templates: a customer is sent what lies with the template, and goes with it",
    file: "worker/objects/desk/library/copy-files.ts",
    from: "return done({ ...toAnswer(file), file: copy });",
    to: "return done(toAnswer(file));",
    caughtBy: { file: FILES, test: "leave as copies" },
  },
  {
    breaks: "canned: a reply leaves before its files are there",
    file: "gadget/compose/box-files/deeds.ts",
    from: "({ ...keptFile(platform.uuid(), file), given: null, part: 0 })",
    to: "({ ...keptFile(platform.uuid(), file), part: 0 })",
    caughtBy: { file: "test/gadget/canned/files.test.ts", test: "does not leave before its files are there" },
  },
  {
    breaks: "templates: a customer's name turns the words behind it around",
    file: VARIABLES,
    from: 'variable === null ? "" : inOneLine(valueOf(variable, facts))',
    to: 'variable === null ? "" : valueOf(variable, facts)',
    caughtBy: { file: VARIABLES_TEST, test: "is text once, whatever the customer is called" },
  },
  {
    breaks: "macros: a step that nobody heard the answer of is given as another command",
    file: "gadget/session/until-answered.ts",
    from: "channel.send(ask, resolve, undefined, id);",
    to: "channel.send(ask, resolve);",
    caughtBy: { file: MACROS, test: "asks once more, under the same id" },
  },
  {
    breaks: "macros: what somebody else took meanwhile is closed all the same",
    file: RUNS,
    from: 'step.step.do === "reply" ? null : this.#takenBy(run)',
    to: "null",
    caughtBy: { file: MACROS, test: "leaves what somebody else took meanwhile" },
  },
  {
    breaks: "macros: the rest is done though the reply was taken back",
    file: RUN,
    from: 'fate === "withdrawn" ? { ...told, phase: "undone" }',
    to: 'fate === "withdrawn" ? { ...told, phase: "runs" }',
    caughtBy: { file: MACROS, test: "is taken back as a whole while its reply is" },
  },
  {
    breaks: "macros: a conversation is closed before it is known whether its reply arrived",
    file: RUNS,
    from: '{ entry, phase: isHeld ? "held" : "leaves" });',
    to: '{ ...withStep(run, step, "done"), entry, phase: "runs" });\n    void this.#next(id);',
    caughtBy: { file: MACROS, test: "stops where its reply ends as unknown" },
  },
  {
    breaks: "macros: a reply that the agent does not look at is waited for without end",
    file: RUNS,
    from: "if (shownConversations(this.#tools.store.state).has(conversation)) return;",
    to: "if (shownConversations(this.#tools.store.state).size >= 0) return;",
    caughtBy: { file: MACROS, test: "goes on there while another is on the screen" },
  },
  {
    breaks: "canned replies: a message leaves with a blank in it",
    file: "gadget/canned/box-blanks.ts",
    from: "  input.focus();\n  input.setSelectionRange(first.from, first.to);\n  return first.name;",
    to: "  return null;",
    caughtBy: { file: "test/gadget/canned/picker.test.ts", test: "nothing leaves while one is left" },
  },
  {
    breaks: "macros: what is gone on with asks for ever what was asked at first",
    file: RUNS,
    from: "asked: summary?.asked ?? run.asked }",
    to: "asked: run.asked }",
    caughtBy: { file: MACROS, test: "goes on with what the customer asked by then" },
  },
  {
    breaks: "canned replies: Escape throws away what was written",
    file: "gadget/canned/editor.ts",
    from: "if (isLeaving || JSON.stringify(draft) === JSON.stringify(begin)) {",
    to: "if (draft) {",
    caughtBy: { file: "test/gadget/canned/editor.test.ts", test: "does not go by Escape or Cancel" },
  },
];
