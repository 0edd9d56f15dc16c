import type { Mutation } from "./mutation.ts";

const LINKS = "test/worker/review.test.ts";

/** What a reviewer link must never show. */
export const REVIEWER_LINKS: readonly Mutation[] = [
  {
    breaks: "a reviewer finds any thread whose name they know",
    file: "worker/objects/desk/commands/runner.ts",
    from: "const refusal = sight === null ? NOT_FOUND : this.#barred(actor, command);",
    to: "const refusal = this.#barred(actor, command);",
    caughtBy: { file: LINKS, test: "finds no customer by any frame" },
  },
  {
    breaks: "a reviewer may give any command of an agent's",
    file: "worker/objects/desk/commands/runner.ts",
    from: "actor.review === undefined || !REVIEWER_COMMANDS.has(command.type)",
    to: "actor.review === undefined",
    caughtBy: { file: LINKS, test: "reaches for the commands that are theirs" },
  },
  {
    breaks: "a thread is a reviewer's wherever the ref comes up",
    file: "worker/domain/review-link.ts",
    from: 'const [first] = entries.filter(({ author }) => author.type !== "system").toSorted(byShownOrder);',
    to: 'const [first] = entries.filter(({ content }) => content.kind === "postback").toSorted(byShownOrder);',
    caughtBy: { file: "test/worker/domain/review-link.test.ts", test: "is none where something was before" },
  },
  {
    breaks: "a customer's old talk is told to a reviewer as it is fetched",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "entries: entries === null ? null : entriesSeen(sight, entries)",
    to: "entries",
    caughtBy: { file: LINKS, test: "is shown nothing from before" },
  },
  {
    breaks: "a reviewer reads what was before a thread began",
    file: "worker/objects/desk/commands/runner.ts",
    from: "return hasEntries(value) ? { ...outcome, value: pageSeen(sight, value) } : outcome;",
    to: "return outcome;",
    caughtBy: { file: LINKS, test: "is shown nothing from before" },
  },
  {
    breaks: "a refusal shows a reviewer what was before a thread began",
    file: "worker/objects/desk/commands/runner.ts",
    from: "return hasEntries(refusal) ? { ...outcome, refusal: pageSeen(sight, refusal) } : outcome;",
    to: "return outcome;",
    caughtBy: { file: LINKS, test: "is shown nothing from before" },
  },
  {
    breaks: "a reviewer gets the files of before",
    file: "worker/objects/desk/commands/runner.ts",
    from: 'if (!(await this.#sees(sight, command))) return refused({ code: "not_found" });',
    to: "",
    caughtBy: { file: LINKS, test: "finds no file, and no wording" },
  },
  {
    breaks: "a reviewer reads what agents write to each other",
    file: "worker/domain/review-link.ts",
    from: 'content.kind === "system" && (content.line.event === "assigned"',
    to: 'content.kind === "system" && since !== null && since < 0 && (content.line.event === "assigned"',
    caughtBy: { file: LINKS, test: "is shown no note" },
  },
  {
    breaks: "a pass that is refused is a use of the link",
    file: "worker/http/claims.ts",
    from: "if (claims !== null) return claims;",
    to: 'if (claims?.review !== undefined && event === "pass.refused") await directoryStub(env).reviewUsed(claims.review.link);\n  if (claims !== null) return claims;',
    caughtBy: { file: LINKS, test: "is not used by who is told to wait" },
  },
  {
    breaks: "a reviewer hears of every row of the list",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "if (!isShownTo(looker, change.after)) {",
    to: 'if (looker.sees !== "link" && !isShownTo(looker, change.after)) {',
    caughtBy: { file: LINKS, test: "hears nothing of customers, colleagues" },
  },
  {
    breaks: "a reviewer hears what everybody hears",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "review !== undefined && !hearsFrame(review, threads, frame)",
    to: "review === null && !hearsFrame(review, threads, frame)",
    caughtBy: { file: LINKS, test: "hears nothing of customers, colleagues" },
  },
  {
    breaks: "a reviewer gives files to any customer",
    file: "worker/objects/desk/desk.ts",
    from: "row === null || !this.#sights.sees(claims, row)",
    to: "row === null",
    caughtBy: { file: LINKS, test: "gives files for their own threads alone" },
  },
  {
    breaks: "a link that was revoked goes on",
    file: "worker/domain/review-link.ts",
    from: "return revokedAt === null && now < endsAt;",
    to: "return revokedAt !== 0 && now < endsAt;",
    caughtBy: { file: LINKS, test: "ends its sockets when it is revoked" },
  },
  {
    breaks: "a link that is over goes on",
    file: "worker/domain/review-link.ts",
    from: "return revokedAt === null && now < endsAt;",
    to: "return revokedAt === null && now !== endsAt + 1;",
    caughtBy: { file: LINKS, test: "lets nobody in after its end" },
  },
  {
    breaks: "a pass of a revoked link opens a socket",
    file: "worker/objects/desk/desk.ts",
    from: "claims === null || claims.exp <= now || this.#hasEnded(claims)",
    to: "claims === null || claims.exp <= now",
    caughtBy: { file: LINKS, test: "ends its sockets when it is revoked" },
  },
  {
    breaks: "a desk that was out of reach is never told of a revoked link",
    file: "worker/objects/directory/directory.ts",
    from: "this.#reviewLinks.untold().length > 0 ? OVERDUE : null",
    to: "null",
    caughtBy: { file: LINKS, test: "is told its desk by the alarm" },
  },
];
