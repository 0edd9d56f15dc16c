import type { Mutation } from "./mutation.ts";

const BOUNDS = "test/worker/bounds.test.ts";
const ANSWERS = "test/worker/http/answers.test.ts";

/** What anybody may repeat has a bound, what strangers name is only a name, and every answer says how it is to be taken. */
export const BOUNDS_AND_ANSWERS: readonly Mutation[] = [
  {
    breaks: "the owners of an interaction grow without end",
    file: "worker/objects/conversation/news/lines.ts",
    from: "[...owners, sub].slice(-OWNERS_MAX)",
    to: "[...owners, sub].slice(-OWNERS_MAX * 10)",
    caughtBy: { file: BOUNDS, test: "are the last fifty" },
  },
  {
    breaks: "agents who left are remembered for ever",
    file: "worker/objects/desk/people/people-store.ts",
    from: "if (known === null) this.#forgetAgents(now, here());",
    to: "",
    caughtBy: { file: BOUNDS, test: "who were not here for a month" },
  },
  {
    breaks: "an agent who is here is forgotten for many who came and went",
    file: "worker/objects/desk/people/people-store.ts",
    from: "sub NOT IN (SELECT value FROM json_each(?2)) AND (seen_at",
    to: "(seen_at",
    caughtBy: { file: BOUNDS, test: "who are here stay known" },
  },
  {
    breaks: "an agent who is here is not shown for many who came and went",
    file: "worker/objects/desk/people/people-store.ts",
    from: "return [...all.filter(({ sub }) => isHere.has(sub)), ...others]",
    to: "return [...others]",
    caughtBy: { file: BOUNDS, test: "who are here stay known" },
  },
  {
    breaks: "links of files that could not be copied are kept for ever",
    file: "worker/objects/conversation/media/store.ts",
    from: "LIMIT -1 OFFSET ${limitOf(FAILED_KEPT_MAX)}",
    to: "LIMIT 0 OFFSET ${limitOf(FAILED_KEPT_MAX)}",
    caughtBy: { file: BOUNDS, test: "can be tried again for a month" },
  },
  {
    breaks: "lines of the desk that are due are looked for among all",
    file: "worker/objects/desk/schema.ts",
    from: "CREATE INDEX note_late ON note (due_at, id) WHERE attempts > 0;",
    to: "",
    caughtBy: { file: BOUNDS, test: "are found by an index" },
  },
  {
    breaks: "a sender who goes away is a fault",
    file: "worker/http/body.ts",
    from: 'error instanceof HttpError ? error : new HttpError(400, "body_broken_off")',
    to: "error",
    caughtBy: { file: "test/worker/http/webhook.test.ts", test: "for no fault of ours" },
  },
  {
    breaks: "who finds no place for a file asks ten times a second",
    file: "worker/bucket/slots.ts",
    from: "const LOOK_MS_MIN = 250;\nconst LOOK_MS_MAX = 10_000;",
    to: "const LOOK_MS_MIN = 100;\nconst LOOK_MS_MAX = 100;",
    caughtBy: { file: "test/worker/bucket/slots.test.ts", test: "look again seldom while all are taken" },
  },
  {
    breaks: "commands are parsed before it is looked whether they come too fast",
    file: "worker/objects/desk/desk.ts",
    from: "return this.#reply(socket, idIn(message), refused({",
    to: "return this.#reply(socket, readCommand(message).id, refused({",
    caughtBy: { file: "test/worker/desk/sockets.test.ts", test: "are not read when they come too fast" },
  },
  {
    breaks: "a file's name may lead elsewhere",
    file: "worker/domain/names.ts",
    from: 'given.split(PATHS).at(-1) ?? ""',
    to: "given",
    caughtBy: { file: "test/worker/domain/names.test.ts", test: "fileName makes" },
  },
  {
    breaks: "eleven bits make a sound",
    file: "worker/domain/mpeg-audio.ts",
    from: "return isLast || next?.kind === frame.kind ? frame.type : null;",
    to: "return isLast || next !== undefined ? frame.type : null;",
    caughtBy: {
      file: "test/worker/domain/media-type.test.ts",
      test: "knows application/octet-stream by its first bytes",
    },
  },
  {
    breaks: "a text in UTF-16 is none",
    file: "worker/domain/media-type.ts",
    from: "if (first === 0xff && second === 0xfe)",
    to: "if (first === 0xff && second === 0xff)",
    caughtBy: { file: "test/worker/domain/media-type.test.ts", test: "knows text/plain by its first bytes" },
  },
  {
    breaks: "a browser may guess what an answer is",
    file: "worker/http/security-headers.ts",
    from: 'const EVERYWHERE: Headers = { "X-Content-Type-Options": "nosniff", ',
    to: "const EVERYWHERE: Headers = { ",
    caughtBy: { file: ANSWERS, test: "lets no browser guess what it is" },
  },
  {
    breaks: "an answer does not keep browsers to https",
    file: "worker/http/security-headers.ts",
    from: '(url.protocol === "https:" ? TRANSPORT : {})',
    to: "{}",
    caughtBy: { file: ANSWERS, test: "keeps it to https" },
  },
  {
    breaks: "HEAD has no route",
    file: "worker/index.ts",
    from: "router.get(path, handler).head(path, handler);",
    to: "router.get(path, handler);",
    caughtBy: { file: ANSWERS, test: "as GET is, without the body" },
  },
  {
    breaks: "a list cuts what a customer asked within a sign",
    file: "worker/objects/desk/list/asked.ts",
    from: "cutText(text, SAID_UNITS_MAX)",
    to: "text.slice(0, SAID_UNITS_MAX).toWellFormed()",
    caughtBy: { file: "test/worker/desk/news.test.ts", test: "no sign of them cut" },
  },
  {
    breaks: "a sticker that is told twice stands twice",
    file: "worker/graph/events/attachments.ts",
    from: "if (twin === -1) kept.push(part);",
    to: "if (twin !== -2) kept.push(part);",
    caughtBy: { file: "test/worker/graph/events.test.ts", test: "is shown once: a sticker as a picture" },
  },
];
