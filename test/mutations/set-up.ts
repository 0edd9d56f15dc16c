import type { Mutation } from "./mutation.ts";

const SET_UP = "test/worker/page/set-up.test.ts";
const DEAD_TOKEN = "test/worker/page/dead-token.test.ts";

/** Only Meta's answer turns /health red, nobody's question makes Meta be asked, and a dead token stops the Page. */
export const SET_UP_AND_HEALTH: readonly Mutation[] = [
  {
    breaks: "strangers make Meta be asked as often as they like",
    file: "worker/objects/page/subscription/set-up-check.ts",
    from: "if (!isWithin(state.askedAt, PROMPTED_EVERY_MS)) {",
    to: "if (true as boolean) {",
    caughtBy: {
      file: SET_UP,
      test: "of a stranger turns nothing red, and asks at most once in five minutes",
    },
  },
  {
    breaks: "a refusal turns /health red without Meta's word",
    file: "worker/objects/page/health.ts",
    from: "...found.faults,\n    ],",
    to: "...found.faults,\n      ...refusalsOf(setUp, now),\n    ],",
    caughtBy: { file: SET_UP, test: "of a stranger turns nothing red" },
  },
  {
    breaks: "what Meta last said is forgotten when it does not answer",
    file: "worker/objects/page/subscription/set-up-check.ts",
    from: "(webhook ?? before.webhook)",
    to: "webhook",
    caughtBy: { file: SET_UP, test: "stays as Meta last said it is while Meta does not answer" },
  },
  {
    breaks: "agents learn at /health which Pages there are",
    file: "worker/http/health.ts",
    from: 'mayKnow: may(role, "manage_pages")',
    to: "mayKnow: true",
    caughtBy: { file: SET_UP, test: "tells an agent counts and faults, and names no Page" },
  },
  {
    breaks: "a supervisor learns of the Pages of another desk",
    file: "worker/http/health.ts",
    from: "mayKnow && (reader.isOperator || reader.desk === (page?.desk ?? MAIN_DESK))",
    to: "mayKnow",
    caughtBy: { file: SET_UP, test: "names the Pages of the desk to supervisor" },
  },
  {
    breaks: "a token that a signal finds dead stops nothing",
    file: "worker/objects/conversation/outbox/signals.ts",
    from: 'if (outcome.kind === "refused") await leases.refused(outcome.error, leave.access);',
    to: "",
    caughtBy: { file: DEAD_TOKEN, test: "pauses the Page when 'seen' finds it" },
  },
  {
    breaks: "a token that a profile finds dead stops nothing",
    file: "worker/objects/conversation/customer/profile.ts",
    from: 'if (outcome.kind === "refused") await leases.refused(outcome.error, leave.access);',
    to: "",
    caughtBy: { file: DEAD_TOKEN, test: "pauses the Page when a profile finds it" },
  },
  {
    breaks: "Resume tells agents that the Page goes on, though Meta still says no",
    file: "worker/objects/page/page.ts",
    from: "if (refusal !== null) return refusal;",
    to: "",
    caughtBy: { file: DEAD_TOKEN, test: "asks Meta first, and stays paused" },
  },
  {
    breaks: "a flood of commands is answered for ever",
    file: "worker/objects/desk/sockets/hearing.ts",
    from: 'if (retryAfterMs === "flood") return closeQuietly(socket, CLOSE.flood, "too_many_commands");',
    to: 'if (retryAfterMs === "flood") return;',
    caughtBy: { file: "test/worker/desk/sockets.test.ts", test: "that never cease are cut off" },
  },
  {
    breaks: "an agent has passes without end",
    file: "worker/objects/desk/sockets/reception.ts",
    from: "if (retryAfterMs > 0) return { ok: false, retryAfterMs };",
    to: "",
    caughtBy: { file: "test/worker/http/socket.test.ts", test: "is one of forty at once for an agent" },
  },
];
