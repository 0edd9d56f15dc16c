import type { Mutation } from "./mutation.ts";

const TEAM = "test/worker/desk/team.test.ts";
const HANDS = "test/worker/desk/hands.test.ts";
const SILENT = "test/worker/desk/silent.test.ts";

/** Who leads, and what of it nobody else is told. */
export const WHO_LEADS: readonly Mutation[] = [
  {
    breaks: "colleagues are shown who looks on silently",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "if (!threads.includes(conversation) || silent?.includes(conversation) === true) continue;",
    to: "if (!threads.includes(conversation)) continue;",
    caughtBy: { file: SILENT, test: "is shown to nobody" },
  },
  {
    breaks: "an agent looks on silently",
    file: "worker/objects/desk/commands/thread.ts",
    from: 'if (isSilent && !may(session.role, "supervise"))',
    to: "if (false)",
    caughtBy: { file: SILENT, test: "is no agent" },
  },
  {
    breaks: "who closed a conversation still wants help with it",
    file: "worker/objects/desk/ownership/ownership-store.ts",
    from: "const isHelped = isClosed || ",
    to: "const isHelped = ",
    caughtBy: { file: HANDS, test: "when the conversation is closed" },
  },
  {
    breaks: "every agent is told who wants help",
    file: "worker/objects/desk/team/hands.ts",
    from: 'return may(role, "supervise");',
    to: 'return may(role, "answer");',
    caughtBy: { file: HANDS, test: "to no agent as a notice" },
  },
  {
    breaks: "everybody is told of the whole team",
    file: "worker/objects/desk/team/team.ts",
    from: "({ looksAtTeam }) => looksAtTeam === true);",
    to: "() => true);",
    caughtBy: { file: TEAM, test: "others are never told" },
  },
  {
    breaks: "a desk that slept tells of a team what nobody can add to anything",
    file: "worker/domain/team/news.ts",
    from: "return { whole: true, gone: [],",
    to: "return { gone: [],",
    caughtBy: { file: TEAM, test: "by a desk that slept" },
  },
  {
    breaks: "a screen on a wall is told of a customer",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "if (isScreen(session)) frames.delete(socket);",
    to: "",
    caughtBy: { file: TEAM, test: "nothing that a customer writes" },
  },
  {
    breaks: "a supervisor's screen makes them present",
    file: "worker/http/socket.ts",
    from: "sub: `wallboard:${sub}`, name",
    to: "sub, name",
    caughtBy: { file: TEAM, test: "nobody's agent" },
  },
  {
    breaks: "whom somebody has counts as answered",
    file: "worker/objects/desk/team/team.ts",
    from: "if (owner !== null) yield { since, queue",
    to: "if (owner === null) yield { since, queue",
    caughtBy: { file: TEAM, test: "until they are answered" },
  },
  {
    breaks: "nobody looks at the team, and the desk waits all the same",
    file: "worker/objects/desk/team/team.ts",
    from: "if (!this.#hasEyes()) this.#rest();",
    to: "",
    caughtBy: { file: TEAM, test: "has the desk wait for nothing" },
  },
  {
    breaks: "what was counted just now is not of today",
    file: "worker/objects/desk/team/today.ts",
    from: "this.#known = withFact(this.#known, fact, this.#teamsOf());",
    to: "this.#known = { ...this.#known };",
    caughtBy: { file: TEAM, test: "and what is since" },
  },
  {
    breaks: "what is on its way to what counts is not of today",
    file: "worker/objects/desk/team/today.ts",
    from: "const untold = store.facts.all()",
    to: "const untold = store.facts.first(1).slice(1)",
    caughtBy: { file: TEAM, test: "and what is since" },
  },
  {
    breaks: "who comes in the morning is told to be there since the day before",
    file: "worker/objects/desk/sockets/reception.ts",
    from: "const isNewShift = !this.#isAtWork(sub, now);",
    to: "const isNewShift = false;",
    caughtBy: { file: TEAM, test: "where they were there yesterday" },
  },
  {
    breaks: "who is not here is told to be away for a reason",
    file: "worker/domain/team/roster.ts",
    from: 'presence === "away" && agent?.away ?',
    to: "agent?.away ?",
    caughtBy: { file: TEAM, test: "is told with why and since when" },
  },
  {
    breaks: "what somebody types who looks on silently goes to the customer",
    file: "gadget/compose/fb-chat-composer-pane.ts",
    from: "return this.#isSilent && !isChosen && !this._isReadonly.value && this._hasNotes.value;",
    to: "return this.#isSilent && isChosen && !this._isReadonly.value && this._hasNotes.value;",
    caughtBy: { file: "test/gadget/team/team.test.ts", test: "what they type is a note" },
  },
];
