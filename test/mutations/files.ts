import type { Mutation } from "./mutation.ts";

const ROUTE = "test/worker/http/files.test.ts";
const SENT = "test/worker/conversation/files/send-files.test.ts";
const UPLOADED = "test/worker/conversation/files/upload.test.ts";
const PUMP = "worker/objects/conversation/outbox/pump.ts";

/** What agents send that is not words. */
export const FILES: readonly Mutation[] = [
  {
    breaks: "a picture may be as large as a film",
    file: "worker/domain/sent-as.ts",
    from: 'type === "image" ? IMAGE_BYTES_MAX : FILE_BYTES_MAX',
    to: "type === null ? IMAGE_BYTES_MAX : FILE_BYTES_MAX",
    caughtBy: { file: ROUTE, test: "a byte more of a picture" },
  },
  {
    breaks: "a file is given for a conversation of another desk",
    file: "worker/objects/desk/desk.ts",
    from: "row === null || !this.#sights.sees(claims, row)",
    to: "row !== null && !this.#sights.sees(claims, row)",
    caughtBy: { file: ROUTE, test: "is for agents of the desk that has the conversation" },
  },
  {
    breaks: "what no message used stays for ever",
    file: "worker/objects/kernel/given-files.ts",
    from: "return this.#tools.files.nextDueAt();",
    to: "return null;",
    caughtBy: { file: ROUTE, test: "is removed after a day" },
  },
  {
    breaks: "what a message has is removed with what none has",
    file: "worker/objects/conversation/outbox/accept.ts",
    from: "for (const { file } of filesIn(outgoing)) store.files.use(file);",
    to: "",
    caughtBy: { file: SENT, test: "stays as long as the thread" },
  },
  {
    breaks: "an id is used after Meta forgot it",
    file: "worker/domain/attachment-life.ts",
    from: "89 * DAY_MS",
    to: "91 * DAY_MS",
    caughtBy: { file: SENT, test: "anew before Meta forgets it" },
  },
  {
    breaks: "words overtake an album while the Page is asked",
    file: "worker/objects/desk/commands/message.ts",
    from: "if (pending !== null) await pending;",
    to: "",
    caughtBy: { file: SENT, test: "are not overtaken by words" },
  },
  {
    breaks: "an album that Meta refused is an album again",
    file: "worker/objects/conversation/outbox/accept.ts",
    from: "isRefused ? partsToSend(outgoing, filesAtHand(store, false))",
    to: "isRefused ? partsToSend(outgoing, filesAtHand(store, true))",
    caughtBy: { file: SENT, test: "leave one by one when an album that Meta refused is sent anew" },
  },
  {
    breaks: "a refused upload is tried again",
    file: PUMP,
    from: 'if (meaning === "retry" || meaning === "ambiguous") return this.#tryLater(row, outcome.error);',
    to: "return this.#tryLater(row, outcome.error);",
    caughtBy: { file: UPLOADED, test: "is refused with Meta's code (2018047" },
  },
  {
    breaks: "an id that Meta does not know fails at once",
    file: PUMP,
    from: "uploads.isForgotten(seq, outgoingOf(row), graph)",
    to: "false",
    caughtBy: { file: UPLOADED, test: "has the file brought once more" },
  },
  {
    breaks: "a file that Meta does not know is brought for ever",
    file: "worker/objects/conversation/files/uploads.ts",
    from: "this.#again.add(seq);",
    to: "",
    caughtBy: { file: UPLOADED, test: "has it brought no third time" },
  },
];
