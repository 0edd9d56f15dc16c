import type { Mutation } from "./mutation.ts";

const FINDINGS = "test/worker/domain/doctor/diagnose.test.ts";
const DOCTOR = "test/worker/page/doctor.test.ts";

/** What is wrong with a connection, and who hears of it. */
export const DOCTORING: readonly Mutation[] = [
  {
    breaks: "a finding is new with each look of the doctor",
    file: "worker/domain/doctor/diagnose.ts",
    from: "since: since ?? (isSame ? known.since : now)",
    to: "since: since ?? now",
    caughtBy: { file: FINDINGS, test: "is told since when it was first found" },
  },
  {
    breaks: "a Page that was disconnected reads as one that was never set up",
    file: "worker/domain/doctor/diagnose.ts",
    from: "if (disconnectedAt === null || OF_THE_DEPLOYMENT.has(check))",
    to: "if (disconnectedAt !== 0)",
    caughtBy: { file: FINDINGS, test: "reads as that, not as one that was never set up" },
  },
  {
    breaks: "the doctor looks at a Page that somebody has to mend once a day",
    file: "worker/domain/doctor/next-check.ts",
    from: "isWrong ? MENDED_MS : DAY_MS",
    to: "isWrong ? DAY_MS : DAY_MS",
    caughtBy: { file: FINDINGS, test: "hourly" },
  },
  {
    breaks: "the doctor calls another name of this machine another address",
    file: "worker/domain/doctor/same-address.ts",
    from: 'if (LOCAL.has(url.hostname)) url.hostname = "localhost";',
    to: 'if (!LOCAL.has(url.hostname)) url.hostname = "localhost";',
    caughtBy: { file: FINDINGS, test: "is not another name of this machine" },
  },
  {
    breaks: "a repair brings back a field that an operator left out",
    file: "worker/domain/wanted-fields.ts",
    from: "...DEFAULT_FIELDS.filter((field) => !left.includes(field)), ...added",
    to: "...DEFAULT_FIELDS.filter((field) => left !== added), ...added",
    caughtBy: { file: DOCTOR, test: "stay so when the subscription is renewed" },
  },
  {
    breaks: "agents are not told that the task of sending is gone",
    file: "worker/domain/doctor/trouble.ts",
    from: 'tasks: ({ names = [] }) => (names.includes("MESSAGING") ? "sending" : "receiving"),',
    to: "tasks: () => null,",
    caughtBy: {
      file: "test/worker/domain/doctor/trouble.test.ts",
      test: "the task of messaging stops sending",
    },
  },
  {
    breaks: "agents are told of a connection that ends before one that is broken",
    file: "worker/domain/doctor/trouble.ts",
    from: '(["sending", "receiving", "soon"] as const)',
    to: '(["soon", "sending", "receiving"] as const)',
    caughtBy: {
      file: "test/worker/domain/doctor/trouble.test.ts",
      test: "is told since the first of what stops",
    },
  },
  {
    breaks: "administrators are not told that a Page was mended",
    file: "worker/objects/page/doctor/doctor.ts",
    from: "if (count === (store.doctor().told ?? 0)) return;",
    to: "if (count <= (store.doctor().told ?? 0)) return;",
    caughtBy: { file: DOCTOR, test: "tells administrators how much needs somebody" },
  },
  {
    breaks: "what nobody could tell of the jurisdiction is taken for the one that is configured",
    file: "worker/http/placement.ts",
    from: 'throw new HttpError(503, "unavailable", { retryAfterMs: AGAIN_MS });',
    to: "return AGAIN_MS < 0;",
    caughtBy: { file: "test/worker/placement.test.ts", test: "is asked again where nobody can tell it" },
  },
];
