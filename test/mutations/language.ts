import type { Mutation } from "./mutation.ts";

const DETECT = "worker/domain/language/detect.ts";
const SPOKEN = "worker/domain/language/spoken.ts";
const DETECT_TEST = "test/worker/domain/language/detect.test.ts";
const SPOKEN_TEST = "test/worker/domain/language/spoken.test.ts";

/** What is taken for a customer's language. */
export const LANGUAGES_OF_CUSTOMERS: readonly Mutation[] = [
  {
    breaks: "language: of two that are as likely the first is guessed",
    file: DETECT,
    from: " || first[1] === second?.[1]) return null;",
    to: ") return null;",
    caughtBy: { file: DETECT_TEST, test: "is not guessed" },
  },
  {
    breaks: "language: a name is enough for it",
    file: DETECT,
    from: "first[1] < SURE",
    to: "first[1] < HINT",
    caughtBy: { file: DETECT_TEST, test: "is not guessed" },
  },
  {
    breaks: "language: a word of thanks in another makes it another",
    file: DETECT,
    from: "letters.length < CHANGE_LETTERS_MIN",
    to: "letters.length < 0",
    caughtBy: { file: DETECT_TEST, test: "the language that a customer writes" },
  },
  {
    breaks: "language: a phone's goes before what its owner writes",
    file: SPOKEN,
    from: "return isSame || isAlike ? profile :",
    to: "return language !== '' ? profile :",
    caughtBy: { file: SPOKEN_TEST, test: "is the words' of whose phone is in another" },
  },
  {
    breaks: "language: what a customer writes is kept by nobody",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "if (language !== null && language !== known)",
    to: "if (language !== null && language === known)",
    caughtBy: { file: "test/worker/desk/replies.test.ts", test: "goes where people speak their language" },
  },
];
