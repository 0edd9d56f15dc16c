import type { Mutation } from "./mutation.ts";

const SILENCE = "test/worker/domain/silence.test.ts";
const WRAP_UP = "test/worker/domain/wrap-up.test.ts";

/** How a contact ends. */
export const ENDS_OF_CONTACTS: readonly Mutation[] = [
  {
    breaks: "a contact is closed without the code that the desk wants",
    file: "worker/domain/wrap-up.ts",
    from: 'if (codes.length === 0 && known.length > 0 && wanted?.isRequired === true)\n    return refused({ code: "wrap_up", why: "required" });',
    to: "",
    caughtBy: { file: WRAP_UP, test: "need not be said, unless the desk wants it" },
  },
  {
    breaks: "a customer who waits is closed by silence",
    file: "worker/domain/silence.ts",
    from: '(state === "assigned" || state === "queued") && waitingSince === null',
    to: '(state === "assigned" || state === "queued")',
    caughtBy: { file: SILENCE, test: "is none where the customer waits" },
  },
  {
    breaks: "what is said after the question does not end the silence",
    file: "worker/domain/silence.ts",
    from: "if (quiet.asked !== asked) return false;",
    to: "",
    caughtBy: { file: SILENCE, test: "begins anew with whatever anybody says after the question" },
  },
];
