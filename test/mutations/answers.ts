import type { Mutation } from "./mutation.ts";

const ANSWERS = "test/worker/conversation/answers.test.ts";

/** Only a person answers a customer: a state shown is known, and no program gets what Meta gives to people. */
export const ANSWERING: readonly Mutation[] = [
  {
    breaks: "Meta's instant reply answers the customer",
    file: "worker/domain/answering.ts",
    from: 'return !within("customer", INSTANT_REPLY_MS) || within("person", STILL_THERE_MS);',
    to: "return within !== null;",
    caughtBy: { file: ANSWERS, test: "leaves the customer waiting, in one body with their message" },
  },
  {
    breaks: "an instant reply that comes before the message it follows answers it",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: 'if (isLate && meaning.author.type === "customer") reviewAnswersTo(store, at);',
    to: "",
    caughtBy: {
      file: ANSWERS,
      test: "leaves the customer waiting when it comes before the message that it follows",
    },
  },
  {
    breaks: "what another app says answers the customer",
    file: "worker/objects/conversation/log/facts.ts",
    from: "unanswered: answers ? 0",
    to: 'unanswered: author.type !== "customer" ? 0',
    caughtBy: { file: ANSWERS, test: "leaves the customer waiting when it is of another app" },
  },
  {
    breaks: "a customer above much that a program said waits no more",
    file: "worker/objects/conversation/log/facts.ts",
    from: "const asking = isFurtherUp ? lastAsked(sql, open) : waiting;",
    to: "const asking = waiting;",
    caughtBy: { file: ANSWERS, test: "leaves the customer waiting, however much a program says" },
  },
  {
    breaks: "what was asked in a closed contact waits for ever",
    file: "worker/objects/conversation/log/facts.ts",
    from: "return (isAnswer(row) && isHeard(row)) || (row.asks === 1 && row.interaction !== open);",
    to: "return isAnswer(row) && isHeard(row);",
    caughtBy: { file: ANSWERS, test: "ends the wait of whoever waited in it" },
  },
  {
    breaks: "what a program sends is accepted after 24 hours",
    file: "worker/objects/conversation/outbox/accept.ts",
    from: "const byPerson = command.automatic !== true;",
    to: "const byPerson = true;",
    caughtBy: { file: ANSWERS, test: "may not write after 24 hours" },
  },
  {
    breaks: "what a program sends gets the tag of human agents",
    file: "worker/objects/conversation/outbox/pump.ts",
    from: "byPerson: isPersonsAnswer(head), ",
    to: "byPerson: true, ",
    caughtBy: { file: ANSWERS, test: "does not get the tag of human agents" },
  },
  {
    breaks: "a program becomes the owner of what it answers",
    file: "worker/objects/conversation/log/entries.ts",
    from: "row.interaction === interaction &&\n          isAnswer(row),",
    to: "row.interaction === interaction,",
    caughtBy: { file: ANSWERS, test: "answers nobody and owns nothing" },
  },
  {
    breaks: "who writes on a ticket becomes the owner of the conversation",
    file: "worker/objects/conversation/log/entries.ts",
    from: "          row.of_ticket === null &&\n",
    to: "",
    caughtBy: {
      file: "test/worker/tickets/tickets.test.ts",
      test: "answers the customer, and the conversation is nobody's by it",
    },
  },
  {
    breaks: "a ticket closes a contact whose customer waits",
    file: "worker/domain/tickets/tickets.ts",
    from: "now.unanswered > 0 || ",
    to: "",
    caughtBy: {
      file: "test/worker/tickets/tickets.test.ts",
      test: "a ticket closes no contact whose customer waits, nor one that began since",
    },
  },
];
