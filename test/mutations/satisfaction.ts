import type { Mutation } from "./mutation.ts";

const DESK = "test/worker/desk/satisfaction.test.ts";

/** Who is asked how satisfied they are, and what becomes of the answer. */
export const SATISFACTION: readonly Mutation[] = [
  {
    breaks: "an agent gives themselves the score by a question of their own",
    file: "worker/objects/conversation/outbox/accept.ts",
    from: "refusalOfPosing(command.outgoing, command.id) ??",
    to: "refusalOfPosing(command.outgoing, `automation:satisfaction.${command.id}`) ??",
    caughtBy: { file: DESK, test: "is asked by the desk alone" },
  },
  {
    breaks: "a survey's answer reopens what was closed",
    file: "worker/graph/events/submissions.ts",
    from: 'const asks = event.type !== "feedback";',
    to: "const asks = event.type.length > 0;",
    caughtBy: { file: DESK, test: "is asked by Meta's template" },
  },
  {
    breaks: "an answer that was tapped reopens what was closed",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "const asks = !isQuickReply(event) || ratingOfPayload(event.quickReply) === null;",
    to: "const asks = !isQuickReply(event) || ratingOfPayload(event.quickReply) !== null;",
    caughtBy: { file: DESK, test: "is asked by answers to tap, or types one" },
  },
  {
    breaks: "what a customer says last counts, once more",
    file: "worker/objects/desk/interactions/interaction-store.ts",
    from: "told === null || told.satisfaction !== undefined",
    to: "told === null",
    caughtBy: { file: DESK, test: "counts once, however often" },
  },
  {
    breaks: "a customer is asked twice about one contact",
    file: "worker/domain/satisfaction.ts",
    from: "return `${ASKING}${epoch}.${String(contact)}`;",
    to: "return `${ASKING}${epoch}.${String(contact)}${String(Date.now())}`;",
    caughtBy: { file: DESK, test: "is asked once in a contact" },
  },
  {
    breaks: "a customer whom nobody answered is asked",
    file: "worker/domain/satisfaction.ts",
    from: "return served.wrote && (served.bySomebody || (bots === true && served.byProgram));",
    to: "return served.wrote || (bots === true && served.byProgram);",
    caughtBy: { file: DESK, test: "is not asked where nobody answered" },
  },
  {
    breaks: "a question that Meta refused waits for an agent",
    file: "worker/objects/conversation/outbox/pump.ts",
    from: "if (!store.transaction(() => askInReplies(store, row, failure, now))) this.#fail(row, failure);",
    to: "this.#fail(row, failure);",
    caughtBy: { file: DESK, test: "where Meta does not take the template" },
  },
  {
    breaks: "the survey leaves as if a person had written it",
    file: "worker/domain/send-window.ts",
    from: 'return done({ messagingType: "MESSAGE_TAG", tag: "CUSTOMER_FEEDBACK" });',
    to: 'return done({ messagingType: "MESSAGE_TAG", tag: "HUMAN_AGENT" });',
    caughtBy: { file: DESK, test: "is asked by the template two days later" },
  },
  {
    breaks: "tags count what is not over",
    file: "worker/domain/reports/counted.ts",
    from: "...(isOver !== true || tags.length === 0",
    to: "...(tags.length === 0",
    caughtBy: {
      file: "test/worker/domain/reports/counted.test.ts",
      test: "counts by the tags that it has at its end",
    },
  },
];
